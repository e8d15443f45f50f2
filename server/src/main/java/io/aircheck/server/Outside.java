package io.aircheck.server;

import io.aircheck.media.ffmpeg.FFmpeg;
import io.aircheck.media.ffmpeg.FFmpegLookup;
import io.aircheck.platforms.Credentials;
import io.aircheck.platforms.PlatformRegistry;
import io.aircheck.platforms.Room;
import io.aircheck.platforms.RoomChecker;
import io.aircheck.platforms.script.UserPlatforms;
import io.aircheck.recorder.Recorder;
import io.aircheck.recorder.files.Recovery;
import io.aircheck.recorder.files.Storage;
import io.aircheck.recorder.session.KeptLookup;
import io.aircheck.recorder.session.LiveRecorder;
import io.aircheck.recorder.session.PartFormats;
import io.aircheck.server.identify.Ways;
import io.aircheck.server.listening.Reach;
import io.aircheck.server.notify.Courier;
import io.aircheck.server.rooms.RoomScopes;
import io.aircheck.server.settings.NotificationKeys;
import io.aircheck.server.settings.ProgramKeys;
import io.aircheck.server.settings.Settings;
import java.time.Clock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * What the service does not do itself: asking platforms, recording streams and carrying messages.
 *
 * @param ffmpeg asked when it is needed
 * @param users the platforms of the registry that come and go
 * @param forgetLogin lets go of the cookies of a platform, by its id
 * @param scopes is told whose settings count for which room
 * @param ways to what is listened to
 * @param closing ends what was opened for it
 */
record Outside(
        PlatformRegistry registry,
        UserPlatforms users,
        RoomChecker checker,
        Recorder recorder,
        Supplier<FFmpegLookup> ffmpeg,
        Recovery recovery,
        Courier courier,
        Consumer<String> forgetLogin,
        RoomScopes scopes,
        Ways ways,
        Runnable closing)
        implements AutoCloseable {

    /** Over the network, as the settings say. */
    static Outside real(PlatformRegistry registry, UserPlatforms users, Settings settings, Clock clock) {
        RoomScopes scopes = new RoomScopes();
        Clients clients = new Clients(settings, registry, scopes);
        KeptLookup ffmpeg = new KeptLookup(
                () -> settings.get(ProgramKeys.FFMPEG).map(FFmpeg::find).orElseGet(FFmpeg::find));
        LiveRecorder recorder = new LiveRecorder(clients::network, ffmpeg, clock);
        RoomChecker checker = new RoomChecker(clients::forChecks, clock, RandomGenerator.getDefault());
        return new Outside(
                registry,
                users,
                checker,
                recorder,
                ffmpeg,
                new Recovery(PartFormats::of, Storage.LOCAL),
                clients.courier(settings.get(NotificationKeys.NOTIFY_INTERNAL), clock),
                clients::forgetLogin,
                scopes,
                ways(checker, clients, settings, scopes, clock),
                () -> {
                    recorder.close();
                    clients.close();
                });
    }

    private static Ways ways(RoomChecker checker, Clients clients, Settings settings, RoomScopes scopes, Clock clock) {
        Function<Room, Credentials> credentials = room -> settings.credentials(scopes.of(room));
        RoomChecker strange = new RoomChecker(clients::forStrangers, clock, RandomGenerator.getDefault());
        return new Ways(
                new Reach(checker, credentials, clients::network),
                new Reach(strange, credentials, clients::networkOfStrangers),
                clients::services);
    }

    @Override
    public void close() {
        closing.run();
    }
}
