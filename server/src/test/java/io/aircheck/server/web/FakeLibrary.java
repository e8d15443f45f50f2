package io.aircheck.server.web;

import io.aircheck.server.events.Event;
import io.aircheck.server.events.EventBus;
import io.aircheck.server.events.EventLog;
import io.aircheck.server.recordings.LibraryQuery;
import io.aircheck.server.recordings.MediaFile;
import io.aircheck.server.recordings.Recording;
import io.aircheck.server.recordings.RecordingView;
import io.aircheck.server.recordings.Recordings;
import io.aircheck.server.recordings.RoomHistory;
import io.aircheck.server.recordings.RunningFigures;
import io.aircheck.server.rooms.NewRoom;
import io.aircheck.server.rooms.RoomRefusedException;
import io.aircheck.server.rooms.RoomRefusedException.Why;
import io.aircheck.server.rooms.RoomState;
import io.aircheck.server.rooms.RoomState.Word;
import io.aircheck.server.rooms.RoomView;
import io.aircheck.server.rooms.Rooms;
import io.aircheck.server.rooms.WatchedRoom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The sample evening behind the interfaces that the pages use; it notes what pages do to it. */
final class FakeLibrary {

    final EventBus bus = new EventBus();
    final List<String> done = new CopyOnWriteArrayList<>();
    final List<RoomView> rooms = new CopyOnWriteArrayList<>(SampleRooms.rooms());
    final List<RecordingView> running = new CopyOnWriteArrayList<>(SampleRecordings.running());
    private final List<RecordingView> finished = SampleRecordings.finished();

    /** Lets the first running recording grow to a size. */
    void grow(long bytes) {
        RecordingView first = running.getFirst();
        Recording recording = first.recording();
        RunningFigures figures = new RunningFigures(Duration.ofSeconds(3000), bytes, 3_000_000, SampleService.NOW);
        running.set(
                0,
                new RecordingView(recording, first.broadcast(), first.parts(), first.gaps(), first.plays(), figures));
        bus.publish(new Event.RecordingProgressed(
                SampleService.NOW, first.broadcast().roomId(), "room", recording.id(), figures));
    }

    /** Takes the last room away, as a changed list file would. */
    void loseARoom() {
        RoomView lost = rooms.removeLast();
        bus.publish(new Event.RoomRemoved(SampleService.NOW, lost.room().id(), lost.displayName()));
    }

    Rooms asRooms() {
        return new Rooms() {
            @Override
            public List<RoomView> all() {
                return rooms;
            }

            @Override
            public Optional<RoomView> find(long id) {
                return rooms.stream().filter(it -> it.room().id() == id).findFirst();
            }

            @Override
            public Optional<RoomView> watched(String url) {
                return rooms.stream().filter(it -> it.room().url().equals(url)).findFirst();
            }

            @Override
            public RoomView add(NewRoom wish) {
                if (!wish.url().startsWith("https://")) {
                    throw new RoomRefusedException(Why.UNSUPPORTED, "unknown");
                }
                if (watched(wish.url()).isPresent()) {
                    throw new RoomRefusedException(Why.DUPLICATE, "watched already");
                }
                done.add("add " + wish.url() + " " + wish.quality());
                RoomView added = new RoomView(
                        new WatchedRoom(99, wish.url(), null, null, null, new WatchedRoom.Source.Page(), false),
                        RoomState.of(Word.UNCHECKED, SampleService.NOW));
                rooms.add(added);
                return added;
            }

            @Override
            public RoomView pause(long id) {
                done.add("pause " + id);
                return find(id).orElseThrow();
            }

            @Override
            public RoomView resume(long id) {
                done.add("resume " + id);
                return find(id).orElseThrow();
            }

            @Override
            public void remove(long id) {
                throw new RoomRefusedException(Why.IN_LIST_FILE, "in a list");
            }

            @Override
            public void checkNow(long id) {
                done.add("check " + id);
            }
        };
    }

    Recordings asRecordings() {
        return new Recordings() {
            @Override
            public List<RecordingView> running() {
                return running;
            }

            @Override
            public List<RecordingView> finished(int limit, @Nullable Long before, @Nullable Long roomId) {
                return finished.stream()
                        .filter(it -> before == null || it.recording().id() < before)
                        .filter(it -> roomId == null || it.broadcast().roomId() == roomId)
                        .limit(limit)
                        .toList();
            }

            @Override
            public List<LibraryQuery.Hit> search(LibraryQuery query, int limit, @Nullable Long before) {
                return finished.stream()
                        .filter(it -> before == null || it.recording().id() < before)
                        .flatMap(it -> query.in(it).stream())
                        .limit(limit)
                        .toList();
            }

            @Override
            public RoomHistory history(long roomId, Instant from, Instant to) {
                return SampleRecordings.history(from, to);
            }

            @Override
            public Optional<RecordingView> find(long id) {
                return Stream.concat(running.stream(), finished.stream())
                        .filter(it -> it.recording().id() == id)
                        .findFirst();
            }

            @Override
            public boolean stop(long id) {
                done.add("stop " + id);
                return running.stream().anyMatch(it -> it.recording().id() == id);
            }

            @Override
            public boolean split(long id) {
                done.add("split " + id);
                return running.stream().anyMatch(it -> it.recording().id() == id);
            }

            @Override
            public Optional<MediaFile> media(long partId) {
                return Optional.empty();
            }
        };
    }

    EventLog asLog() {
        return (limit, before, roomId) -> SampleEvents.events().stream()
                .filter(it -> before == null || it.id() < before)
                .filter(it -> roomId == null || Objects.equals(it.roomId(), roomId))
                .limit(limit)
                .toList();
    }
}
