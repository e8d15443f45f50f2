package io.aircheck.media.icy;

import static org.assertj.core.api.Assertions.assertThat;

import io.aircheck.media.icy.IcySplitter.Part;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class IcySplitterTest {

    private record Result(byte[] audio, List<String> blocks) {}

    @Test
    void theVectorOfTheFactSheet() {
        byte[] stream = HexFormat.ofDelimiter(" ")
                .parseHex("01 02 03 04 05 06 07 08 01 53 74 72 65 61 6d 54 69 74 6c 65 3d 27 27 3b 00 09 0a");
        Result result = split(stream, 8, stream.length);
        assertThat(result.audio()).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
        assertThat(result.blocks()).containsExactly("StreamTitle='';");
    }

    @Test
    void lengthOfBlocksIsInUnitsOfSixteen() {
        assertThat(block("StreamTitle='A - B';")).hasSize(33).startsWith(2);
        byte[] largest = new byte[1 + 4080];
        largest[0] = (byte) 0xFF;
        assertThat(split(concat(new byte[8], largest, new byte[] {5}), 8, 7).audio())
                .hasSize(9)
                .endsWith(5);
    }

    @Property(tries = 200)
    void anySplitOfTheBytesGivesTheSame(@ForAll @IntRange(min = 1, max = 50) int step) {
        byte[] stream = concat(
                new byte[8],
                block("StreamTitle='A - B';"),
                new byte[8],
                block(""),
                new byte[8],
                block("x"),
                new byte[3]);
        Result result = split(stream, 8, step);
        assertThat(result.audio()).hasSize(27);
        assertThat(result.blocks()).containsExactly("StreamTitle='A - B';", "x");
    }

    @Test
    void withoutMetadataEverythingIsSound() {
        assertThat(split(new byte[100], 0, 9).audio()).hasSize(100);
    }

    private static byte[] block(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int units = (bytes.length + 15) / 16;
        return ByteBuffer.allocate(1 + 16 * units).put((byte) units).put(bytes).array();
    }

    private static byte[] concat(byte[]... pieces) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] piece : pieces) {
            all.writeBytes(piece);
        }
        return all.toByteArray();
    }

    private static Result split(byte[] stream, int metaint, int step) {
        IcySplitter splitter = new IcySplitter(metaint);
        ByteArrayOutputStream audio = new ByteArrayOutputStream();
        List<String> blocks = new ArrayList<>();
        for (int at = 0; at < stream.length; at += step) {
            ByteBuffer piece = ByteBuffer.wrap(stream, at, Math.min(step, stream.length - at));
            for (Part part = splitter.next(piece); part != null; part = splitter.next(piece)) {
                switch (part) {
                    case Part.Audio(ByteBuffer bytes) -> {
                        while (bytes.hasRemaining()) {
                            audio.write(bytes.get());
                        }
                    }
                    case Part.Block(String text) -> blocks.add(text);
                }
            }
        }
        return new Result(audio.toByteArray(), blocks);
    }
}
