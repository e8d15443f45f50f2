package io.aircheck.server.watch;

import io.aircheck.platforms.LiveStream;
import io.aircheck.platforms.PlatformRegistry;
import io.aircheck.platforms.Room;
import io.aircheck.platforms.RoomChecker;
import io.aircheck.platforms.RoomStatus;
import io.aircheck.platforms.StreamChoice;
import io.aircheck.recorder.Limits;
import io.aircheck.recorder.Order;
import io.aircheck.recorder.PlatformSource;
import io.aircheck.recorder.RecordingRequest;
import io.aircheck.recorder.SplitSignal;
import io.aircheck.recorder.Splitting;
import io.aircheck.server.recordings.Library.Subject;
import io.aircheck.server.recordings.OpenRecording;
import io.aircheck.server.rooms.WatchedRoom;
import io.aircheck.server.settings.RecordingKeys;
import io.aircheck.server.settings.Settings;
import io.aircheck.server.settings.Split;
import java.nio.file.Path;
import java.time.Instant;

/** How rooms are recorded: what the settings say, put into requests. */
public final class RecordingPlan {

    /** Names the files of a new recording. */
    @FunctionalInterface
    public interface Naming {
        /** A path relative to the directory of recordings, without extension, that no file has yet. */
        Path name(Subject subject, Room room, LiveStream stream, Instant at);
    }

    private final Settings settings;
    private final RoomChecker checker;
    private final Naming naming;

    public RecordingPlan(Settings settings, RoomChecker checker, Naming naming) {
        this.settings = settings;
        this.checker = checker;
        this.naming = naming;
    }

    /** Asks about a room. */
    RoomStatus check(PlatformRegistry.Match match) {
        return checker.check(match, settings.credentials(match.room().platform()));
    }

    /** The stream of a room, in the quality that is wished for it. */
    PlatformSource source(WatchedRoom room, PlatformRegistry.Match match, RoomStatus.Live live) {
        String platform = match.room().platform();
        String wish = room.quality() == null ? settings.get(RecordingKeys.QUALITY, platform) : room.quality();
        PlatformSource source = new PlatformSource(
                checker,
                match,
                settings.credentials(platform),
                StreamChoice.parse(wish).preferring(settings.get(RecordingKeys.CODECS, platform)),
                live);
        return settings.get(RecordingKeys.ADAPTIVE, platform) ? source.adaptive() : source;
    }

    Path name(Subject subject, Room room, PlatformSource source, Instant at) {
        return naming.name(subject, room, source.stream(), at);
    }

    /** Whether a room's new title begins a new file, so that its title is asked for while it is recorded. */
    boolean splitsAtTitles(String platform) {
        return settings.get(RecordingKeys.SPLIT_ON_TITLE, platform);
    }

    /** What finished recordings of a platform become. */
    public static Order order(Settings settings, String platform) {
        return new Order(
                settings.get(RecordingKeys.FORMAT, platform),
                settings.get(RecordingKeys.KEEP_SOURCE, platform),
                settings.get(RecordingKeys.REENCODE, platform),
                false,
                settings.get(RecordingKeys.THUMBNAIL, platform),
                settings.get(RecordingKeys.SUBTITLES, platform));
    }

    RecordingRequest request(String platform, PlatformSource source, OpenRecording recording) {
        Split split = settings.get(RecordingKeys.SPLIT, platform);
        return new RecordingRequest(
                source,
                recording.directory(),
                recording.baseName(),
                Limits.NONE,
                new Splitting(split.duration(), split.bytes(), splitsAtTitles(platform))
                        .numberingFirst(
                                settings.get(RecordingKeys.PATH, platform).numbersFirstPart()),
                new SplitSignal(),
                order(settings, platform),
                settings.get(RecordingKeys.END_AFTER_SILENCE, platform));
    }
}
