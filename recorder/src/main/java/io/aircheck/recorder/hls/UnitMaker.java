package io.aircheck.recorder.hls;

import io.aircheck.media.SegmentInspection;
import io.aircheck.media.SegmentInspection.Track;
import io.aircheck.media.hls.Segment;
import io.aircheck.media.mpegts.TsPacket;
import io.aircheck.recorder.Container;
import io.aircheck.recorder.MediaUnit;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Makes units of fetched segments and decides by their content where a file must end: where the decoder must be set up
 * anew, and where timestamps begin anew, since a file whose time goes back or leaps does not play as long as it is. A
 * DISCONTINUITY tag alone decides nothing.
 */
final class UnitMaker {

    /** Sound is often cut a little before the picture, so segments overlap by a few frames. */
    private static final Duration MOST_OVERLAP = Duration.ofMillis(500);

    private static final Duration MOST_LEAP = Duration.ofSeconds(10);

    private final Map<String, String> configurations = new HashMap<>();
    private String setUp = "";
    private int timelines;
    private @Nullable Track last;
    private @Nullable Container container;

    /** @param missing what is known to be missing since the last unit, by which timestamps may leap more */
    MediaUnit make(Segment segment, int epoch, Fetched fetched, Duration missing) {
        SegmentInspection inspection = fetched.inspection();
        String now = setUpOf(fetched);
        Track leading = inspection.leading().orElse(null);
        if (now.equals(setUp) && last != null && leading != null && !follows(last, leading, missing)) {
            timelines++;
        }
        setUp = now;
        container = fetched.container();
        last = leading == null ? last : leading;
        Duration measured = inspection.duration();
        return new MediaUnit(
                fetched.container(),
                timelines == 0 ? now : now + "#" + timelines,
                fetched.header(),
                fetched.body(),
                segment.sequence(),
                epoch,
                measured.isZero() ? segment.duration() : measured,
                segment.programDateTime(),
                fetched.receivedAt(),
                inspection.startsWithKeyFrame());
    }

    /** What a decoder must know; a track that does not tell this time is taken to be as it was. */
    private String setUpOf(Fetched fetched) {
        if (fetched.container() != container) {
            configurations.clear();
        }
        if (fetched.inspection().tracks().isEmpty()) {
            return setUp;
        }
        return fetched.inspection().tracks().stream()
                .map(track -> {
                    String name = track.id() + ":" + track.codec();
                    String told = track.configuration();
                    if (told != null) {
                        configurations.put(name, told);
                    }
                    return track.id() + ":" + configurations.getOrDefault(name, track.codec());
                })
                .collect(Collectors.joining(",", fetched.container().extension() + " ", ""));
    }

    private boolean follows(Track before, Track now, Duration missing) {
        if (before.timescale() != now.timescale() || before.id() != now.id()) {
            return true;
        }
        long end = Math.max(before.firstDts() + before.durationTicks(), before.lastDts());
        long ticks = container == Container.TS ? TsPacket.ticksBetween(end, now.firstDts()) : now.firstDts() - end;
        Duration apart = Duration.ofMillis(Math.round(ticks * 1000.0 / now.timescale()));
        return apart.compareTo(MOST_OVERLAP.negated()) >= 0 && apart.compareTo(MOST_LEAP.plus(missing)) <= 0;
    }
}
