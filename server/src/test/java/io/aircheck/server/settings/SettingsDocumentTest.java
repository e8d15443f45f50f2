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

                A setting is looked for from the narrowest to the widest; the first that is found counts:

                1. **a room**: its page, "Settings of this room" (or `PATCH /api/v1/rooms/ID/settings`)
                2. **a platform**: the page of settings, or `platforms:` in the file (`platforms: douyin: cookie: …`), or a variable such as
                   `AIRCHECK_PLATFORMS_DOUYIN_COOKIE`
                3. **everything**: the page of settings, the file, a variable
                4. the **default**

                Where the same is said in several ways for the same room, the same platform or for everything, the option of the command
                line goes before the page, that before an environment variable, that before the file. A quality that stands before a room's
                address in its list goes before that of its platform and gives way to that of the room's own page. "Set for" names what a
                key can be set for. The pages show each value in force and where it came from, and take back what was set on them.

                `config/aircheck.yaml` in the home of the service is written once, with every key, its meaning and its default, and never
                changed by the program; it is read at the start. A wrong value or an unknown key is named with its line, and the service does
                not start. What is set on the pages is kept in the database and needs no start. Every variable has a twin with `_FILE` at its
                end, which names a file that holds the value, for secrets of containers.

                Secrets that are set on the pages (cookies, passwords, proxies) are encrypted in the database with the key in
                `config/secret.key`, or with the one in `AIRCHECK_SECRET_KEY` (`…_FILE` for a file of it). **Keep that file together with the database**: a
                backup of the home holds both; without the key these secrets cannot be read any more and have to be set again, while
                everything else stays.

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
