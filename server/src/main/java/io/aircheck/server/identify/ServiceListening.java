package io.aircheck.server.identify;

import io.aircheck.media.ffmpeg.FFmpeg;
import io.aircheck.media.ffmpeg.FFmpegLookup;
import io.aircheck.music.IdentificationJson;
import io.aircheck.music.identify.Identifier;
import io.aircheck.music.identify.Outcome;
import io.aircheck.server.listening.Hearing;
import io.aircheck.server.listening.RoomListening;
import io.aircheck.server.recordings.Library;
import io.aircheck.server.recordings.MediaFile;
import io.aircheck.server.recordings.RecordedPart;
import io.aircheck.server.recordings.RecordingView;
import io.aircheck.server.settings.Settings;
import io.aircheck.server.settings.SettingsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Names music as {@code aircheck identify} does, with the catalogue and the services of this home. What is being recorded is
 * listened to in its file, so that no site is asked twice.
 */
public final class ServiceListening implements Answering {

    private static final Duration SECONDS = Duration.ofSeconds(6);
    /** The end of a file that grows may not be complete. */
    private static final Duration UNSETTLED = Duration.ofSeconds(1);

    private final Supplier<FFmpegLookup> ffmpeg;
    private final Library library;
    private final Ways ways;
    private final KeptRecognition recognition;

    /** @param home whose catalogue is asked */
    public ServiceListening(
            Path home, Settings settings, Supplier<FFmpegLookup> ffmpeg, Library library, Ways ways, Clock clock) {
        this.ffmpeg = ffmpeg;
        this.library = library;
        this.ways = ways;
        this.recognition = new KeptRecognition(home, settings, ways, clock);
    }

    @Override
    public JsonNode answer(Subject subject, @Nullable Duration at, boolean deep) throws InterruptedException {
        if (!(ffmpeg.get() instanceof FFmpegLookup.Found(FFmpeg found))) {
            return error(subject, "listening needs FFmpeg, which was not found");
        }
        try (KeptRecognition.Lease lease = recognition.lease(deep)) {
            Identifier identifier = new Identifier(found, lease.recognition());
            return switch (listen(subject, at, found, identifier)) {
                case Hearing.Heard(Outcome outcome) ->
                    IdentificationJson.of(
                            subject.label(), outcome.with(lease.recognition().enriched(outcome.identification())));
                case Hearing.Unheard unheard ->
                    IdentificationJson.unheard(subject.label(), unheard.state(), unheard.reason());
            };
        } catch (IOException | UncheckedIOException | SettingsException e) {
            return error(subject, e.getMessage());
        }
    }

    private static JsonNode error(Subject subject, @Nullable String reason) {
        return IdentificationJson.unheard(subject.label(), "error", reason);
    }

    private Hearing listen(Subject subject, @Nullable Duration at, FFmpeg found, Identifier identifier)
            throws IOException, InterruptedException {
        switch (subject) {
            case Subject.OfRecording recording -> {
                RecordingView view = library.find(recording.id())
                        .orElseThrow(() -> new IOException("the recording is not there any more"));
                return new Hearing.Heard(
                        view.recording().endedAt() == null && at == null
                                ? onAir(view, identifier)
                                        .orElseThrow(() -> new IOException("too little is recorded yet"))
                                : recorded(view, at, identifier));
            }
            case Subject.OfAddress address -> {
                if (address.roomId() == null
                        && isDatagrams(address.match().room().url())) {
                    throw new IOException("an SRT address is listened to only where its room is watched");
                }
                Optional<Outcome> recorded = at == null ? recordedNow(address, identifier) : Optional.empty();
                return recorded.isPresent()
                        ? new Hearing.Heard(recorded.get())
                        : new RoomListening(
                                        address.roomId() == null ? ways.strange() : ways.watched(),
                                        found,
                                        identifier,
                                        SECONDS,
                                        at)
                                .of(address.match(), (_, _) -> {});
            }
        }
    }

    /** FFmpeg opens these by itself, wherever they lead. */
    private static boolean isDatagrams(String url) {
        return url.regionMatches(true, 0, "srt:", 0, 4);
    }

    /** What is on air in a room that is being recorded. */
    private Optional<Outcome> recordedNow(Subject.OfAddress address, Identifier identifier)
            throws InterruptedException {
        Long room = address.roomId();
        Optional<RecordingView> running = room == null
                ? Optional.empty()
                : library.running().stream()
                        .filter(it -> it.broadcast().roomId() == room)
                        .findFirst();
        try {
            return running.isEmpty() ? Optional.empty() : onAir(running.get(), identifier);
        } catch (IOException e) {
            // What cannot be read from its file yet is listened to where it comes from.
            return Optional.empty();
        }
    }

    private Optional<Outcome> onAir(RecordingView view, Identifier identifier)
            throws IOException, InterruptedException {
        Duration needed = SECONDS.plus(UNSETTLED);
        Optional<RecordedPart> part = view.parts().stream()
                .filter(it -> it.open() && it.duration().compareTo(needed) >= 0)
                .reduce((_, last) -> last);
        if (part.isEmpty()) {
            return Optional.empty();
        }
        Outcome outcome =
                identifier.identifyAt(file(part.get()), part.get().duration().minus(needed), SECONDS);
        return Optional.of(later(outcome, before(view, part.get())));
    }

    private Outcome recorded(RecordingView view, @Nullable Duration at, Identifier identifier)
            throws IOException, InterruptedException {
        if (at == null) {
            RecordedPart longest = view.parts().stream()
                    .max(Comparator.comparing(RecordedPart::duration))
                    .orElseThrow(() -> new IOException("the recording has no file any more"));
            return later(identifier.identify(file(longest), SECONDS), before(view, longest));
        }
        Duration before = Duration.ZERO;
        for (RecordedPart part : view.parts()) {
            Duration within = at.minus(before);
            if (within.compareTo(part.duration()) < 0) {
                return later(identifier.identifyAt(file(part), within, SECONDS), before);
            }
            before = before.plus(part.duration());
        }
        throw new IOException("the recording is shorter than that");
    }

    private Path file(RecordedPart part) throws IOException {
        return library.media(part.id())
                .map(MediaFile::path)
                .orElseThrow(() -> new IOException("the file of the recording is not there any more"));
    }

    private static Duration before(RecordingView view, RecordedPart part) {
        List<RecordedPart> earlier =
                view.parts().stream().filter(it -> it.number() < part.number()).toList();
        return earlier.stream().map(RecordedPart::duration).reduce(Duration.ZERO, Duration::plus);
    }

    /** The same with its place told from the beginning of the recording. */
    private static Outcome later(Outcome outcome, Duration before) {
        return new Outcome(
                outcome.identification(),
                outcome.trouble(),
                outcome.at() == null ? null : outcome.at().plus(before),
                outcome.heard(),
                outcome.places(),
                outcome.cpu());
    }

    @Override
    public void close() {
        recognition.close();
    }
}
