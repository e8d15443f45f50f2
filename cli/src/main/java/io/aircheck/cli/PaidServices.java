package io.aircheck.cli;

import io.aircheck.media.ffmpeg.FFmpeg;
import io.aircheck.music.Recogniser;
import io.aircheck.music.Sample;
import io.aircheck.music.fingerprint.Analysis;
import io.aircheck.music.identify.AskingServices;
import io.aircheck.music.identify.Recognition;
import io.aircheck.music.listening.FileListening;
import io.aircheck.net.WebClient;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The services that the user has accounts with, for music that the catalogue does not know. */
final class PaidServices implements AutoCloseable {

    /** For those who do not want to ask any. */
    static final PaidServices NONE = new PaidServices(null, null);

    private final @Nullable WebClient client;
    private final @Nullable Recognition recognition;

    private PaidServices(@Nullable WebClient client, @Nullable Recognition recognition) {
        this.client = client;
        this.recognition = recognition;
    }

    /** @throws UserError if the settings of the home name none */
    static PaidServices open(Path home) {
        MusicSettings settings = MusicSettings.of(home);
        if (settings.accounts().recognisers().isEmpty()) {
            throw new UserError(ExitCode.USAGE, Messages.say("tracklist.noServices"));
        }
        WebClient client = settings.client();
        try {
            String host = settings.acrCloudHost();
            return new PaidServices(
                    client,
                    Recognition.open(
                            home,
                            settings.accounts(),
                            host == null ? client : client.allowingInternalOf(host),
                            Clock.systemUTC(),
                            RandomGenerator.getDefault(),
                            Thread::sleep,
                            false));
        } catch (IOException e) {
            client.close();
            throw CatalogueCommand.error(e, home);
        }
    }

    /** What was heard in a file once they were asked about what nobody knew. */
    FileListening.Result asked(FileListening.Result heard, Path file, FFmpeg ffmpeg)
            throws IOException, InterruptedException {
        Recogniser services =
                recognition == null ? null : recognition.services().orElse(null);
        return services == null
                ? heard
                : heard.after(
                        new AskingServices(services, (from, length) -> Sample.of(ffmpeg, file, from, length)),
                        Analysis.USUAL);
    }

    @Override
    public void close() throws InterruptedException {
        if (recognition != null) {
            recognition.close();
        }
        if (client != null) {
            client.close();
        }
    }
}
