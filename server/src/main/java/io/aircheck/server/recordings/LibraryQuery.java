package io.aircheck.server.recordings;

import io.aircheck.music.tracklist.SongQuery;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which recordings somebody looks for.
 *
 * @param text what the streamer, title, category, platform or address must contain, whatever its case; empty for anything
 * @param roomId null for all rooms
 * @param platform an id; null for all
 * @param from only what went on at or after this moment; null for any
 * @param to only what began before this moment; null for any
 * @param song words that must all stand in a song that was heard in it; empty for anything
 */
public record LibraryQuery(
        String text,
        @Nullable Long roomId,
        @Nullable String platform,
        @Nullable Instant from,
        @Nullable Instant to,
        String song) {

    public static final LibraryQuery ALL = new LibraryQuery("", null, null, null, null, "");

    /**
     * A recording that was looked for.
     *
     * @param heard the music in it that was looked for, in order; empty where none was
     */
    public record Hit(RecordingView recording, List<RecordedPlay> heard) {

        public Hit {
            heard = List.copyOf(heard);
        }
    }

    public LibraryQuery {
        text = text.strip();
        song = song.strip();
    }

    public static LibraryQuery ofRoom(@Nullable Long roomId) {
        return new LibraryQuery("", roomId, null, null, null, "");
    }

    /** Whether only recordings with certain music are looked for. */
    public boolean wantsSong() {
        return !songs().words().isEmpty();
    }

    SongQuery songs() {
        return SongQuery.of(song);
    }

    boolean fits(Broadcast broadcast) {
        return (roomId == null || broadcast.roomId() == roomId)
                && (platform == null || platform.equals(broadcast.platform()))
                && mentioned(
                        broadcast.streamer(),
                        broadcast.title(),
                        broadcast.category(),
                        broadcast.platform(),
                        broadcast.url());
    }

    boolean mentioned(@Nullable String... texts) {
        String wanted = text.toLowerCase(Locale.ROOT);
        return wanted.isEmpty()
                || Stream.of(texts)
                        .filter(Objects::nonNull)
                        .anyMatch(it -> it.toLowerCase(Locale.ROOT).contains(wanted));
    }

    /** What it finds of a recording that is in memory. */
    public Optional<Hit> in(RecordingView view) {
        Recording recording = view.recording();
        Instant ended = recording.endedAt();
        boolean inTime = (from == null || ended == null || !ended.isBefore(from))
                && (to == null || recording.startedAt().isBefore(to));
        if (!inTime || !fits(view.broadcast())) {
            return Optional.empty();
        }
        SongQuery wanted = songs();
        if (wanted.words().isEmpty()) {
            return Optional.of(new Hit(view, List.of()));
        }
        List<RecordedPlay> heard = view.plays().stream()
                .filter(play -> play.play().match() != null
                        && wanted.fits(play.play().match().song()))
                .toList();
        return heard.isEmpty() ? Optional.empty() : Optional.of(new Hit(view, heard));
    }
}
