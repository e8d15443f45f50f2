package io.aircheck.cli;

import io.aircheck.media.ffmpeg.FFmpeg;
import io.aircheck.media.ffmpeg.FFmpegLookup;
import io.aircheck.music.Identification.Identified;
import io.aircheck.music.Identification.Refused;
import io.aircheck.music.IdentificationJson;
import io.aircheck.music.identify.Identifier;
import io.aircheck.music.identify.Outcome;
import io.aircheck.music.identify.Recognition;
import io.aircheck.platforms.PlatformRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code aircheck identify}: which music plays in a file, a clip, a video or a live room. */
@Command(name = "identify", mixinStandardHelpOptions = true)
final class IdentifyCommand implements Callable<Integer> {

    private static final int LEAST_SECONDS = 2;
    private static final int MOST_SECONDS = 60;
    /** How Twitch names clips: words run together, in newer ones with some letters behind a hyphen. */
    private static final Pattern CLIP = Pattern.compile("([A-Z][a-z0-9]+){2,}(-[\\w-]{4,})?");

    private final Terminal terminal;

    @Parameters(arity = "1..*", paramLabel = "SOURCE")
    private List<String> sources = List.of();

    @Option(names = "--seconds", paramLabel = "SECONDS", defaultValue = "6")
    private int seconds = 6;

    @Option(names = "--at", paramLabel = "TIME", converter = Position.class)
    private @Nullable Duration at;

    @Option(names = "--deep")
    private boolean deep;

    @Option(names = "--json")
    private boolean json;

    @Mixin
    private NetworkOptions network = new NetworkOptions();

    IdentifyCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    /** The exit code is that of the source that went worst. */
    @Override
    public Integer call() {
        if (seconds < LEAST_SECONDS || seconds > MOST_SECONDS) {
            throw new UserError(ExitCode.USAGE, Messages.say("identify.seconds", LEAST_SECONDS, MOST_SECONDS));
        }
        if (!(FFmpeg.find() instanceof FFmpegLookup.Found(FFmpeg ffmpeg))) {
            throw new UserError(ExitCode.FAILED, Messages.say("identify.ffmpeg"));
        }
        Interrupts.endCleanly(Thread.currentThread());
        try (Surroundings surroundings = network.surroundings();
                Recognition recognition = recognition(surroundings)) {
            CatalogueCommand.tell(terminal, recognition.catalogue().damage(), 0);
            if (recognition.catalogue().tracks() == 0 && recognition.services().isEmpty()) {
                terminal.err().println("aircheck: " + Messages.say("identify.empty", network.home()));
            }
            var listening = new Sources(surroundings, ffmpeg, new Identifier(ffmpeg, recognition), recognition);
            int code = ExitCode.DONE;
            for (String source : sources) {
                code = ExitCode.worse(code, listening.identify(source));
            }
            return code;
        } catch (InterruptedException e) {
            return ExitCode.INTERRUPTED;
        } catch (IOException | UncheckedIOException e) {
            throw new UserError(ExitCode.DISK, Messages.say("catalogue.failed", network.home(), e.getMessage()));
        }
    }

    private Recognition recognition(Surroundings surroundings) throws IOException {
        MusicSettings settings = MusicSettings.of(network.home());
        return Recognition.open(
                network.home(),
                settings.accounts(),
                surroundings.services(settings.acrCloudHost()),
                Clock.systemUTC(),
                RandomGenerator.getDefault(),
                Thread::sleep,
                deep);
    }

    private final class Sources {

        private final Surroundings surroundings;
        private final Identifier identifier;
        private final Recognition recognition;
        private final RoomListening rooms;
        private final IdentifyText text;

        Sources(Surroundings surroundings, FFmpeg ffmpeg, Identifier identifier, Recognition recognition) {
            this.surroundings = surroundings;
            this.identifier = identifier;
            this.recognition = recognition;
            this.rooms = new RoomListening(terminal, surroundings, ffmpeg, identifier, Duration.ofSeconds(seconds), at);
            this.text = new IdentifyText(terminal, surroundings.registry());
        }

        int identify(String source) throws InterruptedException {
            Hearing hearing;
            try {
                hearing = hear(source);
            } catch (IOException e) {
                hearing = new Hearing.Unheard("error", e.getMessage(), ExitCode.FAILED);
            }
            return switch (hearing) {
                case Hearing.Heard(Outcome outcome) ->
                    tell(source, outcome.with(recognition.enriched(outcome.identification())));
                case Hearing.Unheard unheard -> {
                    if (json) {
                        terminal.out().println(IdentificationJson.unheard(source, unheard.state(), unheard.reason()));
                    } else {
                        text.print(source, unheard);
                    }
                    yield unheard.exitCode();
                }
            };
        }

        private Hearing hear(String source) throws IOException, InterruptedException {
            Optional<Path> file = file(source);
            if (file.isPresent()) {
                Duration length = Duration.ofSeconds(seconds);
                return new Hearing.Heard(
                        at == null
                                ? identifier.identify(file.get(), length)
                                : identifier.identifyAt(file.get(), at, length));
            }
            String address = CLIP.matcher(source).matches() ? "https://clips.twitch.tv/" + source : source;
            Optional<PlatformRegistry.Match> match = surroundings.find(address, terminal);
            return match.isPresent()
                    ? rooms.of(source, match.get())
                    : new Hearing.Unheard("error", Messages.say("identify.unknown", source), ExitCode.UNSUPPORTED);
        }

        private int tell(String source, Outcome outcome) {
            if (json) {
                terminal.out().println(IdentificationJson.of(source, outcome));
            } else {
                text.print(source, outcome);
            }
            return switch (outcome.identification()) {
                case Identified _ -> ExitCode.DONE;
                case Refused _ -> ExitCode.FAILED;
                default -> ExitCode.NOTHING;
            };
        }
    }

    private static Optional<Path> file(String source) {
        try {
            return Optional.of(Path.of(source)).filter(Files::isRegularFile);
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
