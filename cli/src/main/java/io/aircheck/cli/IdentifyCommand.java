package io.aircheck.cli;

import io.aircheck.media.ffmpeg.FFmpeg;
import io.aircheck.media.ffmpeg.FFmpegLookup;
import io.aircheck.music.Identification.Identified;
import io.aircheck.music.Identification.Refused;
import io.aircheck.music.IdentificationJson;
import io.aircheck.music.identify.Identifier;
import io.aircheck.music.identify.Outcome;
import io.aircheck.music.identify.Recognition;
import io.aircheck.platforms.LiveStream;
import io.aircheck.platforms.PlatformRegistry;
import io.aircheck.platforms.RoomDetails;
import io.aircheck.server.listening.Hearing;
import io.aircheck.server.listening.Reach;
import io.aircheck.server.listening.RoomListening;
import io.aircheck.server.listening.SourceAddress;
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
        Interrupts.endCleanly(Thread.currentThread());
        // A song does not wait: what takes longest to get ready gets ready at once.
        Ahead<FFmpegLookup> lookup = Ahead.of(FFmpeg::find);
        Ahead<MusicSettings> settings = Ahead.of(() -> MusicSettings.of(network.home()));
        try (Surroundings surroundings = network.surroundings();
                Recognition recognition = recognition(settings.get(), surroundings)) {
            if (!(lookup.get() instanceof FFmpegLookup.Found(FFmpeg ffmpeg))) {
                throw new UserError(ExitCode.FAILED, Messages.say("identify.ffmpeg"));
            }
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

    private Recognition recognition(MusicSettings settings, Surroundings surroundings) throws IOException {
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
            Reach reach = new Reach(surroundings.checker(), _ -> surroundings.credentials(), surroundings::network);
            this.rooms = new RoomListening(reach, ffmpeg, identifier, Duration.ofSeconds(seconds), at);
            this.text = new IdentifyText(terminal, surroundings.registry());
        }

        int identify(String source) throws InterruptedException {
            try {
                return tell(source, hear(source));
            } catch (IOException e) {
                return unheard(source, "error", e.getMessage(), ExitCode.FAILED);
            }
        }

        private int tell(String source, @Nullable Hearing hearing) throws InterruptedException {
            return switch (hearing) {
                case null -> unheard(source, "error", Messages.say("identify.unknown", source), ExitCode.UNSUPPORTED);
                case Hearing.Heard(Outcome outcome) ->
                    tell(source, outcome.with(recognition.enriched(outcome.identification())));
                case Hearing.NotLive it -> unheard(source, it.state(), it.reason(), ExitCode.of(it.status()));
                case Hearing.Silent it -> unheard(source, it.state(), it.reason(), ExitCode.of(it.end(), false, false));
            };
        }

        private int unheard(String source, String state, @Nullable String reason, int exitCode) {
            if (json) {
                terminal.out().println(IdentificationJson.unheard(source, state, reason));
            } else {
                text.printUnheard(source, state, reason);
            }
            return exitCode;
        }

        /** Null for an address that no platform knows. */
        private @Nullable Hearing hear(String source) throws IOException, InterruptedException {
            Optional<Path> file = file(source);
            if (file.isPresent()) {
                Duration length = Duration.ofSeconds(seconds);
                return new Hearing.Heard(
                        at == null
                                ? identifier.identify(file.get(), length)
                                : identifier.identifyAt(file.get(), at, length));
            }
            Optional<PlatformRegistry.Match> match = surroundings.find(SourceAddress.of(source), terminal);
            return match.isPresent()
                    ? rooms.of(match.get(), (details, stream) -> begun(source, details, stream))
                    : null;
        }

        private void begun(String source, RoomDetails details, LiveStream stream) {
            terminal.err()
                    .println(Messages.say(
                            "identify.listening",
                            details.streamer() == null ? source : details.streamer(),
                            stream.name(),
                            stream.protocol().id()));
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
