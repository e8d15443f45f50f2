package io.aircheck.platforms;

import java.util.List;

/**
 * What one check of a room found. Told apart as finely as the site allows, because "offline" for a site's risk control would
 * lose a broadcast in silence.
 */
public sealed interface RoomStatus {

    RoomDetails details();

    /** The word that {@code check --json}, the API and the database use. */
    String state();

    /** On air (or, for a video or clip, playable); streams best first and never empty. */
    record Live(RoomDetails details, List<LiveStream> streams) implements RoomStatus {
        public Live {
            streams = List.copyOf(streams);
            if (streams.isEmpty()) {
                throw new IllegalArgumentException("live without a stream");
            }
        }

        @Override
        public String state() {
            return "live";
        }
    }

    record Offline(RoomDetails details) implements RoomStatus {
        @Override
        public String state() {
            return "offline";
        }
    }

    /** A status that is neither live nor offline; the reason is a sentence, in the site's own words where it has some. */
    sealed interface Unavailable extends RoomStatus {
        String reason();

        /** The same for a room of which more is known. */
        default Unavailable with(RoomDetails details) {
            return switch (this) {
                case NotFound it -> new NotFound(details, it.reason());
                case LoginRequired it -> new LoginRequired(details, it.reason());
                case GeoBlocked it -> new GeoBlocked(details, it.reason());
                case Private it -> new Private(details, it.reason());
                case Blocked it -> new Blocked(details, it.reason());
                case Failed it -> new Failed(details, it.reason());
            };
        }
    }

    /** No such room, or it was closed for good. */
    record NotFound(RoomDetails details, String reason) implements Unavailable {
        @Override
        public String state() {
            return "not_found";
        }
    }

    /** Only for people who are logged in (or subscribed, or of age). */
    record LoginRequired(RoomDetails details, String reason) implements Unavailable {
        @Override
        public String state() {
            return "login_required";
        }
    }

    record GeoBlocked(RoomDetails details, String reason) implements Unavailable {
        @Override
        public String state() {
            return "geo_blocked";
        }
    }

    /** Behind a password or an invitation. */
    record Private(RoomDetails details, String reason) implements Unavailable {
        @Override
        public String state() {
            return "private";
        }
    }

    /** The site's risk control refused to answer; it says nothing about the room. */
    record Blocked(RoomDetails details, String reason) implements Unavailable {
        @Override
        public String state() {
            return "blocked";
        }
    }

    /** The check itself failed; it says nothing about the room. */
    record Failed(RoomDetails details, String reason) implements Unavailable {
        @Override
        public String state() {
            return "error";
        }
    }
}
