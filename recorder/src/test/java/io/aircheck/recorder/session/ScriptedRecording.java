package io.aircheck.recorder.session;

import io.aircheck.media.ffmpeg.FFmpegLookup;
import io.aircheck.net.Dialer;
import io.aircheck.net.HttpAnswer;
import io.aircheck.net.HttpClient;
import io.aircheck.net.HttpRequest;
import io.aircheck.net.MediaBody;
import io.aircheck.net.ProxyAddress;
import io.aircheck.platforms.LiveStream;
import io.aircheck.platforms.Protocol;
import io.aircheck.platforms.Quality;
import io.aircheck.platforms.RoomDetails;
import io.aircheck.platforms.RoomStatus;
import io.aircheck.recorder.Container;
import io.aircheck.recorder.Format;
import io.aircheck.recorder.Limits;
import io.aircheck.recorder.MediaUnit;
import io.aircheck.recorder.Order;
import io.aircheck.recorder.QualitySteps;
import io.aircheck.recorder.RecordingEvent;
import io.aircheck.recorder.RecordingRequest;
import io.aircheck.recorder.RecordingSummary;
import io.aircheck.recorder.SplitSignal;
import io.aircheck.recorder.Splitting;
import io.aircheck.recorder.StreamEngine;
import io.aircheck.recorder.StreamSource;
import io.aircheck.recorder.files.Storage;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;

/** A recording whose engines do what the test says, one after the other, under the real recorder. */
final class ScriptedRecording {

    private static final Duration LONGEST_SILENCE = Duration.ofMillis(300);

    final Deque<StreamEngine> engines = new ArrayDeque<>();
    final List<RecordingEvent> events = new ArrayList<>();
    final ScriptedSource source = new ScriptedSource();
    private final Path directory;

    ScriptedRecording(Path directory) {
        this.directory = directory;
    }

    RecordingSummary record(Format format) {
        return record(request(directory, format));
    }

    RecordingSummary record(RecordingRequest request) {
        try (LiveRecorder recorder = recorder()) {
            return recorder.record(request, events::add);
        }
    }

    LiveRecorder recorder() {
        return recorder(() -> new FFmpegLookup.Missing("No FFmpeg here."), LONGEST_SILENCE);
    }

    LiveRecorder recorder(Supplier<FFmpegLookup> ffmpeg, Duration longestSilence) {
        return new LiveRecorder(
                _ -> new Networks.Network(new NoNetwork(), new NoNetwork()),
                (stream, network, endAfterSilence) -> engines.remove(),
                ffmpeg,
                Storage.LOCAL,
                Clock.systemUTC(),
                longestSilence);
    }

    RecordingRequest request(Path target, Format format) {
        return new RecordingRequest(
                source,
                target,
                "base",
                Limits.NONE,
                Splitting.NONE,
                new SplitSignal(),
                new Order(format, false),
                Duration.ofSeconds(10));
    }

    List<String> incidents() {
        return events.stream()
                .filter(RecordingEvent.Incident.class::isInstance)
                .map(event -> ((RecordingEvent.Incident) event).what())
                .toList();
    }

    /** FLAC, because that form takes any bytes. */
    static MediaUnit unit(long number) {
        return unit(number, "c", ("<" + number + ">\n").getBytes(StandardCharsets.UTF_8));
    }

    static MediaUnit unit(long number, String configuration, byte[] body) {
        return unit(number, configuration, body, Instant.now());
    }

    static MediaUnit unit(long number, Instant receivedAt) {
        return unit(number, "c", ("<" + number + ">\n").getBytes(StandardCharsets.UTF_8), receivedAt);
    }

    static MediaUnit unit(long number, String configuration, byte[] body, Instant receivedAt) {
        return new MediaUnit(
                Container.FLAC,
                configuration,
                List.of(),
                List.of(ByteBuffer.wrap(body)),
                number,
                0,
                Duration.ofSeconds(2),
                null,
                receivedAt,
                true);
    }

    static LiveStream offered(Protocol protocol) {
        return LiveStream.of(protocol, Quality.OD, "1080p", "https://cdn.example/live");
    }

    static final class ScriptedSource implements StreamSource {

        volatile LiveStream stream = offered(Protocol.HLS);
        volatile RoomStatus answer;
        volatile LiveStream lower;

        @Override
        public LiveStream stream() {
            return stream;
        }

        @Override
        public QualitySteps steps() {
            return lower == null
                    ? null
                    : new QualitySteps() {
                        @Override
                        public boolean down(long throughputBitsPerSecond) {
                            stream = lower;
                            return true;
                        }

                        @Override
                        public boolean up() {
                            return false;
                        }
                    };
        }

        @Override
        public Resolution resolveAgain() {
            return answer == null
                    ? new Resolution(new RoomStatus.Live(RoomDetails.UNKNOWN, List.of(stream)), stream)
                    : new Resolution(answer, null);
        }
    }

    private static final class NoNetwork implements HttpClient, Dialer {
        @Override
        public HttpAnswer send(HttpRequest request) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Socket dial(String host, int port, boolean secure) {
            throw new UnsupportedOperationException();
        }

        @Override
        public ProxyAddress proxy() {
            return null;
        }

        @Override
        public MediaBody open(HttpRequest request) {
            throw new UnsupportedOperationException();
        }
    }
}
