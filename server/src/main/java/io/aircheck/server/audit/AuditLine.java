package io.aircheck.server.audit;

import java.time.Instant;
import java.util.Locale;

/**
 * Somebody did something, or tried to.
 *
 * @param actor of what kind, and the name; a person's, a key's, or empty
 * @param address from where
 * @param act what, as the message keys call it
 * @param thing to what, as people call it; empty for nothing in particular
 * @param status the HTTP status that was answered
 */
public record AuditLine(
        long id, Instant at, Actor actor, String address, String act, String thing, Result result, int status) {

    /** @param kind person, key, computer or stranger */
    public record Actor(String kind, String name) {}

    /** What came of it. */
    public enum Result {
        DONE,
        REFUSED,
        FAILED;

        /** As in JSON, the database and the pages' message keys. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
