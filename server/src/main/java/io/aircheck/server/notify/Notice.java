package io.aircheck.server.notify;

import io.aircheck.server.notify.channel.Message;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A message on its way over one channel.
 *
 * @param channel the id of its {@link ConfiguredChannel}
 * @param channelLabel what a user recognises that by, even when it is set up no more
 * @param attempts how often it was tried
 * @param dueAt when it is tried next; when it was tried last once nothing more is done
 * @param answer what came of the last attempt, in the service's words; null before it and after success
 */
public record Notice(
        long id,
        String channel,
        String channelLabel,
        Message message,
        State state,
        int attempts,
        Instant dueAt,
        @Nullable String answer) {

    /** What became of a notice. */
    public enum State {
        WAITING,
        DELIVERED,
        /** Tried as often as is sensible, or refused for good. */
        GIVEN_UP;

        /** As in JSON and in the database. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    Notice now(State other, Instant due, @Nullable String said) {
        return new Notice(id, channel, channelLabel, message, other, attempts + 1, due, said);
    }
}
