package io.aircheck.server.recordings;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Where the music of a recording stands once some of its files have become one. */
final class JoinedPlays {

    private JoinedPlays() {}

    /**
     * The plays that stand elsewhere now; each keeps its id.
     *
     * @param before the files as they were when the music was heard
     * @param after the files as they are now, the joined ones under the number of the first of them
     */
    static List<RecordedPlay> moved(List<RecordedPlay> plays, List<RecordedPart> before, List<RecordedPart> after) {
        return plays.stream()
                .flatMap(play -> moved(play, before, after).stream())
                .toList();
    }

    private static Optional<RecordedPlay> moved(
            RecordedPlay play, List<RecordedPart> before, List<RecordedPart> after) {
        return after.stream()
                .filter(part -> part.number() <= play.part())
                .max(Comparator.comparingInt(RecordedPart::number))
                .filter(part -> part.number() < play.part())
                .flatMap(into -> {
                    Duration earlier = before.stream()
                            .filter(part -> part.number() >= into.number() && part.number() < play.part())
                            .map(RecordedPart::duration)
                            .reduce(Duration.ZERO, Duration::plus);
                    // A file that is gone is in no other.
                    return earlier.compareTo(into.duration()) < 0
                            ? Optional.of(new RecordedPlay(
                                    play.id(),
                                    play.recordingId(),
                                    into.number(),
                                    play.play().later(earlier),
                                    play.open()))
                            : Optional.empty();
                });
    }
}
