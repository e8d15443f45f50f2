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
import io.aircheck.server.settings.SettingKeys;
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
        String wish = room.quality() == null ? settings.get(SettingKeys.QUALITY) : room.quality();
        PlatformSource source = new PlatformSource(
                checker,
                match,
                settings.credentials(match.room().platform()),
                StreamChoice.parse(wish).preferring(settings.get(SettingKeys.CODECS)),
                live);
        return settings.get(SettingKeys.ADAPTIVE) ? source.adaptive() : source;
    }

    Path name(Subject subject, Room room, PlatformSource source, Instant at) {
        return naming.name(subject, room, source.stream(), at);
    }

    /** Whether a room's new title begins a new file, so that its title is asked for while it is recorded. */
    boolean splitsAtTitles() {
        return settings.get(SettingKeys.SPLIT_ON_TITLE);
    }

    /** What finished recordings become. */
    public static Order order(Settings settings) {
        return new Order(
                settings.get(SettingKeys.FORMAT),
                settings.get(SettingKeys.KEEP_SOURCE),
                settings.get(SettingKeys.REENCODE),
                false,
                settings.get(SettingKeys.THUMBNAIL),
                settings.get(SettingKeys.SUBTITLES));
    }

    RecordingRequest request(PlatformSource source, OpenRecording recording) {
        Split split = settings.get(SettingKeys.SPLIT);
        return new RecordingRequest(
                source,
                recording.directory(),
                recording.baseName(),
                Limits.NONE,
                new Splitting(split.duration(), split.bytes(), splitsAtTitles()),
                new SplitSignal(),
                order(settings),
                settings.get(SettingKeys.END_AFTER_SILENCE));
    }
}
