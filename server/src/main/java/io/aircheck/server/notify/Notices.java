package io.aircheck.server.notify;

import io.aircheck.server.notify.channel.Message;
import java.util.List;
import java.util.Optional;

/** What pages and API do with notifications. */
public interface Notices {

    /** The channels that are set up, in their order. */
    List<ConfiguredChannel> channels();

    /** Newest first. */
    List<Notice> latest(int limit);

    /**
     * Sends a message over one channel now, and waits for what comes of it: once, whatever it is.
     *
     * @return empty if there is no such channel
     */
    Optional<Notice> tryOut(String channel, Message message);

    /**
     * Tries a notice that was given up once more, from the beginning.
     *
     * @return whether there is such a notice, and its channel is still set up
     */
    boolean sendAgain(long id);
}
