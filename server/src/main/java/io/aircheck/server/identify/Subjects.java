package io.aircheck.server.identify;

import io.aircheck.platforms.PlatformRegistry;
import io.aircheck.server.identify.IdentificationRefusedException.Why;
import io.aircheck.server.listening.SourceAddress;
import io.aircheck.server.recordings.Broadcast;
import io.aircheck.server.recordings.RecordingView;
import io.aircheck.server.rooms.RoomState.Word;
import io.aircheck.server.rooms.RoomView;
import io.aircheck.server.rooms.Rooms;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.regex.Pattern;

/**
 * Finds what a question is about.
 *
 * @param recordings finds a recording by its id
 */
public record Subjects(PlatformRegistry registry, Rooms rooms, LongFunction<Optional<RecordingView>> recordings) {

    private static final Pattern ADDRESS = Pattern.compile("(?i)https?://.*");

    /** @throws IdentificationRefusedException if there is no such thing */
    Subject of(Question question) {
        if (question.recording() != null) {
            return ofRecording(question.recording());
        }
        String source = question.source().strip();
        if (source.isEmpty()) {
            throw new IdentificationRefusedException(
                    Why.EMPTY, "say what to listen to: an address, the name of a watched room, or a recording");
        }
        return named(source)
                .or(() -> addressed(source))
                .orElseThrow(() -> new IdentificationRefusedException(
                        Why.UNKNOWN,
                        "no platform knows this address, and no watched room is called so; copy the address from"
                                + " your browser"));
    }

    private Subject ofRecording(long id) {
        RecordingView view = recordings
                .apply(id)
                .filter(it -> !it.parts().isEmpty())
                .orElseThrow(() -> new IdentificationRefusedException(
                        Why.NO_RECORDING, "there is no recording " + id + " that can be listened to"));
        Broadcast broadcast = view.broadcast();
        String name = broadcast.streamer() == null ? broadcast.url() : broadcast.streamer();
        String label = broadcast.title() == null ? name : name + " · " + broadcast.title();
        return new Subject.OfRecording(
                id, label, broadcast.roomId(), view.recording().endedAt() != null);
    }

    /** A room by its name, unless that looks like an address, which a streamer may have taken for a name. */
    private Optional<Subject> named(String name) {
        if (ADDRESS.matcher(name).matches()) {
            return Optional.empty();
        }
        List<RoomView> all = rooms.all().stream()
                .filter(room -> name.equalsIgnoreCase(room.displayName())
                        || name.equalsIgnoreCase(room.room().name()))
                .toList();
        List<RoomView> live =
                all.stream().filter(room -> room.state().word() == Word.LIVE).toList();
        List<RoomView> meant = live.size() == 1 ? live : all;
        if (meant.size() > 1) {
            throw new IdentificationRefusedException(
                    Why.AMBIGUOUS, "several watched rooms are called so; give the address of the one that is meant");
        }
        return meant.stream().findFirst().flatMap(room -> addressed(room.room().url()));
    }

    private Optional<Subject> addressed(String source) {
        String address = SourceAddress.of(source);
        if (!address.contains(".") && !address.contains("://")) {
            // No host on the internet is called so; it is a name, and nobody has it.
            return Optional.empty();
        }
        return registry.find(address)
                .map(match -> new Subject.OfAddress(
                        source,
                        match,
                        rooms.watched(address).map(room -> room.room().id()).orElse(null)));
    }
}
