package io.aircheck.recorder.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;

import io.aircheck.media.ffmpeg.FFmpeg;
import io.aircheck.recorder.MediaUnit;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What FFmpeg writes, in blocks as they come from its pipe, and the units that are made of it. */
class TsUnitWriterTest {

    private static final int PACKET = 188;
    private static final int BLOCK = 10_000;

    private final Units sink = new Units();
    private final TsUnitWriter writer = new TsUnitWriter(sink, Clock.systemUTC());

    /** As where a server sends sound while a new viewer waits for a key frame; four seconds are more than one piece of sound. */
    @ParameterizedTest(name = "picture {0} s after the sound: {1} units")
    @CsvSource({"0, 6", "1.5, 6", "4, 6"})
    void soundBeforeTheFirstPictureBelongsToItsUnit(String delay, int units) throws Exception {
        byte[] stream = stream(delay);
        write(stream);
        assertThat(sink.units).hasSize(units).allMatch(MediaUnit::keyFrame);
        assertThat(sink.units)
                .extracting(MediaUnit::configuration)
                .containsOnly(sink.units.getFirst().configuration());
        byte[] written = bytes();
        int leftOut = stream.length - written.length;
        assertThat(leftOut)
                .as("nothing but the description of the service before the first tables")
                .isIn(0, PACKET);
        assertThat(Arrays.equals(written, 0, written.length, stream, leftOut, stream.length))
                .as("all the rest in its order")
                .isTrue();
    }

    private void write(byte[] stream) throws Exception {
        for (int at = 0; at < stream.length; at += BLOCK) {
            assertThat(writer.add(Arrays.copyOfRange(stream, at, Math.min(stream.length, at + BLOCK))))
                    .isTrue();
        }
        writer.flush();
    }

    private byte[] bytes() {
        List<ByteBuffer> buffers =
                sink.units.stream().flatMap(unit -> unit.body().stream()).toList();
        ByteBuffer all = ByteBuffer.allocate(
                buffers.stream().mapToInt(ByteBuffer::remaining).sum());
        buffers.forEach(buffer -> all.put(buffer.duplicate()));
        return all.array();
    }

    /** Six groups of pictures of a second each, and sound as loud on the wire as 128 kbit/s. */
    private static byte[] stream(String pictureDelay) throws Exception {
        FFmpeg ffmpeg = FFmpeg.find().toOptional().orElse(null);
        Assumptions.assumeTrue(ffmpeg != null, "no FFmpeg on this platform");
        List<String> arguments = new ArrayList<>(List.of("-v", "error", "-f", "lavfi", "-i", "anoisesrc=d=10:r=44100"));
        arguments.addAll(
                List.of("-itsoffset", pictureDelay, "-f", "lavfi", "-i", "testsrc2=d=6:s=160x120:r=25", "-map", "1:v"));
        arguments.addAll(List.of("-map", "0:a", "-c:v", "mpeg2video", "-g", "25", "-c:a", "aac", "-b:a", "128k"));
        arguments.addAll(List.of("-f", "mpegts", "pipe:1"));
        return ffmpeg.run(arguments, Duration.ofMinutes(1));
    }
}
