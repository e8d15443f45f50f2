package io.aircheck.server.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Which page listens to {@code /live}; the page's own query carries it there and back. */
sealed interface LivePage {

    /** The query by which {@link #of} knows it again. */
    String query();

    /** Where its forms come back to; only the rooms are sent with forms. */
    default String address() {
        return "/";
    }

    record OfRooms(RoomsQuery rooms) implements LivePage {
        @Override
        public String query() {
            String group = rooms.group() == null ? "" : rooms.group().id();
            return "view=rooms&state=" + group + "&q=" + URLEncoder.encode(rooms.text(), StandardCharsets.UTF_8);
        }

        @Override
        public String address() {
            return query().replaceFirst("view=rooms&", "/?");
        }
    }

    record OfRoom(long id) implements LivePage {
        @Override
        public String query() {
            return "view=room&id=" + id;
        }
    }

    record OfRecordings() implements LivePage {
        @Override
        public String query() {
            return "view=recordings";
        }
    }

    record OfRecording(long id) implements LivePage {
        @Override
        public String query() {
            return "view=recording&id=" + id;
        }
    }

    record OfEvents() implements LivePage {
        @Override
        public String query() {
            return "view=events";
        }
    }

    record OfJobs() implements LivePage {
        @Override
        public String query() {
            return "view=jobs";
        }
    }

    record OfStatus() implements LivePage {
        @Override
        public String query() {
            return "view=status";
        }
    }

    /** A page of which only the head changes. */
    record OfAny() implements LivePage {
        @Override
        public String query() {
            return "view=any";
        }
    }

    static LivePage of(String view, @Nullable Long id, String state, String q) {
        return switch (view) {
            case "rooms" -> new OfRooms(RoomsQuery.of(state, q));
            case "room" -> id == null ? new OfAny() : new OfRoom(id);
            case "recordings" -> new OfRecordings();
            case "recording" -> id == null ? new OfAny() : new OfRecording(id);
            case "events" -> new OfEvents();
            case "jobs" -> new OfJobs();
            case "status" -> new OfStatus();
            default -> new OfAny();
        };
    }
}
