package io.aircheck.server.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** {@code docs/settings.md} is made from the table of keys; {@code -Daircheck.write-docs} writes it anew. */
class SettingsDocumentTest {

    private static final Path DOCUMENT = Path.of("..", "docs", "settings.md");

    @Test
    void theDocumentSaysWhatTheTableSays() throws IOException {
        String text = document();
        if (System.getProperty("aircheck.write-docs") != null) {
            Files.writeString(DOCUMENT, text);
        }
        assertThat(Files.readString(DOCUMENT)).isEqualTo(text);
    }

    private static String document() {
        StringBuilder text = new StringBuilder("""
                # Settings

                `config/aircheck.yaml` in the home of the service is written once, with every key, its meaning and its default, and never
                changed by the program. An environment variable goes before the file, an option of the command line before both. A wrong
                value or an unknown key is named with its line, and the service does not start.

                What is set for a platform (`platforms: douyin: cookie: …`, or a variable such as `AIRCHECK_PLATFORMS_DOUYIN_COOKIE`) goes
                before what is set for everything. "Set for" names what a key can be set for.

                Times are written as `30s`, `5m`, `2h`; sizes as `500MB`, `2GB`.
                """);
        for (Section section : SettingKeys.SECTIONS) {
            text.append("\n## ").append(section.english()).append(" · ").append(section.chinese());
            text.append(
                    "\n\n| key | default | allowed | set for | counts | what it does |\n|---|---|---|---|---|---|\n");
            section.keys().forEach(key -> row(text, key));
        }
        return text.toString();
    }

    private static void row(StringBuilder text, SettingKey<?> key) {
        String variable = key.layers().contains(Layer.SERVICE) ? key.variable() : key.variable("NAME");
        String layers = Arrays.stream(Layer.values())
                .filter(key.layers()::contains)
                .map(Layer::english)
                .collect(Collectors.joining(", "));
        text.append("| `%s`<br>`%s` | %s | %s | %s | %s | %s<br>%s |\n"
                .formatted(
                        key.name(),
                        variable,
                        key.standard().isEmpty() ? "" : "`" + key.standard() + "`",
                        key.form().allowed(),
                        layers,
                        key.effect().english(),
                        key.english(),
                        key.chinese()));
    }
}
