package io.aircheck.media.flv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class FlvReaderTest {

    private static final byte[] SMALL = resource("small.flv");

    @Test
    void readsWhatFfmpegWrote() throws FlvException {
        String dump = FlvDump.of(read(SMALL, SMALL.length));
        assertThat(dump).isEqualTo(new String(resource("small.flv.dump"), StandardCharsets.UTF_8));
    }

    @Property(tries = 200)
    void anySplitOfTheBytesGivesTheSameTags(
            @ForAll @Size(min = 1, max = 8) List<@IntRange(min = 1, max = 700) Integer> sizes) throws FlvException {
        assertThat(read(SMALL, sizes)).isEqualTo(read(SMALL, SMALL.length));
    }

    @Property(tries = 500)
    void damagedInputThrowsNothingButFlvException(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 40) int damages, @ForAll @IntRange(min = 0) int cut) {
        Random random = new Random(seed);
        byte[] damaged = Arrays.copyOf(SMALL, SMALL.length - cut % SMALL.length);
        for (int i = 0; i < damages; i++) {
            damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
        }
        FlvReader reader = FlvTags.reader(damaged, 1 + random.nextInt(99));
        GopAssembler groups = new GopAssembler(reader.bytes(), 1 << 20);
        try {
            while (reader.next()) {
                SequenceHeaderPicture.of(reader.copy());
                Gop gop = groups.add(reader);
                if (gop != null) {
                    assertThat(FlvTags.tags(gop)).hasSize(gop.tags().size());
                }
                reader.bytes().release(groups.needed(reader));
            }
            groups.rest();
        } catch (FlvException expected) {
            assertThat(expected).hasMessageMatching("(a |an |the |script ).*");
        }
    }

    @Test
    void cutStreamGivesItsWholeTagsOnly() throws FlvException {
        byte[] cut = Arrays.copyOf(FlvTags.stream(List.of(FlvTags.key(0, 1), FlvTags.picture(40, 2))), 60);
        assertThat(read(cut, 60)).containsExactly(FlvTags.key(0, 1), FlvTags.picture(40, 2));
        assertThat(read(Arrays.copyOf(cut, 47), 47)).containsExactly(FlvTags.key(0, 1));
    }

    @Test
    void previousTagSizeIsNotTrusted() throws FlvException {
        byte[] stream = FlvTags.stream(List.of(FlvTags.key(0, 1), FlvTags.sound(7, 2)));
        stream[13 + FlvTags.key(0, 1).encodedBytes() - 1] = 99;
        assertThat(read(stream, 5)).containsExactly(FlvTags.key(0, 1), FlvTags.sound(7, 2));
    }

    @Test
    void timestampHasItsHighByteLast() throws FlvException {
        long fiveHours = 18_000_000;
        assertThat(read(FlvTags.stream(List.of(FlvTags.key(fiveHours, 1))), 3))
                .first()
                .isEqualTo(FlvTags.key(fiveHours, 1));
    }

    @Test
    void otherThingsAreRefusedWithASentence() {
        byte[] page = "<!DOCTYPE html><html>".getBytes(StandardCharsets.UTF_8);
        assertThatExceptionOfType(FlvException.class)
                .isThrownBy(() -> read(page, 4))
                .withMessage("the stream does not begin with FLV");
        byte[] stream = FlvTags.stream(List.of(FlvTags.key(0, 1)));
        stream[13] = 0x47;
        assertThatExceptionOfType(FlvException.class)
                .isThrownBy(() -> read(stream, 100))
                .withMessageContaining("a tag of type 71");
    }

    private static List<FlvTag> read(byte[] stream, int step) throws FlvException {
        return read(stream, List.of(step));
    }

    /** Reads what comes in steps, into chunks of the first step's size. */
    private static List<FlvTag> read(byte[] stream, List<Integer> steps) throws FlvException {
        StreamBytes bytes = new StreamBytes(new SmallChunks(steps.getFirst()));
        FlvReader reader = new FlvReader(bytes);
        List<FlvTag> tags = new ArrayList<>();
        int at = 0;
        for (int i = 0; at < stream.length; i++) {
            int size = Math.min(steps.get(i % steps.size()), stream.length - at);
            FlvTags.come(bytes, Arrays.copyOfRange(stream, at, at + size));
            while (reader.next()) {
                tags.add(reader.copy());
            }
            bytes.release(reader.unread());
            at += size;
        }
        return tags;
    }

    private static byte[] resource(String name) {
        try (InputStream in = FlvReaderTest.class.getResourceAsStream(name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
