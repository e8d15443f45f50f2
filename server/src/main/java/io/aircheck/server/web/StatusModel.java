package io.aircheck.server.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page of how the service does.
 *
 * @param since from when checks are counted
 */
public record StatusModel(Now now, Moment since, List<Platform> platforms) {

    /**
     * What changes by itself.
     *
     * @param figures large ones, in order
     * @param charts of the machine; empty until there are two readings
     */
    public record Now(List<Figure> figures, List<Chart> charts) {}

    /**
     * A large figure.
     *
     * @param note what belongs to it; empty for nothing
     * @param href the page that tells more; null for none
     */
    public record Figure(
            String name,
            String value,
            String note,
            EventLine.Tone tone,
            @Nullable String href) {}

    /**
     * A platform that rooms are on.
     *
     * @param success in words; a dash before the first check
     * @param percent of the checks that told something
     * @param failures what the others came to, in words
     * @param cookie its age and end in words; empty where none is set
     */
    public record Platform(
            String id,
            String name,
            String rooms,
            String success,
            int percent,
            EventLine.Tone tone,
            String failures,
            @Nullable Moment lastAnswer,
            String cookie,
            boolean cookieEnds) {

        /** What is left when that is taken away which every check changes. */
        Platform still() {
            return new Platform(id, name, rooms, "", 0, tone, failures, null, cookie, cookieEnds);
        }
    }
}
