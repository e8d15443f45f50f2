package io.aircheck.server.notify.channel;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What became of a message at a service. */
public sealed interface Verdict {

    record Accepted() implements Verdict {}

    /**
     * It may go better later.
     *
     * @param words the service's own, shortened
     * @param after how long it asks to wait, or null
     */
    record Later(String words, @Nullable Duration after) implements Verdict {}

    /** It will not go better by trying again: a wrong key, an unknown chat.
     *
     * @param words the service's own, shortened
     */
    record Refused(String words) implements Verdict {}
}
