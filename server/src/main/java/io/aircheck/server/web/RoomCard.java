package io.aircheck.server.web;

import io.aircheck.platforms.Quality;
import io.aircheck.server.recordings.RecordingView;
import io.aircheck.server.rooms.RoomState;
import io.aircheck.server.rooms.RoomState.Word;
import io.aircheck.server.rooms.RoomView;
import io.aircheck.server.rooms.Skipped;
import io.aircheck.server.rooms.WatchedRoom;
import io.aircheck.server.rooms.WatchedRoom.Source;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A watched room on a page.
 *
 * @param name the streamer, or the address while unknown
 * @param state in words
 * @param why what the state means for the user, in a sentence; the site's own words where it has some
 * @param next when it is asked again; null while it is recorded, paused or unsupported
 * @param listed file and line of the list that it stands in, which only its owner changes; null for one added on the page
 * @param song what is playing in the recording; null where nothing is known
 * @param figures null unless it is being recorded
 */
public record RoomCard(
        long id,
        String name,
        @Nullable String title,
        String platform,
        String url,
        @Nullable String quality,
        Group group,
        String state,
        @Nullable String why,
        Moment since,
        @Nullable Moment next,
        boolean paused,
        @Nullable String listed,
        @Nullable String song,
        @Nullable LiveFigures figures) {

    /** What a user has to do with a room, in the order of the page. */
    public enum Group {
        /** Being recorded, or live. */
        AIR,
        /** Something keeps it from being recorded. */
        ATTENTION,
        /** Off the air; watched. */
        WAITING,
        PAUSED;

        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static RoomCard of(RoomView room, @Nullable RecordingView recording, Viewer viewer) {
        WatchedRoom watched = room.room();
        RoomState state = room.state();
        return new RoomCard(
                watched.id(),
                room.displayName(),
                RecordingCard.titleOf(state.title(), watched.url()),
                viewer.platform(watched.platform()),
                watched.url(),
                quality(watched.quality(), viewer.words()),
                groupOf(state.word(), recording != null),
                viewer.words().say("state." + state.word().id()),
                why(state, viewer),
                Moment.lasting(state.since(), viewer),
                state.nextCheckAt() == null ? null : Moment.until(state.nextCheckAt(), viewer),
                watched.paused(),
                watched.source() instanceof Source.ListFile(String file, int line) ? file + ":" + line : null,
                recording == null ? null : recording.song(),
                recording == null ? null : LiveFigures.of(recording));
    }

    /** What is left of the card when the figures, which are sent by themselves, are taken away. */
    RoomCard still() {
        LiveFigures none = figures == null ? null : figures.still();
        Moment stillSince = new Moment(since.iso(), since.as(), "");
        return new RoomCard(
                id,
                name,
                title,
                platform,
                url,
                quality,
                group,
                state,
                why,
                stillSince,
                null,
                paused,
                listed,
                song,
                none);
    }

    static Group groupOf(Word word, boolean recorded) {
        if (recorded) {
            return Group.AIR;
        }
        return switch (word) {
            case LIVE -> Group.AIR;
            case OFFLINE, UNCHECKED -> Group.WAITING;
            case PAUSED -> Group.PAUSED;
            case NOT_FOUND, LOGIN_REQUIRED, GEO_BLOCKED, PRIVATE, BLOCKED, ERROR, UNSUPPORTED -> Group.ATTENTION;
        };
    }

    /** A rung of the ladder in the reader's language; any other wish as it was written. */
    private static @Nullable String quality(@Nullable String word, Words words) {
        return word == null
                ? null
                : Quality.named(word)
                        .map(rung -> words.say("quality." + rung.name()))
                        .orElse(word);
    }

    private static @Nullable String why(RoomState state, Viewer viewer) {
        Words words = viewer.words();
        Skipped skipped = state.skipped();
        if (skipped != null && skipped.why() != Skipped.Why.FAILING) {
            String detail = viewer.reason(skipped.detail());
            return words.say("skipped." + skipped.why().id(), "detail", detail == null ? "" : detail);
        }
        String hint = "state." + state.word().id() + ".hint";
        String sentence = words.knows(hint) ? words.say(hint) : null;
        String reason = viewer.reason(state.reason());
        if (reason == null || sentence == null) {
            return reason == null ? sentence : reason;
        }
        return sentence + " " + words.say("state.said", "reason", reason);
    }
}
