package io.aircheck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How the script {@code aircheck} starts Java, laid as in a release whose Java only tells how it was started. */
@EnabledOnOs(OS.LINUX)
class LauncherTest {

    private static final String CHINESE = "-Duser.language.display=zh";

    @TempDir
    Path release;

    @BeforeEach
    void layOut() throws IOException {
        executable(release.resolve("aircheck"), Files.readString(Path.of("..", "aircheck")));
        executable(release.resolve("runtime/bin/java"), "#!/bin/sh\necho \"$LC_ALL|$*\"\n");
    }

    /** No system has the language of Antarctica installed. */
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-, C.UTF-8, -, C.UTF-8, false",
                "C.UTF-8, -, -, C.UTF-8, false",
                "-, -, -, C.UTF-8, false",
                "-, C, -, C.UTF-8, false",
                "-, en_AQ.UTF-8, -, C.UTF-8, false",
                "-, zh_AQ.UTF-8, -, C.UTF-8, true",
                "zh_AQ.UTF-8, C, -, C.UTF-8, true",
                "-, zh_CN.GBK, -, C.UTF-8, true",
                "-, zh_AQ.UTF-8, en_AQ.UTF-8, C.UTF-8, false",
                "-, en_AQ.UTF-8, zh_AQ.UTF-8, C.UTF-8, true",
            })
    void chineseNamesCanBeWrittenAndTheLanguageStaysWhateverTheLocale(
            String all, String lang, String messages, String locale, boolean isChinese) throws Exception {
        String started = start(all, lang, messages);
        String told = started.substring(0, started.indexOf('|'));
        assertThat(told.isEmpty() ? lang : told).isEqualTo(locale);
        assertThat(started.contains(CHINESE)).isEqualTo(isChinese);
    }

    private String start(String all, String lang, String messages) throws Exception {
        ProcessBuilder process = new ProcessBuilder(release.resolve("aircheck").toString(), "--version");
        Map<String, String> environment = process.environment();
        environment.keySet().removeIf(name -> name.startsWith("LC_") || name.equals("LANG"));
        put(environment, "LC_ALL", all);
        put(environment, "LANG", lang);
        put(environment, "LC_MESSAGES", messages);
        Process running = process.start();
        return new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static void put(Map<String, String> environment, String name, String value) {
        if (value != null) {
            environment.put(name, value);
        }
    }

    private static void executable(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
