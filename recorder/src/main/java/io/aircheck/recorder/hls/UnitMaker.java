package io.aircheck.recorder.hls;

import io.aircheck.media.SegmentInspection;
import io.aircheck.media.hls.Segment;
import io.aircheck.recorder.Container;
import io.aircheck.recorder.MediaUnit;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Makes units of fetched segments and decides by their content where a file must end: where the decoder must be set up anew. A
 * DISCONTINUITY tag alone decides nothing, and timestamps that begin anew are for {@link PartTimeline} to carry on.
 */
final class UnitMaker {

    private final Map<String, String> configurations = new HashMap<>();
    private String setUp = "";
    private @Nullable Container container;

    MediaUnit make(Segment segment, int epoch, Fetched fetched) {
        SegmentInspection inspection = fetched.inspection();
        setUp = setUpOf(fetched);
        container = fetched.container();
        Duration measured = inspection.duration();
        return new MediaUnit(
                fetched.container(),
                setUp,
                fetched.header(),
                fetched.body(),
                segment.sequence(),
                epoch,
                measured.isZero() ? segment.duration() : measured,
                segment.programDateTime(),
                fetched.receivedAt(),
                inspection.startsWithKeyFrame(),
                inspection.tracks());
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
}
