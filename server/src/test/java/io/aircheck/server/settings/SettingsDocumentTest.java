package io.aircheck.server.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

                Times are written as `30s`, `5m`, `2h`; sizes as `500MB`, `2GB`.
                """);
        SettingKey.Group group = null;
        for (SettingKey<?> key : SettingKeys.ALL) {
            if (key.group() != group) {
                group = key.group();
                text.append("\n## ").append(group.english()).append(" · ").append(group.chinese());
                text.append("\n\n| key | default | allowed | what it does |\n|---|---|---|---|\n");
            }
            text.append("| `%s`<br>`%s` | %s | %s | %s<br>%s |\n"
                    .formatted(
                            key.name(),
                            key.variable(),
                            key.standard().isEmpty() ? "" : "`" + key.standard() + "`",
                            key.form().allowed(),
                            key.english(),
                            key.chinese()));
        }
        text.append("\n## ")
                .append(SettingKey.Group.PLATFORM.english())
                .append(" · ")
                .append(SettingKey.Group.PLATFORM.chinese());
        text.append(
                "\n\nUnder `platforms:` and the platform's id, for example `platforms: douyin: cookie: …`, or as a variable such as"
                        + " `AIRCHECK_PLATFORMS_DOUYIN_COOKIE`.\n\n| key | allowed | what it does |\n|---|---|---|\n");
        for (SettingKey<?> key : SettingKeys.OF_PLATFORM) {
            text.append("| `%s` | %s | %s<br>%s |\n"
                    .formatted(key.name(), key.form().allowed(), key.english(), key.chinese()));
        }
        return text.toString();
    }
}
