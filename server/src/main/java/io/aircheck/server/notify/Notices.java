package io.aircheck.server.notify;

import io.aircheck.server.notify.channel.Message;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What pages and API do with notifications. */
public interface Notices {

    /** The channels that are set up, in their order. */
    List<ConfiguredChannel> channels();

    /**
     * Newest first.
     *
     * @param before only notices with a smaller id; null for the newest
     */
    List<Notice> latest(int limit, @Nullable Long before);

    /** How many are kept in a state. */
    long count(Notice.State state);

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
