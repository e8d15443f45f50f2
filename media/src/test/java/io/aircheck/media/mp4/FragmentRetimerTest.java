package io.aircheck.media.mp4;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aircheck.media.MalformedMediaException;
import io.aircheck.media.SegmentInspection.Track;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FragmentRetimerTest {

    private static ByteBuffer sample(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(FragmentRetimerTest.class.getResourceAsStream(name), name)) {
            return ByteBuffer.wrap(in.readAllBytes());
        }
    }

    private static List<Track> tracks(ByteBuffer body) throws IOException, MalformedMediaException {
        return FragmentInspector.inspect(InitSegment.parse(sample("init.mp4")), List.of(body))
                .tracks();
    }

    @Test
    void everyTrackIsMovedInItsOwnTimeScaleAndBackAgain() throws IOException, MalformedMediaException {
        ByteBuffer body = sample("seg.m4s");
        ByteBuffer moved = sample("seg.m4s");
        List<Track> before = tracks(body);
        Map<Integer, Long> timescales = before.stream().collect(Collectors.toMap(Track::id, Track::timescale));

        FragmentRetimer.move(pieces(moved, 61), Duration.ofMillis(2500), timescales);

        List<Track> after = tracks(moved);
        for (int i = 0; i < after.size(); i++) {
            long scale = before.get(i).timescale();
            assertThat(after.get(i).firstDts()).isEqualTo(before.get(i).firstDts() + scale * 5 / 2);
            assertThat(after.get(i).durationTicks()).isEqualTo(before.get(i).durationTicks());
        }
        FragmentRetimer.move(List.of(moved), Duration.ofMillis(-2500), timescales);
        assertThat(moved).isEqualTo(body);
    }

    private static List<ByteBuffer> pieces(ByteBuffer all, int bytes) {
        return IntStream.iterate(0, at -> at < all.limit(), at -> at + bytes)
                .mapToObj(at -> all.slice(at, Math.min(bytes, all.limit() - at)))
                .toList();
    }

    @Test
    void aTornSegmentIsRefusedAndLeftAsItIs() throws IOException, MalformedMediaException {
        ByteBuffer body = sample("seg.m4s");
        Map<Integer, Long> timescales = tracks(body).stream().collect(Collectors.toMap(Track::id, Track::timescale));
        List<ByteBuffer> torn = List.of(body.slice(0, body.limit() - 1));

        assertThatThrownBy(() -> FragmentRetimer.move(torn, Duration.ofSeconds(1), timescales))
                .isInstanceOf(MalformedMediaException.class);
        assertThat(body).isEqualTo(sample("seg.m4s"));
    }
}
