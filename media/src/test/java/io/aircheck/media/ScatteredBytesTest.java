package io.aircheck.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ten letters in four buffers, one of them empty and one that does not begin at its first byte. */
class ScatteredBytesTest {

    private final List<ByteBuffer> buffers =
            List.of(buffer("abc"), buffer(""), buffer("--defg").position(2), buffer("hij"));
    private final ScatteredBytes bytes = new ScatteredBytes(buffers);

    private static ByteBuffer buffer(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static String text(ByteBuffer buffer) {
        return StandardCharsets.US_ASCII.decode(buffer.duplicate()).toString();
    }

    @ParameterizedTest
    @CsvSource({"0, 10, abcdefghij", "1, 1, b", "2, 3, cde", "2, 6, cdefgh", "8, 5, ij", "10, 1, ''"})
    void copiesAPart(long from, int count, String part) {
        assertThat(text(bytes.copy(from, count))).isEqualTo(part);
    }

    @ParameterizedTest
    @CsvSource({
        "0, X, Xbcdefghij",
        "2, XYZ, abXYZfghij",
        "6, XY, abcdefXYij",
        "0, 0123456789, 0123456789",
        "10, '', abcdefghij"
    })
    void writesOverWhatIsThere(long from, String over, String all) {
        ByteBuffer source = buffer(over);

        bytes.put(from, source);

        assertThat(text(bytes.copy(0, 10))).isEqualTo(all);
        assertThat(source.remaining()).isEqualTo(over.length());
        assertThat(buffers).extracting(ByteBuffer::remaining).containsExactly(3, 0, 4, 3);
    }

    @Test
    void writesNothingBehindTheEnd() {
        assertThatThrownBy(() -> bytes.put(9, buffer("XY"))).isInstanceOf(IndexOutOfBoundsException.class);
        assertThat(text(bytes.copy(0, 10))).isEqualTo("abcdefghij");
    }
}
