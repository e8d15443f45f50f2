package io.aircheck.server.web;

import io.aircheck.net.InvalidSettingException;
import io.aircheck.server.facts.Fact;
import io.aircheck.server.facts.Facts;
import io.aircheck.server.hooks.Hook;
import io.aircheck.server.hooks.HookForm;
import io.aircheck.server.hooks.Hooks;
import io.aircheck.server.jobs.Job;
import io.aircheck.server.jobs.Job.Lane;
import io.aircheck.server.jobs.Job.State;
import io.aircheck.server.jobs.Jobs;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Hooks of each kind and jobs in each state. */
final class SampleWork implements Jobs, Hooks {

    static final List<Job> JOBS = List.of(
            job(9, Lane.STEP, "convert mp4", State.RUNNING, 1, null, "", 60L, null, 42, "林间小调"),
            job(8, Lane.STEP, "run upload", State.WAITING, 0, null, "", 60L, 9L, 0, "林间小调"),
            job(7, Lane.WEBHOOK, "my receiver", State.WAITING, 2, 503, "busy <b>", 58L, null, 0, "studio_nine"),
            job(
                    6,
                    Lane.COMMAND,
                    "tell",
                    State.FAILED,
                    1,
                    3,
                    SampleService.HOSTILE + "\nno such remote",
                    null,
                    null,
                    0,
                    SampleService.HOSTILE),
            job(5, Lane.COMMAND, "tell", State.DONE, 1, 0, "copied 2 files", 58L, null, 100, "老陈修电台"),
            job(4, Lane.STEP, "delete", State.CANCELLED, 0, null, "", 58L, null, 0, "老陈修电台"));

    private static final List<Listed> HOOKS = List.of(
            new Listed(
                    HookForm.read(
                                    "[{\"name\":\"upload\",\"command\":[\"rclone\",\"copy\",\"{file}\",\"nas:live/{streamer}\"]}]")
                            .getFirst(),
                    false),
            new Listed(
                    HookForm.read(
                                    "[{\"name\":\"my receiver\",\"on\":[\"live\",\"finished\"],"
                                            + "\"webhook\":\"https://receiver.example/S3CRET?key=S3CRET\",\"secret\":\"S3CRET\"}]")
                            .getFirst(),
                    true));

    private static Job job(
            long id,
            Lane lane,
            String task,
            State state,
            int attempts,
            @Nullable Integer status,
            String output,
            @Nullable Long recording,
            @Nullable Long after,
            int progress,
            String streamer) {
        Instant at = SampleService.NOW.minus(Duration.ofMinutes(40 - 4 * id));
        return new Job(
                id,
                lane,
                task,
                Facts.NONE.with(Fact.STREAMER, streamer),
                1L,
                recording,
                after,
                state,
                attempts,
                at,
                at,
                at,
                state.isOver() ? at.plusSeconds(20) : null,
                progress,
                status,
                output);
    }

    @Override
    public List<Job> latest(int limit, @Nullable Long roomId, @Nullable Long recordingId) {
        return JOBS.stream()
                .filter(job -> recordingId == null || Objects.equals(job.recordingId(), recordingId))
                .limit(limit)
                .toList();
    }

    @Override
    public Optional<Job> find(long id) {
        return JOBS.stream().filter(job -> job.id() == id).findFirst();
    }

    @Override
    public boolean retry(long id) {
        return id == 6;
    }

    @Override
    public boolean cancel(long id) {
        return id == 9;
    }

    @Override
    public List<Listed> all() {
        return HOOKS;
    }

    @Override
    public Hook add(Wish wish) {
        if (wish.url().isEmpty()) {
            throw new InvalidSettingException("there is no program <b>\"" + wish.program() + "\"");
        }
        return HOOKS.getLast().hook();
    }

    @Override
    public boolean remove(String name) {
        return name.equals("my receiver");
    }

    @Override
    public Optional<Job> tryOut(String name) {
        return name.equals("upload") ? Optional.of(JOBS.getFirst()) : Optional.empty();
    }

    @Override
    public List<String> programs() {
        return List.of("tell.sh", "上传.sh");
    }
}
