package io.aircheck.recorder.files;

import io.aircheck.recorder.Container;
import io.aircheck.recorder.MediaUnit;
import io.aircheck.recorder.RecordingRequest;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * When a unit begins a new part: at another decoder configuration, and at the first key frame after so much time or so many
 * bytes; at twice as much where no key frame comes.
 */
record SplitRule(@Nullable Duration duration, @Nullable Long bytes) {

    static SplitRule of(RecordingRequest request) {
        return new SplitRule(request.splitDuration(), request.splitBytes());
    }

    boolean beginsPart(OpenPart open, MediaUnit unit) {
        if (!open.fits(unit)) {
            return true;
        }
        if (unit.container() == Container.FILE) {
            return false; // a finished file that is cut is none
        }
        // A frozen picture must not stop the clock.
        Duration wall = Duration.between(open.startedAt(), unit.receivedAt());
        Duration length = open.duration().compareTo(wall) > 0 ? open.duration() : wall;
        return isDue(open, length, 2) || (unit.keyFrame() && isDue(open, length, 1));
    }

    private boolean isDue(OpenPart open, Duration length, int times) {
        return (duration != null && length.compareTo(duration.multipliedBy(times)) >= 0)
                || (bytes != null && open.bytes() / times >= bytes);
    }
}
