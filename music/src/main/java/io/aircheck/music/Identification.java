package io.aircheck.music;

import java.util.List;

/** What came of asking a {@link Recogniser}. */
public sealed interface Identification {

    /**
     * The music was recognised.
     *
     * @param matches at least one, the surest first; more than one where several songs sound at once
     * @param ambiguous other songs that it may be just as well, such as another version
     */
    record Identified(List<Match> matches, List<Match> ambiguous) implements Identification {

        public Identified {
            matches = List.copyOf(matches);
            ambiguous = List.copyOf(ambiguous);
            if (matches.isEmpty()) {
                throw new IllegalArgumentException("an identification needs a match");
            }
        }
    }

    /** The sample was heard, and it is no song that the recogniser knows. */
    record NoMatch() implements Identification {}

    /** The recogniser did not do its work. */
    sealed interface Refused extends Identification {

        /** A sentence without keys: who, what happened, what to do. */
        String reason();
    }

    /** The account's requests are used up; a new day or another plan gives more. */
    record Quota(String reason) implements Refused {}

    /** The service does not take the key, so asking again is of no use before the user has changed it. */
    record BadKey(String reason) implements Refused {}

    /** The service does not take a signature, as when this machine's clock is wrong. */
    record ClockSkew(String reason) implements Refused {}

    /** Too many requests at once; a little later is fine. */
    record Throttled(String reason) implements Refused {}

    /** No answer came, or the service has troubles of its own. */
    record Unreachable(String reason) implements Refused {}

    /** The request was refused for another reason, or its answer makes no sense; the same request will fail again. */
    record Failed(String reason) implements Refused {}
}
