package io.aircheck.server.watch;

import static io.aircheck.server.watch.Evening.START;
import static io.aircheck.server.watch.Evening.live;
import static org.assertj.core.api.Assertions.assertThat;

import io.aircheck.recorder.EndReason;
import io.aircheck.recorder.Format;
import io.aircheck.recorder.Order;
import io.aircheck.recorder.Recorder;
import io.aircheck.recorder.RecordingEvent;
import io.aircheck.recorder.RecordingRequest;
import io.aircheck.recorder.RecordingSummary;
import io.aircheck.recorder.files.ManifestJson;
import io.aircheck.server.recordings.OpenRecording;
import io.aircheck.server.recordings.RecordingView;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import org.junit.jupiter.api.Test;

/** What a service that was ended makes of what it had recorded, when it starts again. */
class RestartTest extends OfOneEvening {

    @Test
    void a_running_broadcast_goes_on_after_a_restart() throws Exception {
        evening.answers.put("1", live());
        evening.list(ROOM);
        evening.running.getFirst().writes(0);
        RecordingView before = evening.library.running().getFirst();
        endInBackground();

        evening = new Evening(directory, START.plusSeconds(60), 0);
        evening.answers.put("1", live());
        evening.list(ROOM);
        RecordingView after = evening.library.running().getFirst();
        assertThat(after.recording().id()).isEqualTo(before.recording().id());
        assertThat(after.broadcast().id()).isEqualTo(before.broadcast().id());
        assertThat(after.parts()).hasSize(1);
        assertThat(evening.running.getFirst().request.baseName())
                .isEqualTo(before.recording().baseName());
        assertThat(evening.kinds()).contains("recording.continued").doesNotContain("recording.started", "room.added");
    }

    @Test
    void a_broadcast_that_ended_while_we_were_away_is_finished_and_the_next_is_another() throws Exception {
        evening.answers.put("1", live(START.minusSeconds(600)));
        evening.list(ROOM);
        evening.running.getFirst().writes(0);
        endInBackground();

        evening = new Evening(directory, START.plusSeconds(7200), 0);
        evening.answers.put("1", live(START.plusSeconds(7000)));
        evening.list(ROOM);
        assertThat(evening.finished()).hasSize(1);
        assertThat(evening.library.running()).hasSize(1);
    }

    @Test
    void what_was_recorded_before_a_restart_is_converted_once_its_broadcast_is_over() throws Exception {
        evening.answers.put("1", live());
        evening.list(ROOM);
        evening.running.getFirst().writes(0);
        endInBackground();

        BlockingQueue<Path> converted = new LinkedBlockingQueue<>();
        Recorder recorder = new Recorder() {
            @Override
            public RecordingSummary record(RecordingRequest request, Consumer<RecordingEvent> listener) {
                throw new UnsupportedOperationException();
            }

            @Override
            public List<String> deliver(Path manifest, Order order, DoubleConsumer progress) {
                converted.add(manifest);
                return List.of();
            }
        };
        evening = new Evening(directory, START.plusSeconds(60), 0);
        OpenRecording unfinished = evening.adopted.getFirst();
        Path manifest = ManifestJson.file(unfinished.directory(), unfinished.baseName());
        Files.createDirectories(unfinished.directory());
        Files.writeString(manifest, "{}");
        try (LateConversions late = new LateConversions(
                evening.bus, recorder, _ -> new Order(Format.MP4, false), evening.clock, List.of(unfinished))) {
            evening.list("");
            assertThat(converted.poll(20, TimeUnit.SECONDS)).isEqualTo(manifest);
        }
    }

    @Test
    void a_broadcast_whose_room_is_no_longer_watched_is_finished_at_the_start() throws Exception {
        evening.answers.put("1", live());
        evening.list(ROOM);
        evening.running.getFirst().writes(0);
        endInBackground();

        evening = new Evening(directory, START.plusSeconds(60), 0);
        evening.list("");
        assertThat(evening.finished()).hasSize(1);
        assertThat(evening.library.running()).isEmpty();
    }

    /** Shutting down waits for the recordings, which the test must end meanwhile. */
    private void endInBackground() throws InterruptedException {
        AtomicBoolean isFinished = new AtomicBoolean();
        CountDownLatch done = new CountDownLatch(1);
        Evening.Running run = evening.running.getFirst();
        Evening ending = evening;
        Thread.ofVirtual().start(() -> {
            try {
                isFinished.set(ending.watcher.shutDown(Duration.ofSeconds(20)));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            done.countDown();
        });
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!run.stopAsked && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
        run.ends(EndReason.STOPPED);
        assertThat(done.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(isFinished).isTrue();
        evening.close();
    }
}
