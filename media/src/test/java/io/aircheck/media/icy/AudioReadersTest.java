package io.aircheck.media.icy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One second of a tone in each form, made by FFmpeg. */
class AudioReadersTest {

    @ParameterizedTest
    @CsvSource({
        "tone.mp3,  mpeg2 layer 3 22050, 0",
        "tone.aac,  aac2/16000/1,        0",
        "tone.flac, flac 16000,          1",
        "one.opus,  ogg opus,            0",
    })
    void everyByteIsInAPiece(String file, String format, int headers) {
        List<AudioPiece> pieces = read(file, resource(file), 100);
        assertThat(pieces).extracting(AudioPiece::format).containsOnly(format);
        assertThat(pieces.getFirst().header()).hasSize(headers);
        Duration total = pieces.stream().map(AudioPiece::duration).reduce(Duration.ZERO, Duration::plus);
        assertThat(total.toMillis()).isCloseTo(1000, within(300L));
        byte[] whole = concat(file.endsWith("flac") ? pieces.getFirst().header() : List.of(), pieces);
        byte[] source = resource(file);
        assertThat(whole).isEqualTo(Arrays.copyOf(source, whole.length));
        assertThat(source.length - whole.length)
                .as("what only the stream's end would make whole")
                .isLessThan(2000);
    }

    @ParameterizedTest
    @CsvSource({"tone.mp3, 300", "tone.aac, 300"})
    void listenerWhoComesInTheMiddleBeginsAtAFrame(String file, int from) {
        byte[] stream = resource(file);
        List<AudioPiece> whole = read(file, stream, 1000);
        List<AudioPiece> late = read(file, Arrays.copyOfRange(stream, from, stream.length), 1000);
        assertThat(late).isNotEmpty().isEqualTo(whole.subList(whole.size() - late.size(), whole.size()));
    }

    @Test
    void eachSongOfAnOggRadioTellsItsTitle() {
        byte[] chain = concatBytes(resource("one.opus"), resource("two.opus"));
        List<AudioPiece> pieces = read("chain.opus", chain, 700);
        assertThat(pieces)
                .extracting(AudioPiece::title)
                .filteredOn(Objects::nonNull)
                .containsExactly("Ann - One", "Two");
        assertThat(pieces).filteredOn(AudioPiece::beginsStream).hasSize(2);
        assertThat(pieces.getLast().header())
                .as("what a file needs that begins in the second song")
                .hasSize(2);
    }

    @Test
    void oggThatWasEnteredInTheMiddleWaitsForTheNextSong() {
        byte[] one = resource("one.opus");
        byte[] stream = concatBytes(Arrays.copyOfRange(one, 200, one.length), resource("two.opus"));
        assertThat(read("chain.opus", stream, 700).getFirst().beginsStream()).isTrue();
    }

    @Property(tries = 300)
    void damageIsSkipped(@ForAll long seed, @ForAll @IntRange(max = 3) int form) {
        String file = List.of("tone.mp3", "tone.aac", "tone.flac", "one.opus").get(form);
        byte[] stream = resource(file);
        Random random = new Random(seed);
        for (int i = 0; i < 20; i++) {
            stream[random.nextInt(stream.length)] = (byte) random.nextInt();
        }
        assertThat(concat(List.of(), read(file, stream, 1 + random.nextInt(3000))).length)
                .isLessThanOrEqualTo(stream.length);
    }

    private static List<AudioPiece> read(String name, byte[] stream, int step) {
        AudioReader reader = name.endsWith("mp3")
                ? new FrameReader(AudioFrame.Kind.MPEG)
                : name.endsWith("aac")
                        ? new FrameReader(AudioFrame.Kind.ADTS)
                        : name.endsWith("flac") ? new FlacReader() : new OggReader();
        List<AudioPiece> pieces = new ArrayList<>();
        for (int at = 0; at < stream.length; at += step) {
            reader.feed(ByteBuffer.wrap(stream, at, Math.min(step, stream.length - at)));
            for (AudioPiece piece = reader.next(); piece != null; piece = reader.next()) {
                pieces.add(piece);
            }
        }
        return pieces;
    }

    private static byte[] concat(List<ByteBuffer> header, List<AudioPiece> pieces) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        header.forEach(bytes -> all.writeBytes(bytes.array()));
        pieces.forEach(piece -> all.writeBytes(piece.bytes().array()));
        return all.toByteArray();
    }

    private static byte[] concatBytes(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private static byte[] resource(String name) {
        try (InputStream in = AudioReadersTest.class.getResourceAsStream(name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
