package io.aircheck.recorder;

import io.aircheck.platforms.LiveStream;
import io.aircheck.platforms.Room;
import io.aircheck.platforms.RoomStatus;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Where a recording's stream comes from, so that the engine can ask again when an address has expired or the stream has
 * fallen silent.
 */
public interface StreamSource extends AutoCloseable {

    /** The stream to take now. */
    LiveStream stream();

    /**
     * Asks the platform again. The engine goes on with the returned stream, or ends where there is none.
     *
     * @throws IOException if the platform could not be asked; the engine keeps what it has and tries again
     */
    Resolution resolveAgain() throws IOException;

    /** Other qualities to step to while the recording runs; null where the quality is to stay. */
    default @Nullable QualitySteps steps() {
        return null;
    }

    /** The room it belongs to; null for a stream by itself. */
    default @Nullable Room room() {
        return null;
    }

    /** Ends what was kept open for the download. Done by who records, when the recording is over. */
    @Override
    default void close() {}

    /**
     * @param status what the platform said
     * @param stream the same quality as before, or the nearest; null unless {@code status} is live
     */
    record Resolution(RoomStatus status, @Nullable LiveStream stream) {

        /** How a recording ends that was given this answer; null where it is live, or where the answer says nothing. */
        public StreamEngine.@Nullable End end() {
            return switch (status) {
                case RoomStatus.Live _, RoomStatus.Blocked _, RoomStatus.Failed _ -> null;
                case RoomStatus.Offline _ -> new StreamEngine.End(EndReason.OFFLINE, null);
                case RoomStatus.NotFound gone -> new StreamEngine.End(EndReason.OFFLINE, gone.reason());
                case RoomStatus.LoginRequired refusal -> new StreamEngine.End(EndReason.REFUSED, refusal.reason());
                case RoomStatus.GeoBlocked refusal -> new StreamEngine.End(EndReason.REFUSED, refusal.reason());
                case RoomStatus.Private refusal -> new StreamEngine.End(EndReason.REFUSED, refusal.reason());
            };
        }
    }
}
