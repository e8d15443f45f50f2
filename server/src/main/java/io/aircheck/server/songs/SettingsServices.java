package io.aircheck.server.songs;

import io.aircheck.media.ffmpeg.FFmpeg;
import io.aircheck.media.ffmpeg.FFmpegLookup;
import io.aircheck.music.Sample;
import io.aircheck.music.identify.Accounts;
import io.aircheck.music.identify.AskingServices;
import io.aircheck.music.identify.Recognition;
import io.aircheck.net.HttpClient;
import io.aircheck.server.settings.MusicKeys;
import io.aircheck.server.settings.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The services of the settings' accounts, where the settings want them asked about recordings. What they name the catalogue learns.
 *
 * @param http the way to them, by the host of one that the owner gave; null for none
 */
record SettingsServices(
        Path home,
        Settings settings,
        Supplier<FFmpegLookup> ffmpeg,
        Function<@Nullable String, HttpClient> http,
        TrackListFiles files,
        Clock clock)
        implements Trying.Services {

    @Override
    public void ask(long recordingId, int part, Trying.User user) throws IOException, InterruptedException {
        if (!settings.get(MusicKeys.TRACKLIST_SERVICES)
                || !(ffmpeg.get() instanceof FFmpegLookup.Found(FFmpeg found))) {
            return;
        }
        Accounts accounts = MusicKeys.accounts(settings);
        if (accounts.recognisers().isEmpty()) {
            return;
        }
        try (Recognition recognition = Recognition.open(
                home,
                accounts,
                http.apply(settings.get(MusicKeys.ACRCLOUD_HOST).orElse(null)),
                clock,
                RandomGenerator.getDefault(),
                Thread::sleep,
                false)) {
            user.use(new AskingServices(
                    recognition.services().orElseThrow(),
                    (from, length) -> sample(found, recordingId, part, from, length)));
        }
    }

    private Sample sample(FFmpeg found, long recordingId, int part, Duration from, Duration length)
            throws IOException, InterruptedException {
        Path media = files.media(recordingId, part)
                .orElseThrow(() -> new IOException("the file of the recording is not there any more"));
        return Sample.of(found, media, from, length);
    }
}
