package io.aircheck.server.web;

import io.aircheck.server.events.StoredEvent;
import io.aircheck.server.recordings.RecordingView;
import io.aircheck.server.rooms.RoomView;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The page of one room: why it was recorded, or was not. */
public record RoomModel(
        RoomCard card,
        @Nullable String category,
        @Nullable Moment checked,
        Calendar calendar,
        List<RecordingCard> recordings,
        List<EventLine> events) {

    /**
     * @param running the recording that runs for it, or null
     * @param finished its finished recordings, newest first
     * @param events its events, newest first
     * @param calendar of one month
     */
    static RoomModel of(
            RoomView room,
            @Nullable RecordingView running,
            List<RecordingView> finished,
            List<StoredEvent> events,
            Calendar calendar,
            Viewer viewer) {
        return new RoomModel(
                RoomCard.of(room, running, viewer),
                room.state().category(),
                room.state().checkedAt() == null
                        ? null
                        : Moment.ago(room.state().checkedAt(), viewer),
                calendar,
                Stream.concat(Stream.ofNullable(running), finished.stream())
                        .map(it -> RecordingCard.of(it, viewer))
                        .toList(),
                events.stream().map(event -> EventLine.of(event, viewer)).toList());
    }
}
