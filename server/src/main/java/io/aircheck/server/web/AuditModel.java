package io.aircheck.server.web;

import io.aircheck.server.audit.AuditLine;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * The page of who did what.
 *
 * @param text what was searched for
 * @param older the id before which the next page begins; null on the last page
 */
public record AuditModel(
        String text, List<Row> rows, @Nullable Long older) {

    /**
     * @param day the heading under which it stands
     * @param who in words
     * @param result in words; empty where it was done
     */
    public record Row(
            String day,
            Moment at,
            EventLine.Tone tone,
            String who,
            String act,
            String thing,
            String address,
            String result) {}

    /** @param lines one more than a page shows, if there is one */
    static AuditModel of(List<AuditLine> lines, int most, String text, Viewer viewer) {
        List<AuditLine> shown = lines.subList(0, Math.min(most, lines.size()));
        return new AuditModel(
                text,
                shown.stream().map(line -> row(line, viewer)).toList(),
                lines.size() > most ? shown.getLast().id() : null);
    }

    private static Row row(AuditLine line, Viewer viewer) {
        Words words = viewer.words();
        String done = "audit.act." + line.act();
        String tried = done + ".tried";
        String key = line.result() != AuditLine.Result.DONE && words.knows(tried) ? tried : done;
        return new Row(
                Figures.day(viewer.dayOf(line.at()), viewer.today(), words),
                Moment.clock(line.at(), viewer.zone()),
                switch (line.result()) {
                    case DONE -> EventLine.Tone.PLAIN;
                    case REFUSED, FAILED -> EventLine.Tone.WARN;
                },
                words.say(
                        "audit.who." + line.actor().kind(), "name", line.actor().name()),
                words.knows(key) ? words.say(key) : line.act(),
                line.thing(),
                line.address(),
                result(line, words));
    }

    /** The status belongs to it where it tells something: a form that is refused is answered with the next page. */
    private static String result(AuditLine line, Words words) {
        String key = "audit." + line.result().id();
        return switch (line.result()) {
            case DONE -> "";
            case REFUSED, FAILED ->
                line.status() < HttpStatus.BAD_REQUEST.value()
                        ? words.say("audit.refused.form")
                        : words.say(key, "status", Integer.toString(line.status()));
        };
    }
}
