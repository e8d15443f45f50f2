package io.aircheck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.aircheck.media.ffmpeg.FFmpeg;
import io.aircheck.media.ffmpeg.FFmpegLookup;
import io.aircheck.media.ffmpeg.Probe;
import io.aircheck.testkit.demo.DemoChannel;
import io.aircheck.testkit.demo.DemoChannels;
import io.aircheck.testkit.origin.LiveOrigin;
import io.aircheck.testkit.origin.RecordingCheck;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code kill -9} of a service that records, and a new start: in real Java processes, against the demo's channels. */
@Timeout(300)
class KillIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Map<String, String> QUICK =
            Map.of("AIRCHECK_CHECK_INTERVAL", "5s", "AIRCHECK_HOST_INTERVAL", "0s");
    /** The origin's name of the channel behind each of the demo's addresses. */
    private static final Map<String, String> CHANNELS = Map.of(
            "/hls/harbour/", "harbour-harbour-high",
            "/hls/studio/", "studio",
            "/flv/kitchen", "kitchen",
            "/icy/low-orbit", "low-orbit");

    private final HttpClient http = HttpClient.newHttpClient();

    @TempDir
    Path home;

    @Test
    void nothingButTheUnitInFlightIsLostAndTheBroadcastsGoOn() throws Exception {
        try (LiveOrigin origin = LiveOrigin.start(0, Path.of("target", "demo-media"))) {
            List<String> rooms = DemoChannels.putOnAir(origin).stream()
                    .filter(DemoChannel::alwaysOn)
                    .map(DemoChannel::roomsLine)
                    .toList();
            Files.write(Files.createDirectories(home.resolve("config")).resolve("rooms.txt"), rooms);

            Map<Long, Long> unitsBefore = new HashMap<>();
            RunningAircheck first = serve("kill-1.log");
            JsonNode before = runningWhen(
                    first,
                    running -> running.size() == 4
                            && all(running, it -> it.get("units").asLong() >= 4));
            before.forEach(it -> unitsBefore.put(
                    it.get("broadcast").asLong(), it.get("units").asLong()));
            first.kill();

            JsonNode after;
            try (RunningAircheck second = serve("kill-2.log")) {
                after = runningWhen(
                        second,
                        running -> running.size() == 4
                                && all(
                                        running,
                                        it -> it.get("parts").size() >= 2
                                                && it.get("units").asLong()
                                                        > unitsBefore.getOrDefault(
                                                                        it.get("broadcast")
                                                                                .asLong(),
                                                                        Long.MAX_VALUE - 2)
                                                                + 2));
            }

            try (Stream<Path> files = Files.walk(home.resolve("recordings"))) {
                assertThat(files.map(Path::toString).toList())
                        .anyMatch(file -> file.endsWith(".manifest.json"))
                        .noneMatch(file -> file.endsWith(".part") || file.endsWith(".journal"));
            }
            for (JsonNode recording : after) {
                check(recording, origin, unitsBefore);
            }
        }
    }

    private void check(JsonNode recording, LiveOrigin origin, Map<Long, Long> unitsBefore) throws Exception {
        String url = recording.get("url").asString();
        assertThat(unitsBefore)
                .as("broadcasts go on")
                .containsKey(recording.get("broadcast").asLong());
        for (JsonNode part : recording.get("parts")) {
            Path file = home.resolve("recordings")
                    .resolve(part.get("file").asString().replaceFirst("\\.part$", ""));
            assertThat(probe(file).streams()).as("ffprobe opens %s", file).isNotEmpty();
        }
        String channel = CHANNELS.entrySet().stream()
                .filter(entry -> url.contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow();
        Path killed = home.resolve("recordings")
                .resolve(recording.get("parts").get(0).get("file").asString());
        RecordingCheck.Result result = RecordingCheck.check(origin.report(channel), List.of(killed));
        assertThat(result.complete()).as(channel + ": " + result.describe()).isTrue();
        if (url.contains("/hls/")) {
            assertThat(result.recorded())
                    .isGreaterThanOrEqualTo(
                            unitsBefore.get(recording.get("broadcast").asLong()));
        }
    }

    private static Probe probe(Path file) throws IOException, InterruptedException {
        if (FFmpeg.find() instanceof FFmpegLookup.Found(FFmpeg ffmpeg)) {
            return Probe.of(ffmpeg, file);
        }
        throw new IOException("this test needs FFmpeg");
    }

    private RunningAircheck serve(String log) throws IOException, InterruptedException {
        return RunningAircheck.start(Path.of("target", log), QUICK, "serve", "--home", home.toString(), "--port", "0");
    }

    /** The running recordings, once they are as wished. */
    private JsonNode runningWhen(RunningAircheck service, Predicate<JsonNode> wish)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(service.address() + "api/v1/recordings"))
                .build();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            String body =
                    http.send(request, HttpResponse.BodyHandlers.ofString()).body();
            JsonNode running = JsonMapper.shared().readTree(body).get("running");
            if (wish.test(running)) {
                return running;
            }
            assertThat(System.nanoTime()).as("still waiting: " + body).isLessThan(deadline);
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
        }
    }

    private static boolean all(JsonNode nodes, Predicate<JsonNode> wish) {
        for (JsonNode node : nodes) {
            if (!wish.test(node)) {
                return false;
            }
        }
        return true;
    }
}
