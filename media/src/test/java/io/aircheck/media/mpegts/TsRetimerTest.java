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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TsRetimerTest {

    private static List<ByteBuffer> sample() throws IOException {
        try (InputStream in = Objects.requireNonNull(TsRetimerTest.class.getResourceAsStream("avc.ts"))) {
            ByteBuffer all = ByteBuffer.wrap(in.readAllBytes());
            int half = all.limit() / 2 / TsPacket.LENGTH * TsPacket.LENGTH;
            return List.of(all.slice(0, half), all.slice(half, all.limit() - half));
        }
    }

    private static List<Long> times(SegmentInspection inspection) {
        return inspection.tracks().stream()
                .flatMap(track -> List.of(track.firstDts(), track.lastDts()).stream())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, -1, 90_000, -1_000, 1L << 32, (1L << 33) - 5})
    void everyTrackIsMovedAndBackAgain(long ticks) throws IOException, MalformedMediaException {
        List<ByteBuffer> body = sample();
        SegmentInspection before = TsInspector.inspect(body);

        ByteBuffer moved = TsRetimer.move(body, ticks);

        List<Track> after = TsInspector.inspect(List.of(moved)).tracks();
        for (int i = 0; i < after.size(); i++) {
            long distance = TsPacket.ticksBetween(
                    before.tracks().get(i).firstDts(), after.get(i).firstDts());
            assertThat(TsPacket.wrapped(distance)).isEqualTo(TsPacket.wrapped(ticks));
            assertThat(after.get(i).durationTicks())
                    .isEqualTo(before.tracks().get(i).durationTicks());
        }
        ByteBuffer original = ByteBuffer.allocate(moved.limit());
        body.forEach(buffer -> original.put(buffer.duplicate()));
        assertThat(moved).isNotEqualTo(original.flip());
        assertThat(TsRetimer.move(List.of(moved), -ticks)).isEqualTo(original);
    }

    @Test
    void clocksMoveAsTimestampsDo() throws IOException {
        assertThat(clocks(TsRetimer.move(sample(), 180_000)))
                .isNotEmpty()
                .isEqualTo(clocks(TsRetimer.move(sample(), 0)).stream()
                        .map(clock -> clock + 180_000)
                        .toList());
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
        ByteBuffer seam = TsRetimer.seam(sample());

        List<Integer> pids = new ArrayList<>();
        for (int at = 0; at < seam.limit(); at += TsPacket.LENGTH) {
            int pid = TsPacket.pid(seam, at);
            pids.add(pid);
            assertThat(seam.get(at + 3) & 0x30).as("no payload").isEqualTo(0x20);
            assertThat(seam.get(at + 5) & 0x80).as("discontinuity_indicator").isNotZero();
            assertThat((seam.get(at + 3) & 15) + 1 & 15).isEqualTo(firstCounter(pid));
        }
        assertThat(pids).doesNotHaveDuplicates().contains(0, 4096, 256, 257);
        List<ByteBuffer> joined = new ArrayList<>(List.of(seam));
        joined.addAll(sample());
        assertThat(times(TsInspector.inspect(joined))).isEqualTo(times(TsInspector.inspect(sample())));
    }

    private static int firstCounter(int pid) throws IOException {
        for (ByteBuffer part : sample()) {
            for (int at = 0; at < part.limit(); at += TsPacket.LENGTH) {
                if (TsPacket.pid(part, at) == pid) {
                    return part.get(at + 3) & 15;
                }
            }
        }
        throw new AssertionError("there is no PID " + pid);
    }
}
