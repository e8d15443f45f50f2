package io.aircheck.cli;

import io.aircheck.media.ffmpeg.FFmpeg;
import io.aircheck.platforms.Codec;
import io.aircheck.platforms.LiveStream;
import io.aircheck.platforms.PlatformRegistry;
import io.aircheck.platforms.RoomDetails;
import io.aircheck.platforms.RoomStatus;
import io.aircheck.platforms.StreamChoice;
import io.aircheck.recorder.EndReason;
import io.aircheck.recorder.Format;
import io.aircheck.recorder.PlatformSource;
import io.aircheck.recorder.RecordingRequest;
import io.aircheck.recorder.RecordingSummary;
import io.aircheck.recorder.StorageException;
import io.aircheck.recorder.StreamEngine;
import io.aircheck.recorder.names.PathTemplate;
import io.aircheck.recorder.session.Engines;
import io.aircheck.recorder.session.KeptLookup;
import io.aircheck.recorder.session.LiveRecorder;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code aircheck record}: one address to files, until it ends, a limit is reached or the user stops it. */
@Command(name = "record", mixinStandardHelpOptions = true)
final class RecordCommand implements Callable<Integer> {

    private static final Duration END_AFTER_SILENCE = Duration.ofMinutes(1);
    private static final String STANDARD_OUTPUT = "-";

    private final Terminal terminal;

    @Parameters(paramLabel = "URL")
    private String url = "";

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE")
    private @Nullable String output;

    @Option(names = "--quality", paramLabel = "QUALITY")
    private String quality = "best";

    @Option(names = "--format", paramLabel = "FORMAT")
    private @Nullable Format format;

    @Option(names = "--duration", paramLabel = "DURATION", converter = Durations.class)
    private @Nullable Duration duration;

    @Option(names = "--split", paramLabel = "LIMIT", converter = SplitLimit.Converter.class)
    private @Nullable SplitLimit split;

    @Option(names = "--codec", paramLabel = "CODEC", split = ",")
    private List<String> codecs = List.of();

    @Option(names = "--adaptive")
    private boolean adaptive;

    @Option(names = "--json")
    private boolean json;

    @Mixin
    private NetworkOptions network = new NetworkOptions();

    RecordCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws StorageException {
        StreamChoice choice = choice();
        try (Surroundings surroundings = network.surroundings()) {
            PlatformRegistry.Match match = surroundings
                    .find(url, terminal)
                    .orElseThrow(() -> new UserError(ExitCode.UNSUPPORTED, Messages.say("address.unknown", url)));
            Interrupts.endCleanly(Thread.currentThread());
            RoomStatus status = surroundings.checker().check(match, surroundings.credentials());
            if (!(status instanceof RoomStatus.Live live)) {
                String why = status instanceof RoomStatus.Unavailable unavailable
                        ? " – " + Messages.reason(unavailable.reason(), surroundings.registry())
                        : "";
                terminal.err()
                        .println("aircheck: "
                                + Messages.say("record.notLive", url, Messages.say("state." + status.state()) + why));
                return ExitCode.of(status);
            }
            PlatformSource wished =
                    new PlatformSource(surroundings.checker(), match, surroundings.credentials(), choice, live);
            try (PlatformSource source = adaptive ? wished.adaptive() : wished) {
                LiveStream stream = source.stream();
                terminal.err()
                        .println(Messages.say(
                                "record.taking",
                                live.details().streamer() == null
                                        ? url
                                        : live.details().streamer(),
                                stream.name(),
                                stream.protocol().id()));
                return STANDARD_OUTPUT.equals(output)
                        ? toStandardOutput(source, surroundings, match)
                        : toFiles(source, surroundings, match, live.details());
            }
        }
    }

    private StreamChoice choice() {
        try {
            return StreamChoice.parse(quality)
                    .preferring(codecs.stream().map(RecordCommand::codec).toList());
        } catch (IllegalArgumentException e) {
            throw new UserError(ExitCode.USAGE, e.getMessage());
        }
    }

    private static Codec codec(String word) {
        return Codec.named(word).orElseThrow(() -> new UserError(ExitCode.USAGE, Messages.say("codec.unknown", word)));
    }

    private int toFiles(
            PlatformSource source, Surroundings surroundings, PlatformRegistry.Match match, RoomDetails details) {
        OutputPath path = OutputPath.of(
                        output,
                        new PathTemplate.Subject(
                                match.platform().info().id(),
                                match.room().id(),
                                details.streamer(),
                                details.title(),
                                details.category(),
                                source.stream().name()),
                        Clock.systemUTC().instant())
                .besideEarlierOnes();
        Format wanted = format != null ? format : path.format() != null ? path.format() : Format.ORIGINAL;
        RecordingRequest request = new RecordingRequest(
                source,
                path.directory(),
                path.baseName(),
                wanted,
                false,
                duration,
                split == null ? null : split.duration(),
                split == null ? null : split.bytes(),
                END_AFTER_SILENCE);
        Progress progress = new Progress(terminal);
        RecordingSummary summary;
        try (LiveRecorder recorder = new LiveRecorder(
                _ -> surroundings.network(match.room()), new KeptLookup(FFmpeg::find), Clock.systemUTC())) {
            summary = recorder.record(request, progress);
        }
        progress.finish();
        report(summary, surroundings.registry());
        return ExitCode.of(summary);
    }

    private void report(RecordingSummary summary, PlatformRegistry registry) {
        String message = why(summary.reason(), summary.message(), registry);
        if (summary.parts().isEmpty()) {
            terminal.err().println("aircheck: " + Messages.say("record.nothing", message));
        } else {
            terminal.err()
                    .println(Messages.say(
                            "record.done",
                            message,
                            Progress.size(summary.bytes()),
                            Progress.clock(summary.duration()),
                            summary.parts().size()));
        }
        if (json) {
            terminal.out().println(SummaryJson.of(url, summary));
        } else {
            for (var part : summary.parts()) {
                terminal.out().println(relative(part.file()));
            }
        }
    }

    /** As the user would type it. */
    private static Path relative(Path file) {
        Path here = Path.of("").toAbsolutePath();
        return file.startsWith(here) && Files.exists(file) ? here.relativize(file) : file;
    }

    private int toStandardOutput(PlatformSource source, Surroundings surroundings, PlatformRegistry.Match match)
            throws StorageException {
        if (format != null || split != null || json || adaptive) {
            throw new UserError(ExitCode.USAGE, Messages.say("output.stdout.format"));
        }
        StandardOutput sink = new StandardOutput(Channels.newChannel(terminal.out()), terminal, duration);
        StreamEngine engine = Engines.usual(new KeptLookup(FFmpeg::find), Clock.systemUTC())
                .of(source.stream(), surroundings.network(match.room()), END_AFTER_SILENCE);
        StreamEngine.End end;
        try {
            end = engine.run(source, sink);
        } catch (InterruptedException e) {
            end = new StreamEngine.End(EndReason.STOPPED, null);
        } finally {
            terminal.out().flush();
        }
        terminal.err().println(why(end.reason(), end.message(), surroundings.registry()));
        return ExitCode.of(end.reason(), sink.units() > 0, sink.hasGaps());
    }

    private static String why(EndReason reason, @Nullable String message, PlatformRegistry registry) {
        String end = Messages.say("end." + reason);
        return message == null ? end : end + " – " + Messages.reason(message, registry);
    }
}
