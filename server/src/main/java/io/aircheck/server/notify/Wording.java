package io.aircheck.server.notify;

import io.aircheck.server.events.Event;
import io.aircheck.server.notify.channel.Message;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Puts an event into words. */
@FunctionalInterface
public interface Wording {

    /**
     * Empty for an event that nobody needs to be told of.
     *
     * @param language {@code en} or {@code zh}; null for the page's
     */
    Optional<Message> of(Event event, @Nullable String language);
}
