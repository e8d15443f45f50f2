package io.aircheck.server.web;

import io.aircheck.server.facts.Fact;
import io.aircheck.server.jobs.Job;
import io.aircheck.server.jobs.Job.State;
import io.aircheck.server.jobs.Jobs;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A job in a list.
 *
 * @param what the hook or the step
 * @param lane what kind of work it is, in words
 * @param room whom it is about; null for nobody
 * @param state in words, with the exit or HTTP status
 * @param percent of a running job; null for others
 * @param output the end of what came of it; null where nothing did
 */
public record JobRow(
        long id,
        Moment at,
        EventLine.Tone tone,
        String what,
        String lane,
        @Nullable String room,
        @Nullable Long recordingId,
        String state,
        @Nullable Integer percent,
        @Nullable String output,
        boolean canRetry,
        boolean canCancel) {

    static List<JobRow> of(List<Job> jobs, Jobs all, Viewer viewer) {
        return jobs.stream().map(job -> of(job, all, viewer)).toList();
    }

    private static JobRow of(Job job, Jobs all, Viewer viewer) {
        Words words = viewer.words();
        String streamer = job.facts().get(Fact.STREAMER);
        return new JobRow(
                job.id(),
                Moment.clock(job.createdAt(), viewer.zone()),
                switch (job.state()) {
                    case DONE -> EventLine.Tone.GOOD;
                    case RUNNING -> EventLine.Tone.AIR;
                    case FAILED -> EventLine.Tone.WARN;
                    case WAITING, CANCELLED -> EventLine.Tone.PLAIN;
                },
                job.task(),
                words.say("jobs.lane." + job.lane().id()),
                streamer.isEmpty() ? null : streamer,
                job.recordingId(),
                state(job, all, words),
                job.state() == State.RUNNING ? Integer.valueOf(job.progress()) : null,
                job.output().isEmpty() ? null : viewer.reason(job.output()),
                job.state() == State.FAILED || job.state() == State.CANCELLED,
                !job.state().isOver());
    }

    private static String state(Job job, Jobs all, Words words) {
        if (job.state() == State.WAITING && isBlocked(job, all)) {
            return words.say("jobs.state.blocked");
        }
        String key = job.state() == State.WAITING && job.attempts() > 0
                ? "again"
                : job.state().id();
        String state = words.say("jobs.state." + key, "n", Integer.toString(job.attempts()));
        if (job.status() == null || job.state() == State.RUNNING) {
            return state;
        }
        String status = words.say("jobs.status." + job.lane().id(), "n", Integer.toString(job.status()));
        return words.say("jobs.with_status", Map.of("state", state, "status", status));
    }

    private static boolean isBlocked(Job job, Jobs all) {
        Long after = job.after();
        return after != null
                && all.find(after)
                        .filter(before -> before.state() != State.DONE)
                        .isPresent();
    }
}
