package io.aircheck.platforms;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** {@code docs/platforms.md} is made from what the platforms say of themselves; {@code -Daircheck.write-docs} writes it anew. */
class PlatformDocumentTest {

    private static final Path DOCUMENT = Path.of("..", "docs", "platforms.md");

    @Test
    void theDocumentSaysWhatThePlatformsSay() throws IOException {
        String text = PlatformDocument.markdown(Platforms.all());
        if (System.getProperty("aircheck.write-docs") != null) {
            Files.writeString(DOCUMENT, text);
        }
        assertThat(Files.readString(DOCUMENT)).isEqualTo(text);
    }
}
