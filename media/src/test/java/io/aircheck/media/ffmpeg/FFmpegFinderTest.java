package io.aircheck.media.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;

import io.aircheck.media.ffmpeg.FFmpegLookup.Found;
import io.aircheck.media.ffmpeg.FFmpegLookup.Missing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisabledOnOs(OS.WINDOWS)
class FFmpegFinderTest {

    @TempDir
    Path temp;

    @Test
    void takesASystemOneThatIsNewEnough() throws IOException {
        Path bin = fake("bin", "5.1.9-0+deb12u1", 59);
        assertThat(find(Map.of("PATH", "/nowhere:" + bin))).isInstanceOfSatisfying(Found.class, found -> {
            assertThat(found.ffmpeg().ffmpeg()).isEqualTo(bin.resolve("ffmpeg"));
            assertThat(found.ffmpeg().version()).isEqualTo("5.1.9-0+deb12u1");
            assertThat(found.ffmpeg().origin()).isEqualTo(FFmpeg.Origin.SYSTEM);
        });
    }

    @Test
    void takesAPrivateBuildWithoutAProperVersionByItsLibraries() throws IOException {
        Path bin = fake("bin", "N-109423-gabcdef", 60);
        assertThat(find(Map.of("PATH", bin.toString()))).isInstanceOf(Found.class);
    }

    @ParameterizedTest
    @CsvSource({
        "4.4.2-0ubuntu0.22.04.1, 58, is version 4.4.2-0ubuntu0.22.04.1, older than 5.0",
    })
    void saysWhichOneWasTooOld(String version, int library, String start, String end) throws IOException {
        Path bin = fake("bin", version, library);
        assertThat(find(Map.of("PATH", bin.toString())))
                .isInstanceOfSatisfying(
                        Missing.class,
                        missing -> assertThat(missing.reason())
                                .contains(start + ", " + end)
                                .contains("there is no FFmpeg bundle for")
                                .endsWith("or set AIRCHECK_FFMPEG to the path of its ffmpeg program."));
    }

    @Test
    void saysThatNoneIsThere() {
        assertThat(find(Map.of("PATH", temp.toString())))
                .isInstanceOfSatisfying(
                        Missing.class, missing -> assertThat(missing.reason()).contains("ffmpeg is not on the PATH"));
    }

    @Test
    void doesNotFallBackFromTheOneThatTheUserNamed() throws IOException {
        Path bin = fake("bin", "5.1", 59);
        Path named = temp.resolve("missing/ffmpeg");
        assertThat(find(Map.of("PATH", bin.toString(), "AIRCHECK_FFMPEG", named.toString())))
                .isInstanceOfSatisfying(
                        Missing.class,
                        missing -> assertThat(missing.reason()).startsWith("AIRCHECK_FFMPEG is set to " + named));
        assertThat(find(Map.of(
                        "PATH", "", "AIRCHECK_FFMPEG", bin.resolve("ffmpeg").toString())))
                .isInstanceOfSatisfying(
                        Found.class,
                        found -> assertThat(found.ffmpeg().origin()).isEqualTo(FFmpeg.Origin.CONFIGURED));
    }

    @Test
    void unpacksTheBundleOnceAndRunsIt() throws Exception {
        Path cache = temp.resolve("cache");
        FFmpegBundle here = FFmpegBundle.ofThisMachine();
        var bundle = new FFmpegBundle(here.platform(), cache, here.classes());
        var finder = new FFmpegFinder(Map.of("PATH", ""), bundle);
        Found first = (Found) finder.find();
        assertThat(first.ffmpeg().origin()).isEqualTo(FFmpeg.Origin.BUNDLED);
        assertThat(first.ffmpeg().version()).startsWith("8.");
        Object key = Files.readAttributes(first.ffmpeg().ffmpeg(), "creationTime,lastModifiedTime");
        assertThat(finder.find()).isEqualTo(first);
        assertThat((Object) Files.readAttributes(first.ffmpeg().ffmpeg(), "creationTime,lastModifiedTime"))
                .isEqualTo(key);
        try (var left = Files.list(cache)) {
            assertThat(left).hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Linux, amd64, linux-x86_64",
        "Linux, aarch64, linux-arm64",
        "Mac OS X, aarch64, macosx-arm64",
        "Mac OS X, x86_64, macosx-x86_64",
        "Windows 11, amd64, windows-x86_64",
    })
    void namesThePlatformAsTheBundleDoes(String os, String arch, String platform) {
        assertThat(FFmpegBundle.platform(os, arch)).isEqualTo(platform);
    }

    @Test
    void keepsTheBundleInTheUsersCache() {
        assertThat(FFmpegBundle.cache(Map.of("XDG_CACHE_HOME", "/var/tmp/c"), "/home/u"))
                .isEqualTo(Path.of("/var/tmp/c/aircheck"));
        assertThat(FFmpegBundle.cache(Map.of(), "/home/u")).isEqualTo(Path.of("/home/u/.cache/aircheck"));
    }

    private FFmpegLookup find(Map<String, String> environment) {
        var bundle = new FFmpegBundle("plan9-mips", temp, getClass().getClassLoader());
        return new FFmpegFinder(new HashMap<>(environment), bundle).find();
    }

    private Path fake(String name, String version, int libavformat) throws IOException {
        Path bin = Files.createDirectories(temp.resolve(name));
        for (String tool : new String[] {"ffmpeg", "ffprobe"}) {
            Path script = bin.resolve(tool);
            Files.writeString(
                    script,
                    "#!/bin/sh\necho '" + tool + " version " + version + " Copyright'\necho 'libavformat    "
                            + libavformat + ". 27.100 / 59'\n");
            assertThat(script.toFile().setExecutable(true)).isTrue();
        }
        return bin;
    }
}
