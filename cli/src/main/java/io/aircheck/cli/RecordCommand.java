package io.aircheck.cli;

import io.aircheck.media.ffmpeg.FFmpeg;
import io.aircheck.platforms.Codec;
import io.aircheck.platforms.PlatformRegistry;
import io.aircheck.platforms.StreamChoice;
import io.aircheck.recorder.EndReason;
import io.aircheck.recorder.PlatformSource;
import io.aircheck.recorder.StorageException;
import io.aircheck.recorder.StreamEngine;
import io.aircheck.recorder.memory.SpareMemory;
import io.aircheck.recorder.session.Engines;
import io.aircheck.recorder.session.KeptLookup;
import io.aircheck.recorder.session.LiveRecorder;
import java.nio.channels.Channels;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code aircheck record}: addresses to files, until they end, a limit is reached or the user stops it. Several are recorded at
 * once in one process, which costs a small part of what as many processes would.
 */
@Command(name = "record", mixinStandardHelpOptions = true)
final class RecordCommand implements Callable<Integer> {

    private static final String STANDARD_OUTPUT = "-";

    private final Terminal terminal;

    @Parameters(paramLabel = "URL", arity = "1..*")
    private List<String> urls = List.of();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE")
    private @Nullable String output;

    @Option(names = "--quality", paramLabel = "QUALITY")
    private String quality = "best";

    @Option(names = "--codec", paramLabel = "CODEC", split = ",")
    private List<String> codecs = List.of();

    @Option(names = "--adaptive")
    private boolean adaptive;

    @Option(names = "--json")
    private boolean json;

    @Option(names = "--tracklist")
    private boolean tracklist;

    @Mixin
    private FileOptions files = new FileOptions();

    @Mixin
    private NetworkOptions network = new NetworkOptions();

    RecordCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws StorageException {
        StreamChoice choice = choice();
        boolean toStandardOutput = STANDARD_OUTPUT.equals(output);
        if (toStandardOutput && (files.wantFiles() || json || adaptive || tracklist)) {
            throw new UserError(ExitCode.USAGE, Messages.say("output.stdout.format"));
        }
        if (urls.size() > 1 && !OutputPath.hasRoomForSeveral(output)) {
            throw new UserError(ExitCode.USAGE, Messages.say("output.several", output));
        }
        try (Surroundings surroundings = network.surroundings()) {
            Map<String, PlatformRegistry.Match> rooms = new LinkedHashMap<>();
            for (String url : urls) {
                rooms.put(
                        url,
                        surroundings
                                .find(url, terminal)
                                .orElseThrow(() ->
                                        new UserError(ExitCode.UNSUPPORTED, Messages.say("address.unknown", url))));
            }
            Interrupts.endCleanly(Thread.currentThread());
            if (toStandardOutput) {
                PlatformRegistry.Match match = rooms.values().iterator().next();
                return new LiveRoom(terminal, surroundings, choice, adaptive)
                        .take(urls.getFirst(), match, (source, _) -> toStandardOutput(source, surroundings, match));
            }
            return toFiles(surroundings, rooms, new RoomRecording.Wishes(choice, adaptive, output, files, json));
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
            Surroundings surroundings, Map<String, PlatformRegistry.Match> rooms, RoomRecording.Wishes wishes)
            throws StorageException {
        Thread spareMemory = SpareMemory.giveBack();
        try (Ears ears = tracklist ? Ears.open(network.home(), terminal) : null;
                LiveRecorder recorder = new LiveRecorder(
                        room -> surroundings.network(Objects.requireNonNull(room)),
                        new KeptLookup(FFmpeg::find),
                        Clock.systemUTC())) {
            RoomRecording recording = new RoomRecording(
                    terminal,
                    surroundings,
                    recorder,
                    new Progress(terminal, rooms.size() > 1),
                    new OutputPath.Names(),
                    ears,
                    wishes);
            if (rooms.size() == 1) {
                Map.Entry<String, PlatformRegistry.Match> room =
                        rooms.entrySet().iterator().next();
                return recording.of(room.getKey(), room.getValue(), _ -> {});
            }
            return severalAtOnce(recording, rooms);
        } finally {
            spareMemory.interrupt();
        }
    }

    /** Each on a thread of its own. Closing the threads waits for all, and hands an interrupt on to them. */
    private int severalAtOnce(RoomRecording recording, Map<String, PlatformRegistry.Match> rooms) {
        Starts starts = Starts.usual();
        List<Future<Integer>> codes = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            rooms.forEach((url, match) -> {
                int place = codes.size();
                codes.add(threads.submit(() -> {
                    try (Starts.Start start = starts.await(place)) {
                        return recording.of(url, match, start);
                    } catch (InterruptedException e) {
                        return ExitCode.INTERRUPTED;
                    }
                }));
            });
        }
        int worst = ExitCode.DONE;
        for (Future<Integer> code : codes) {
            worst = ExitCode.worse(worst, code.state() == Future.State.SUCCESS ? code.resultNow() : failure(code));
        }
        return worst;
    }

    private int failure(Future<Integer> failed) {
        if (failed.exceptionNow() instanceof UserError error) {
            terminal.err().println("aircheck: " + error.getMessage());
            return error.exitCode();
        }
        throw new IllegalStateException(failed.exceptionNow());
    }

    private int toStandardOutput(PlatformSource source, Surroundings surroundings, PlatformRegistry.Match match)
            throws StorageException {
        StandardOutput sink = new StandardOutput(Channels.newChannel(terminal.out()), terminal, files.duration());
        StreamEngine engine = Engines.usual(new KeptLookup(FFmpeg::find), Clock.systemUTC())
                .of(source.stream(), surroundings.network(match.room()), RoomRecording.END_AFTER_SILENCE);
        StreamEngine.End end;
        try {
            end = engine.run(source, sink);
        } catch (InterruptedException e) {
            end = new StreamEngine.End(EndReason.STOPPED, null);
        } finally {
            terminal.out().flush();
        }
        terminal.err().println(RoomRecording.why(end.reason(), end.message(), surroundings.registry()));
        return ExitCode.of(end.reason(), sink.units() > 0, sink.hasGaps());
    }
}
