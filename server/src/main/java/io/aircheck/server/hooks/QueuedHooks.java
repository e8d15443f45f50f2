package io.aircheck.server.hooks;

import io.aircheck.server.facts.Fact;
import io.aircheck.server.facts.Facts;
import io.aircheck.server.jobs.Job;
import io.aircheck.server.jobs.JobQueue;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * The hooks and the line in which their work waits.
 *
 * @param recordings the directory of all recordings
 */
public record QueuedHooks(HookBook book, JobQueue queue, Path recordings, Clock clock) implements Hooks {

    @Override
    public List<Listed> all() {
        return book.all();
    }

    @Override
    public Hook add(Wish wish) {
        return book.add(wish);
    }

    @Override
    public boolean remove(String name) {
        return book.remove(name);
    }

    @Override
    public Optional<Job> tryOut(String name) {
        return book.find(name).map(hook -> queue.add(HookCalls.wish(hook, sample(hook), null)));
    }

    private Facts sample(Hook hook) {
        Path file = recordings.resolve("test").resolve("Aircheck test.mp4").toAbsolutePath();
        String moment =
                hook.moments().stream().sorted().map(Moment::id).findFirst().orElse("test");
        return Facts.NONE
                .with(Fact.EVENT, moment)
                .with(Fact.AT, clock.instant().toString())
                .with(Fact.TIME, "2026-01-01 20:00:00")
                .with(Fact.ROOM, "0")
                .with(Fact.PLATFORM, "test")
                .with(Fact.URL, "https://live.example/1")
                .with(Fact.STREAMER, "Aircheck test")
                .with(Fact.TITLE, "a test")
                .with(Fact.RECORDING, "0")
                .with(Fact.FILE, file.toString())
                .with(Fact.NAME, file.getFileName().toString())
                .with(Fact.DIRECTORY, String.valueOf(file.getParent()))
                .with(Fact.FILES, file.toString())
                .with(Fact.PARTS, "1")
                .with(Fact.SECONDS, "60.000")
                .with(Fact.BYTES, "1000000");
    }

    @Override
    public List<String> programs() {
        return book.programs();
    }
}
