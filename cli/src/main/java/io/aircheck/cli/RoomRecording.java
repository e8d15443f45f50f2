package io.aircheck.cli;

import io.aircheck.platforms.PlatformRegistry;
import io.aircheck.platforms.RoomDetails;
import io.aircheck.platforms.StreamChoice;
import io.aircheck.recorder.EndReason;
import io.aircheck.recorder.PlatformSource;
import io.aircheck.recorder.RecordingEvent;
import io.aircheck.recorder.RecordingRequest;
import io.aircheck.recorder.RecordingSummary;
import io.aircheck.recorder.SplitSignal;
import io.aircheck.recorder.StorageException;
import io.aircheck.recorder.names.PathTemplate;
import io.aircheck.recorder.session.LiveRecorder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Records rooms to files and says how that went; used by as many threads as there are rooms.
 *
 * @param names under which recordings of this run stand
 * @param ears to listen to what is recorded; null where no track list is wished
 */
record RoomRecording(
        Terminal terminal,
        Surroundings surroundings,
        LiveRecorder recorder,
        Progress progress,
        OutputPath.Names names,
        @Nullable Ears ears,
        Wishes wishes) {

    static final Duration END_AFTER_SILENCE = Duration.ofMinutes(1);

    /** What the user asked for, of each of the rooms alike. */
    record Wishes(
            StreamChoice choice, boolean adaptive, @Nullable String output, FileOptions files, boolean json) {}

    /**
     * Records one room until it ends, a limit is reached or the thread is interrupted.
     *
     * @param listener told what the user is told
     * @return the exit code
     */
    int of(String url, PlatformRegistry.Match match, Consumer<RecordingEvent> listener) throws StorageException {
        return new LiveRoom(terminal, surroundings, wishes.choice(), wishes.adaptive())
                .take(url, match, (source, details) -> toFiles(url, match, source, details, listener));
    }

    private int toFiles(
            String url,
            PlatformRegistry.Match match,
            PlatformSource source,
            RoomDetails details,
            Consumer<RecordingEvent> listener) {
        OutputPath path = names.claim(OutputPath.of(
                wishes.output(),
                new PathTemplate.Subject(
                        match.platform().info().id(),
                        match.room().id(),
                        details.streamer(),
                        details.title(),
                        details.category(),
                        source.stream().name()),
                Clock.systemUTC().instant()));
        RecordingRequest request = new RecordingRequest(
                source,
                path.directory(),
                path.baseName(),
                wishes.files().limits(ZonedDateTime.now(ZoneId.systemDefault())),
                wishes.files().splitting().numberingFirst(OutputPath.numbersFirstPart(wishes.output())),
                new SplitSignal(),
                wishes.files().order(path.format()),
                END_AFTER_SILENCE);
        String name = details.streamer() == null ? url : details.streamer();
        Consumer<RecordingEvent> told = listener.andThen(progress.of(name));
        RecordingSummary summary =
                ears == null ? recorder.record(request, told) : recordAndListen(request, name, ears, told);
        progress.finish();
        report(url, summary);
        return ExitCode.of(summary);
    }

    private RecordingSummary recordAndListen(
            RecordingRequest request, String name, Ears listening, Consumer<RecordingEvent> told) {
        var songs = new RecordedSongs(listening, text -> progress.tell(name, text));
        RecordingSummary summary = recorder.record(request, songs.andThen(told));
        songs.write(summary.parts());
        return summary;
    }

    private void report(String url, RecordingSummary summary) {
        String message = why(summary.reason(), summary.message(), surroundings.registry());
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
        if (wishes.json()) {
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

    static String why(EndReason reason, @Nullable String message, PlatformRegistry registry) {
        String end = Messages.say("end." + reason);
        return message == null ? end : end + " – " + Messages.reason(message, registry);
    }
}
