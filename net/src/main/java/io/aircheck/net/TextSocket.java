package io.aircheck.net;

import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A conversation of texts over one connection (RFC 6455, WebSocket). Sending and receiving may go on in two threads. */
public interface TextSocket extends AutoCloseable {

    void send(String text) throws IOException;

    /**
     * Waits for the next text; null once the other side has ended the conversation.
     *
     * @param patience how long to wait; a conversation that stays silent longer is dead
     * @throws IOException if it broke, stayed silent, or a message is longer than anything that is talked about here
     */
    @Nullable
    String receive(Duration patience) throws IOException;

    /** Ends the conversation; who waits in {@link #receive} is freed. */
    @Override
    void close();
}
