package io.aircheck.server.notify;

import io.aircheck.server.events.Event;
import io.aircheck.server.notify.channel.Message;
import java.util.Optional;

/** Puts an event into words. */
@FunctionalInterface
public interface Wording {

    /** Empty for an event that nobody needs to be told of. */
    Optional<Message> of(Event event);
}
