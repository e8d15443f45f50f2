package io.aircheck.server.watch;

import io.aircheck.platforms.Credentials;
import io.aircheck.platforms.LiveStream;
import io.aircheck.platforms.PlatformRegistry;
import io.aircheck.platforms.Room;
import io.aircheck.platforms.RoomChecker;
import io.aircheck.platforms.RoomStatus;
import io.aircheck.platforms.StreamChoice;
import io.aircheck.recorder.Format;
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
import io.aircheck.server.settings.Scope;
import io.aircheck.server.settings.Settings;
import io.aircheck.server.settings.Split;
import java.nio.file.Path;
import java.time.Instant;
import java.util.function.Consumer;

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
    private final Consumer<String> forgetLogin;

    /** @param forgetLogin lets go of what a platform, by its id, set as cookies, so that the next check logs in anew */
    public RecordingPlan(Settings settings, RoomChecker checker, Naming naming, Consumer<String> forgetLogin) {
        this.forgetLogin = forgetLogin;
        this.settings = settings;
        this.checker = checker;
        this.naming = naming;
    }

    /** Asks about a room. */
    RoomStatus check(Scope scope, PlatformRegistry.Match match) {
        return checker.check(match, settings.credentials(scope));
    }

    /** Has the next check of a platform log in anew; false where there is nothing to log in with. */
    boolean renewLogin(Scope scope, PlatformRegistry.Match match) {
        Credentials given = settings.credentials(scope);
        boolean canLogIn = given.cookie() != null || given.username() != null || given.token() != null;
        if (canLogIn) {
            forgetLogin.accept(match.room().platform());
        }
        return canLogIn;
    }

    /** The stream of a room, in the quality that is wished for it. */
    PlatformSource source(WatchedRoom room, PlatformRegistry.Match match, RoomStatus.Live live) {
        Scope scope = room.scope();
        PlatformSource source = new PlatformSource(
                checker,
                match,
                settings.credentials(scope),
                StreamChoice.parse(wish(room)).preferring(settings.get(RecordingKeys.CODECS, scope)),
                live);
        return settings.get(RecordingKeys.ADAPTIVE, scope) ? source.adaptive() : source;
    }

    /** What is set for the room goes before what its list says, that before what is set for its platform. */
    private String wish(WatchedRoom room) {
        Settings.InForce<String> set = settings.inForce(RecordingKeys.QUALITY, room.scope());
        if (settings.get(RecordingKeys.AUDIO_ONLY, room.scope())) {
            return "audio_only";
        }
        return room.quality() == null || set.scope() instanceof Scope.Room ? set.value() : room.quality();
    }

    Path name(Subject subject, Room room, PlatformSource source, Instant at) {
        return naming.name(subject, room, source.stream(), at);
    }

    /** Whether a room's new title begins a new file, so that its title is asked for while it is recorded. */
    boolean splitsAtTitles(Scope scope) {
        return settings.get(RecordingKeys.SPLIT_ON_TITLE, scope);
    }

    /** What finished recordings become. */
    public static Order order(Settings settings, Scope scope) {
        Format format = settings.get(RecordingKeys.FORMAT, scope);
        boolean audioOnly = settings.get(RecordingKeys.AUDIO_ONLY, scope);
        Format asked = audioOnly && format != Format.MP3 ? Format.M4A : format;
        return new Order(
                asked,
                settings.get(RecordingKeys.KEEP_SOURCE, scope) && !audioOnly,
                settings.get(RecordingKeys.REENCODE, scope) && !audioOnly,
                false,
                settings.get(RecordingKeys.THUMBNAIL, scope) && !audioOnly,
                settings.get(RecordingKeys.SUBTITLES, scope));
    }

    RecordingRequest request(Scope scope, PlatformSource source, OpenRecording recording, Limits limits) {
        Split split = settings.get(RecordingKeys.SPLIT, scope);
        return new RecordingRequest(
                source,
                recording.directory(),
                recording.baseName(),
                limits,
                new Splitting(split.duration(), split.bytes(), splitsAtTitles(scope))
                        .numberingFirst(settings.get(RecordingKeys.PATH, scope).numbersFirstPart()),
                new SplitSignal(),
                order(settings, scope),
                settings.get(RecordingKeys.END_AFTER_SILENCE, scope));
    }
}
