package io.aircheck.server.facts;

import io.aircheck.server.events.Event;
import io.aircheck.server.recordings.Broadcast;
import io.aircheck.server.recordings.RecordedPart;
import io.aircheck.server.recordings.RecordingView;
import io.aircheck.server.rooms.RoomView;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Gathers what is known of an event: the event itself, its room and its recording. */
public final class FactSource {

    private static final Pattern LINE_BREAKS = Pattern.compile("\\R+");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    /** An environment that is too large is refused by the system, and a night of radio has hundreds of songs. */
    private static final int TRACKS_TOLD = 100;

    private final LongFunction<Optional<RoomView>> rooms;
    private final LongFunction<Optional<RecordingView>> recordings;
    private final Path directory;
    private final ZoneId zone;

    /** @param directory of all recordings */
    public FactSource(
            LongFunction<Optional<RoomView>> rooms,
            LongFunction<Optional<RecordingView>> recordings,
            Path directory,
            ZoneId zone) {
        this.rooms = rooms;
        this.recordings = recordings;
        this.directory = directory.toAbsolutePath().normalize();
        this.zone = zone;
    }

    /** @param word what to call the event */
    public Facts of(Event event, String word) {
        Facts facts = Facts.NONE
                .with(Fact.EVENT, word)
                .with(Fact.TIME, TIME.format(event.at().atZone(zone)))
                .with(Fact.AT, event.at().toString());
        if (event instanceof Event.OfRoom ofRoom) {
            facts = ofRoom(facts, ofRoom);
        }
        if (event instanceof Event.OfRecording ofRecording) {
            Facts known = facts;
            facts = recordings
                    .apply(ofRecording.recordingId())
                    .map(view -> ofRecording(known, view))
                    .orElse(known)
                    .with(Fact.RECORDING, Long.toString(ofRecording.recordingId()))
                    // A name that the database had to cut is whole here.
                    .with(Fact.STREAMER, ofRecording.room());
        }
        return ofEvent(facts, event);
    }

    /** What is known of a finished recording, as its files are now. */
    public Facts of(RecordingView view, String word, Instant now) {
        Facts facts = Facts.NONE
                .with(Fact.EVENT, word)
                .with(Fact.TIME, TIME.format(now.atZone(zone)))
                .with(Fact.AT, now.toString())
                .with(Fact.ROOM, Long.toString(view.broadcast().roomId()));
        return ofRecording(facts, view);
    }

    private Facts ofRoom(Facts facts, Event.OfRoom event) {
        Facts named = facts.with(Fact.ROOM, Long.toString(event.roomId())).with(Fact.STREAMER, event.room());
        return rooms.apply(event.roomId())
                .map(view -> named.with(Fact.PLATFORM, view.room().platform())
                        .with(Fact.URL, view.room().url())
                        .with(Fact.TITLE, view.state().title())
                        .with(Fact.CATEGORY, view.state().category()))
                .orElse(named);
    }

    private Facts ofRecording(Facts facts, RecordingView view) {
        Broadcast broadcast = view.broadcast();
        List<RecordedPart> parts = view.parts();
        Duration missing = view.gaps().stream().map(gap -> gap.gap().length()).reduce(Duration.ZERO, Duration::plus);
        Duration length = view.figures() == null
                ? view.recording().duration()
                : view.figures().duration();
        List<String> songs = view.songs();
        Facts known = measures(facts, length, view.recording().bytes())
                .with(Fact.RECORDING, Long.toString(view.recording().id()))
                .with(Fact.PLATFORM, broadcast.platform())
                .with(Fact.URL, broadcast.url())
                .with(Fact.STREAMER, broadcast.streamer() == null ? broadcast.url() : broadcast.streamer())
                .with(Fact.TITLE, broadcast.title())
                .with(Fact.CATEGORY, broadcast.category())
                .with(
                        Fact.DIRECTORY,
                        directory.resolve(view.recording().directory()).toString())
                .with(Fact.PARTS, Integer.toString(parts.size()))
                .with(Fact.GAPS, Integer.toString(view.gaps().size()))
                .with(Fact.MISSING, seconds(missing))
                .with(Fact.SONGS, Integer.toString(songs.size()))
                .with(
                        Fact.TRACKS,
                        songs.stream().limit(TRACKS_TOLD).map(FactSource::line).collect(Collectors.joining("\n")));
        return parts.isEmpty()
                ? known
                : withFile(known, parts.getFirst().file())
                        .with(
                                Fact.FILES,
                                parts.stream().map(part -> path(part.file())).collect(Collectors.joining("\n")));
    }

    private Facts ofEvent(Facts facts, Event event) {
        return switch (event) {
            case Event.RoomStateChanged changed ->
                facts.with(Fact.REASON, changed.to().id()).with(Fact.MESSAGE, changed.reason());
            case Event.PartOpened opened ->
                withFile(facts.with(Fact.PART, Long.toString(opened.partId())), opened.file());
            case Event.PartFinished part ->
                measures(
                        withFile(facts.with(Fact.PART, Long.toString(part.partId())), part.file()),
                        part.duration(),
                        part.bytes());
            case Event.SongStarted started ->
                facts.with(Fact.SONG, started.song().title())
                        .with(Fact.ARTISTS, String.join(", ", started.song().artists()))
                        .with(Fact.POSITION, seconds(started.position()))
                        .with(Fact.TIMECODE, timecode(started.position()));
            case Event.RecordingEnded ended ->
                measures(facts, ended.duration(), ended.bytes())
                        .with(Fact.REASON, ended.reason().name().toLowerCase(Locale.ROOT))
                        .with(Fact.MESSAGE, ended.message());
            default -> facts;
        };
    }

    private Facts withFile(Facts facts, String file) {
        Path path = Path.of(path(file));
        return facts.with(Fact.FILE, path.toString())
                .with(Fact.NAME, path.getFileName().toString())
                .with(Fact.DIRECTORY, text(path.getParent()));
    }

    private static @Nullable String text(@Nullable Path path) {
        return path == null ? null : path.toString();
    }

    private String path(String file) {
        return directory.resolve(file).toString();
    }

    /** A name with line breaks in it is still one line. */
    private static String line(String name) {
        return LINE_BREAKS.matcher(name).replaceAll(" ");
    }

    private static Facts measures(Facts facts, Duration length, long bytes) {
        return facts.with(Fact.SECONDS, seconds(length))
                .with(Fact.LENGTH, timecode(length))
                .with(Fact.BYTES, Long.toString(bytes))
                .with(Fact.SIZE, size(bytes));
    }

    private static String timecode(Duration length) {
        long seconds = length.toSeconds();
        return String.format(Locale.ROOT, "%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
    }

    private static String seconds(Duration length) {
        return String.format(Locale.ROOT, "%.3f", length.toMillis() / 1000.0);
    }

    /** Thousands, as disks are sold. */
    private static String size(long bytes) {
        String[] units = {"B", "kB", "MB", "GB", "TB"};
        double value = bytes;
        int unit = 0;
        while (value >= 999.5 && unit < units.length - 1) {
            value /= 1000;
            unit++;
        }
        return String.format(Locale.ROOT, unit == 0 ? "%.0f %s" : "%.2f %s", value, units[unit]);
    }
}
