package io.aircheck.server.listening;

import io.aircheck.music.identify.Outcome;
import io.aircheck.platforms.RoomStatus;
import io.aircheck.recorder.EndReason;
import org.jspecify.annotations.Nullable;

/** What came of trying to listen to a source. */
public sealed interface Hearing {

    record Heard(Outcome outcome) implements Hearing {}

    /** Nothing could be listened to. */
    sealed interface Unheard extends Hearing {

        /** As {@code check --json} has it. */
        String state();

        /** A sentence in English, or null. */
        @Nullable
        String reason();
    }

    /** It is not on air. */
    record NotLive(RoomStatus status) implements Unheard {

        @Override
        public String state() {
            return status.state();
        }

        @Override
        public @Nullable String reason() {
            return status instanceof RoomStatus.Unavailable unavailable ? unavailable.reason() : null;
        }
    }

    /**
     * It is on air, but nothing came of its stream.
     *
     * @param why a sentence, or null
     */
    record Silent(EndReason end, @Nullable String why) implements Unheard {

        @Override
        public String state() {
            return end == EndReason.OFFLINE || end == EndReason.STREAM_ENDED ? "offline" : "error";
        }

        @Override
        public String reason() {
            return why == null ? "nothing came of the stream" : why;
        }
    }
}
