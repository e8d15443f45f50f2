package io.aircheck.server.identify;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is that song? What pages and API may ask. */
public interface Identifications {

    /**
     * What a question was taken as.
     *
     * @param fresh whether it is a new one; false where somebody waits for the same already, or it is known
     */
    record Asked(Identification identification, boolean fresh) {}

    /**
     * Asks; the answer comes later.
     *
     * @param asker who asks, the same for all their questions
     * @throws IdentificationRefusedException if there is no such thing, or too much was asked
     */
    Asked ask(Question question, String asker);

    Optional<Identification> find(long id);

    /**
     * The newest first.
     *
     * @param before only those with a smaller id; null for the newest
     */
    List<Identification> latest(int limit, @Nullable Long before);
}
