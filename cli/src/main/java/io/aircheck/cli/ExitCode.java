package io.aircheck.cli;

import io.aircheck.platforms.RoomStatus;
import io.aircheck.recorder.EndReason;
import io.aircheck.recorder.RecordingSummary;
import java.util.List;

/** Exit codes of the command line; scripts rely on them. */
public final class ExitCode {

    public static final int DONE = 0;
    public static final int FAILED = 1;
    /** Wrong usage or configuration. */
    public static final int USAGE = 2;
    /** Nothing there: not live, not found. */
    public static final int NOTHING = 3;
    /** The address, or the form of the stream, is not one we know. */
    public static final int UNSUPPORTED = 4;
    /** Login, region, password or risk control. */
    public static final int REFUSED = 5;

    public static final int DISK = 6;
    /** Recorded, with stretches that are known to be missing. */
    public static final int GAPS = 7;
    /** Interrupted; files were finished first. */
    public static final int INTERRUPTED = 130;

    /** From the best to the worst. */
    private static final List<Integer> SEVERITY =
            List.of(DONE, INTERRUPTED, GAPS, NOTHING, UNSUPPORTED, REFUSED, USAGE, FAILED, DISK);

    private ExitCode() {}

    /** Of several recordings the run has the code of the one that went worst. */
    static int worse(int one, int other) {
        return SEVERITY.indexOf(one) >= SEVERITY.indexOf(other) ? one : other;
    }

    static int of(RoomStatus status) {
        return switch (status) {
            case RoomStatus.Live _ -> DONE;
            case RoomStatus.Offline _, RoomStatus.NotFound _ -> NOTHING;
            case RoomStatus.LoginRequired _, RoomStatus.GeoBlocked _, RoomStatus.Private _, RoomStatus.Blocked _ ->
                REFUSED;
            case RoomStatus.Failed _ -> FAILED;
        };
    }

    static int of(RecordingSummary summary) {
        return of(summary.reason(), !summary.parts().isEmpty(), !summary.gaps().isEmpty());
    }

    static int of(EndReason reason, boolean somethingRecorded, boolean gaps) {
        return switch (reason) {
            case STOPPED -> INTERRUPTED;
            case DISK -> DISK;
            case REFUSED -> REFUSED;
            case UNSUPPORTED -> UNSUPPORTED;
            case FAILED -> FAILED;
            case STREAM_ENDED, OFFLINE, SILENCE, LIMIT_REACHED -> {
                if (!somethingRecorded) {
                    yield NOTHING;
                }
                yield gaps ? GAPS : DONE;
            }
        };
    }
}
