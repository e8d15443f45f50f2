package io.aircheck.recorder.files;

import io.aircheck.recorder.Container;
import io.aircheck.recorder.MediaUnit;
import io.aircheck.recorder.RecordingRequest;
import io.aircheck.recorder.SplitSignal;
import io.aircheck.recorder.Splitting;
import java.time.Duration;

/**
 * When a unit begins a new part: at another decoder configuration, and at the first key frame after so much time, so many
 * bytes or a signal; at twice as much where no key frame comes.
 */
record SplitRule(Splitting splitting, SplitSignal signal) {

    static SplitRule of(RecordingRequest request) {
        return new SplitRule(request.splitting(), request.splitSignal());
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
        return isDue(open, length, 2) || (unit.keyFrame() && (signal.isGiven() || isDue(open, length, 1)));
    }

    private boolean isDue(OpenPart open, Duration length, int times) {
        Duration longest = splitting.duration();
        Long most = splitting.bytes();
        return (longest != null && length.compareTo(longest.multipliedBy(times)) >= 0)
                || (most != null && open.bytes() / times >= most);
    }
}
