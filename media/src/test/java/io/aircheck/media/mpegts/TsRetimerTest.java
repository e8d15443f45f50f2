package io.aircheck.media.mpegts;

import static org.assertj.core.api.Assertions.assertThat;

import io.aircheck.media.MalformedMediaException;
import io.aircheck.media.SegmentInspection;
import io.aircheck.media.SegmentInspection.Track;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TsRetimerTest {

    private static ByteBuffer sample() throws IOException {
        try (InputStream in = Objects.requireNonNull(TsRetimerTest.class.getResourceAsStream("avc.ts"))) {
            return ByteBuffer.wrap(in.readAllBytes());
        }
    }

    /** The same bytes in buffers of a size. */
    private static List<ByteBuffer> pieces(ByteBuffer all, int bytes) {
        return IntStream.iterate(0, at -> at < all.limit(), at -> at + bytes)
                .mapToObj(at -> all.slice(at, Math.min(bytes, all.limit() - at)))
                .toList();
    }

    private static List<Long> times(SegmentInspection inspection) {
        return inspection.tracks().stream()
                .flatMap(track -> List.of(track.firstDts(), track.lastDts()).stream())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, -1, 90_000, -1_000, 1L << 32, (1L << 33) - 5})
    void everyTrackIsMovedAndBackAgain(long ticks) throws IOException, MalformedMediaException {
        ByteBuffer moved = sample();

        TsRetimer.move(List.of(moved), ticks);

        List<Track> before = TsInspector.inspect(List.of(sample())).tracks();
        List<Track> after = TsInspector.inspect(List.of(moved)).tracks();
        for (int i = 0; i < after.size(); i++) {
            long distance =
                    TsPacket.ticksBetween(before.get(i).firstDts(), after.get(i).firstDts());
            assertThat(TsPacket.wrapped(distance)).isEqualTo(TsPacket.wrapped(ticks));
            assertThat(after.get(i).durationTicks()).isEqualTo(before.get(i).durationTicks());
        }
        assertThat(moved).isNotEqualTo(sample());
        TsRetimer.move(List.of(moved), -ticks);
        assertThat(moved).isEqualTo(sample());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 187, 188, 189, 1000, 65_536})
    void packetsMayLieInSeveralBuffers(int bytes) throws IOException {
        ByteBuffer whole = sample();
        ByteBuffer scattered = sample();

        TsRetimer.move(List.of(whole), 90_000);
        TsRetimer.move(pieces(scattered, bytes), 90_000);

        assertThat(scattered).isEqualTo(whole);
    }

    @Test
    void bytesAfterTheLastWholePacketAreLeft() throws IOException {
        ByteBuffer all = sample();
        int cut = all.limit() - TsPacket.LENGTH;

        TsRetimer.move(pieces(all.slice(0, all.limit() - 1), 100), 90_000);

        assertThat(all.slice(cut, TsPacket.LENGTH)).isEqualTo(sample().slice(cut, TsPacket.LENGTH));
    }

    @Test
    void clocksMoveAsTimestampsDo() throws IOException {
        ByteBuffer moved = sample();

        TsRetimer.move(List.of(moved), 180_000);

        assertThat(clocks(moved))
                .isNotEmpty()
                .isEqualTo(
                        clocks(sample()).stream().map(clock -> clock + 180_000).toList());
    }

    private static List<Long> clocks(ByteBuffer bytes) {
        List<Long> clocks = new ArrayList<>();
        for (int at = 0; at < bytes.limit(); at += TsPacket.LENGTH) {
            if ((bytes.get(at + 3) & 0x20) != 0 && bytes.get(at + 4) > 6 && (bytes.get(at + 5) & 0x10) != 0) {
                clocks.add((bytes.getInt(at + 6) & 0xffffffffL) << 1 | bytes.get(at + 10) >> 7 & 1);
            }
        }
        return clocks;
    }

    @Test
    void aSeamAnnouncesTheFirstCounterOfEachPid() throws IOException, MalformedMediaException {
        ByteBuffer seam = TsRetimer.seam(pieces(sample(), 1000));

        List<Integer> pids = new ArrayList<>();
        for (int at = 0; at < seam.limit(); at += TsPacket.LENGTH) {
            int pid = TsPacket.pid(seam, at);
            pids.add(pid);
            assertThat(seam.get(at + 3) & 0x30).as("no payload").isEqualTo(0x20);
            assertThat(seam.get(at + 5) & 0x80).as("discontinuity_indicator").isNotZero();
            assertThat((seam.get(at + 3) & 15) + 1 & 15).isEqualTo(firstCounter(pid));
        }
        assertThat(pids).doesNotHaveDuplicates().contains(0, 4096, 256, 257);
        assertThat(times(TsInspector.inspect(List.of(seam, sample()))))
                .isEqualTo(times(TsInspector.inspect(List.of(sample()))));
    }

    private static int firstCounter(int pid) throws IOException {
        ByteBuffer all = sample();
        for (int at = 0; at < all.limit(); at += TsPacket.LENGTH) {
            if (TsPacket.pid(all, at) == pid) {
                return all.get(at + 3) & 15;
            }
        }
        throw new AssertionError("there is no PID " + pid);
    }
}
