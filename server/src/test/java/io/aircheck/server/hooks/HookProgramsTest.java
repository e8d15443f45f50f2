package io.aircheck.server.hooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.aircheck.music.Song;
import io.aircheck.server.events.Event;
import io.aircheck.server.jobs.Job;
import io.aircheck.server.recordings.OpenRecording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** From an event to a real program: with the names that streamers give themselves. */
class HookProgramsTest extends AtTheHookBench {

    @ParameterizedTest(name = "{0}")
    @MethodSource("io.aircheck.server.hooks.HookBench#names")
    void aStreamersNameIsOneArgumentWhateverItIs(String what, String streamer) throws IOException {
        bench.hooks(
                false,
                HookBench.json(List.of(Map.of(
                        "on",
                        "live",
                        "command",
                        List.of(bench.scribe(), "--name", "{streamer}", "<[直播间名称]> is {event}", "last")))));

        bench.live(streamer);

        Job job = bench.awaitJob(Job.State.DONE);
        assertThat(job.status()).isZero();
        assertThat(bench.given()).containsExactly("--name", streamer, "<" + streamer + "> is live", "last", "");
        try (Stream<Path> left = Files.walk(home)) {
            assertThat(left.map(file -> file.getFileName().toString())).doesNotContain("owned");
        }
    }

    @Test
    void aNulWhichNoProgramCanBeGivenIsLeftOut() throws IOException {
        bench.hooks(
                false, HookBench.json(List.of(Map.of("on", "live", "command", List.of(bench.scribe(), "{streamer}")))));

        bench.live("a\0b\0; touch owned");

        bench.awaitJob(Job.State.DONE);
        assertThat(bench.given()).containsExactly("ab; touch owned", "");
    }

    @Test
    void aProgramFindsTheFactsInItsEnvironmentAndNoneOfOurOwnVariables() throws IOException {
        Path program = bench.program("env.sh", "env | grep ^AIRCHECK_ | sort; echo trouble >&2");
        bench.hooks(false, HookBench.json(List.of(Map.of("on", "finished", "command", List.of(program.toString())))));

        long id = bench.shelf.record(3, "小雨", "town/小雨/a", Duration.ofMinutes(90), 1000, 2000);

        String file = bench.shelf.root.resolve("town/小雨/a.ts").toAbsolutePath().toString();
        assertThat(bench.awaitJob(Job.State.DONE).output())
                .contains(
                        "AIRCHECK_EVENT=finished",
                        "AIRCHECK_STREAMER=小雨",
                        "AIRCHECK_FILE=" + file,
                        "AIRCHECK_RECORDING=" + id,
                        "AIRCHECK_PARTS=2",
                        "AIRCHECK_BYTES=3000",
                        "AIRCHECK_LENGTH=1:30:00",
                        "AIRCHECK_REASON=offline",
                        "AIRCHECK_TIME=2026-03-01 21:30:00",
                        "AIRCHECK_HOME=" + home,
                        "trouble")
                .doesNotContain("AIRCHECK_PASSWORD");
    }

    @Test
    void aProgramThatNamesTheFileIsRunForEachFile() throws IOException {
        bench.hooks(
                false, HookBench.json(List.of(Map.of("on", "finished", "command", List.of(bench.scribe(), "{name}")))));

        bench.shelf.record(3, "小雨", "a b", Duration.ofMinutes(2), 10, 20);

        bench.awaitJob(Job.State.DONE);
        assertThat(bench.given()).containsExactly("a b.ts", "a b_001.ts", "");
    }

    @Test
    void aSongIsToldWithItsPlaceInTheRecording() throws IOException {
        bench.hooks(
                false,
                HookBench.json(List.of(Map.of(
                        "on",
                        "track-found",
                        "command",
                        List.of(
                                bench.scribe(),
                                "{event}",
                                "{streamer}",
                                "{song}",
                                "{artists}",
                                "{position}",
                                "{timecode}")))));
        OpenRecording recording = bench.shelf.begin(3, "小雨", "a");

        bench.shelf.bus.publish(new Event.SongStarted(
                HookBench.NOW,
                3,
                "小雨",
                recording.id(),
                Song.of("{title}; $(touch owned)", "陈一", "Hollow Moon"),
                Duration.ofMillis(2_537_250)));

        bench.awaitJob(Job.State.DONE);
        assertThat(bench.given())
                .containsExactly(
                        "track-found", "小雨", "{title}; $(touch owned)", "陈一, Hollow Moon", "2537.250", "0:42:17", "");
    }

    @Test
    void allFilesBecomeAnArgumentEach() throws IOException {
        bench.hooks(
                false,
                HookBench.json(List.of(Map.of("on", "finished", "command", List.of(bench.scribe(), "{files}")))));

        bench.shelf.record(3, "小雨", "a b", Duration.ofMinutes(2), 10, 20);

        bench.awaitJob(Job.State.DONE);
        assertThat(bench.given())
                .containsExactly(
                        bench.shelf.root.resolve("a b.ts").toString(),
                        bench.shelf.root.resolve("a b_001.ts").toString(),
                        "");
    }

    @Test
    void aProgramThatTakesTooLongIsEndedWithAllThatItStarted() throws IOException {
        Path program = bench.program("slow.sh", "echo begun\nsleep 600 & echo $!\nwait");
        bench.hooks(
                false,
                HookBench.json(List.of(Map.of("on", "live", "command", List.of(program.toString()), "limit", "1s"))));

        bench.live("小雨");

        Job job = bench.awaitJob(Job.State.FAILED);
        assertThat(job.output()).startsWith("begun").endsWith("ended after 1 s, its limit");
        long child = Long.parseLong(job.output().lines().skip(1).findFirst().orElseThrow());
        await().atMost(Duration.ofSeconds(10))
                .until(() ->
                        ProcessHandle.of(child).filter(ProcessHandle::isAlive).isEmpty());
    }

    @Test
    void anExitStatusAndTheEndOfALongOutputAreKept() throws IOException {
        Path program =
                bench.program("loud.sh", "i=0; while [ $i -lt 3000 ]; do echo line $i; i=$((i+1)); done; exit 3");
        bench.hooks(false, HookBench.json(List.of(Map.of("on", "live", "command", List.of(program.toString())))));

        bench.live("小雨");

        Job job = bench.awaitJob(Job.State.FAILED);
        assertThat(job.status()).isEqualTo(3);
        assertThat(job.output()).startsWith("…").endsWith("line 2999").hasSizeLessThan(13_000);
    }

    @Test
    void aProgramThatIsNotThereIsSaidInASentence() {
        bench.hooks(false, HookBench.json(List.of(Map.of("on", "live", "command", List.of("/nowhere/at/all")))));

        bench.live("小雨");

        assertThat(bench.awaitJob(Job.State.FAILED).output())
                .startsWith("the program cannot be started")
                .contains("/nowhere");
    }
}
