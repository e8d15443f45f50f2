package io.aircheck.server.notify.channel;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Mail through a server of the user's provider.
 *
 * @param login null for a server that asks for none
 * @param from the sender's address
 * @param to the receivers' addresses, at least one
 */
public record Mail(
        String host, int port, Security security, @Nullable Login login, String from, List<String> to)
        implements Channel {

    /** How the connection is kept secret. */
    public enum Security {
        /** From the first byte (SMTPS, usually port 465). */
        TLS,
        /** By the command STARTTLS, without which nothing is sent (usually port 587). */
        STARTTLS,
        /** Not at all; only for servers in the same house. */
        NONE
    }

    public record Login(String user, String password) {
        @Override
        public String toString() {
            return user;
        }
    }

    @Override
    public String label() {
        return "Mail " + String.join(", ", to);
    }

    @Override
    public String toString() {
        return label();
    }
}
