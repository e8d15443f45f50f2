package io.aircheck.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.aircheck.recorder.EndReason;
import io.aircheck.recorder.Gap;
import io.aircheck.server.events.Event;
import io.aircheck.server.rooms.RoomState.Word;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What Prometheus is told, after one of each thing happened; and that board and document tell of these and no others. */
class MetricsTest {

    private static final Pattern NAME = Pattern.compile("aircheck_[a-z_]+");
    private static final Path BOARD = Path.of("..", "docs", "grafana", "aircheck.json");
    private static final Path DOCUMENT = Path.of("..", "docs", "metrics.md");
    private static final Instant AT = SampleService.NOW;

    @TempDir
    static Path home;

    private static PageServer server;
    private static String scraped;

    @BeforeAll
    static void start() throws InterruptedException {
        server = new PageServer(home, Map.of());
        for (Event event : List.of(
                new Event.RoomChecked(AT, 2, "x"),
                new Event.RoomStateChanged(AT, 1, "x", Word.LIVE, Word.BLOCKED, null),
                new Event.RoomStateChanged(AT, 1, "x", Word.BLOCKED, Word.PAUSED, null),
                new Event.RecordingStarted(AT, 1, "x", 71, SampleService.HOSTILE),
                new Event.RecordingIncident(AT, 1, "x", 71, SampleService.HOSTILE),
                new Event.GapFound(AT, 1, "x", 71, gap(Gap.Cause.GONE, 3500)),
                new Event.GapFound(AT, 1, "x", 71, gap(Gap.Cause.GONE, 1000)),
                new Event.GapFound(AT, 1, "x", 71, gap(Gap.Cause.ADVERTISEMENT, 30_000)),
                new Event.PartFinished(AT, 1, "x", 71, 711, "x.ts", 1_000_000, Duration.ofSeconds(1)),
                new Event.RecordingEnded(
                        AT, 1, "x", 71, EndReason.OFFLINE, null, Duration.ofSeconds(1), 1_000_000, 2))) {
            server.library.bus.publish(event);
        }
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        do {
            new CountDownLatch(1).await(20, TimeUnit.MILLISECONDS);
            scraped = server.get("/actuator/prometheus", "Accept", "text/plain").body();
        } while (!scraped.contains("aircheck_recordings_ended") && System.nanoTime() < deadline);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Gap gap(Gap.Cause cause, long millis) {
        return new Gap(AT, Duration.ofMillis(millis), 1, cause, SampleService.HOSTILE);
    }

    @Test
    void tellsTheNumbersThatNobodyElseTells() {
        assertThat(scraped.lines())
                .contains(
                        "aircheck_lost_seconds_total{cause=\"gone\",platform=\"douyin\"} 4.5",
                        "aircheck_lost_seconds_total{cause=\"advertisement\",platform=\"douyin\"} 30.0",
                        "aircheck_gaps_total{cause=\"gone\",platform=\"douyin\"} 2.0",
                        "aircheck_checks_total{platform=\"bilibili\",result=\"live\"} 1.0",
                        "aircheck_checks_total{platform=\"douyin\",result=\"blocked\"} 1.0",
                        "aircheck_cookie_age_seconds{platform=\"bilibili\"} 0.0",
                        "aircheck_recordings_started_total{platform=\"douyin\"} 1.0",
                        "aircheck_recordings_ended_total{reason=\"offline\"} 1.0",
                        "aircheck_recorded_bytes_total{platform=\"douyin\"} 1000000.0",
                        "aircheck_incidents_total{platform=\"douyin\"} 1.0",
                        "aircheck_notices{state=\"given_up\"} 1.0",
                        "aircheck_disk_free_bytes 4.12E11",
                        "aircheck_disk_stopped 0.0",
                        "aircheck_recordings_running 4.0")
                .anyMatch(line -> line.startsWith("aircheck_last_good_check_timestamp_seconds{platform=\"bilibili\"}"))
                .noneMatch(line -> line.startsWith("aircheck_last_good_check_timestamp_seconds{platform=\"douyin\"}"))
                .noneMatch(line -> line.contains("alert(1)") || line.contains("result=\"paused\""));
    }

    @Test
    void theBoardAsksForNothingThatIsNotThere() throws IOException {
        JsonNode board = JsonMapper.shared().readTree(Files.readString(BOARD));
        List<String> expressions = new ArrayList<>();
        board.path("panels").forEach(panel -> {
            assertThat(panel.path("title").asString()).isNotBlank();
            panel.path("targets")
                    .forEach(target -> expressions.add(target.path("expr").asString()));
        });
        assertThat(expressions).hasSizeGreaterThan(12).noneMatch(String::isBlank);
        assertThat(told()).containsAll(names(String.join(" ", expressions)));
    }

    @Test
    void theDocumentTellsOfEachAndOfNoOther() throws IOException {
        assertThat(names(Files.readString(DOCUMENT))).isEqualTo(told());
    }

    private static TreeSet<String> told() {
        return scraped.lines()
                .filter(line -> line.startsWith("aircheck_"))
                .map(line -> line.replaceFirst("[{ ].*", ""))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static TreeSet<String> names(String text) {
        return NAME.matcher(text).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
    }
}
