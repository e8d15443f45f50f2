package io.aircheck.server.jobs;

import io.aircheck.server.facts.Facts;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Something to be done once.
 *
 * @param task what is to be done, for the lane's worker; holds no secret
 * @param attempts how often it was begun
 * @param after the job that must be done before; null for none
 * @param dueAt not before this
 * @param progress from 0 to 100
 * @param status exit status of a program or HTTP status of a service; null where there is none
 * @param output the end of what came of it
 */
public record Job(
        long id,
        Lane lane,
        String task,
        Facts facts,
        @Nullable Long roomId,
        @Nullable Long recordingId,
        @Nullable Long after,
        State state,
        int attempts,
        Instant createdAt,
        Instant dueAt,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        int progress,
        @Nullable Integer status,
        String output) {

    /** What waits for each other. */
    public enum Lane {
        /** The user's programs. */
        COMMAND,
        /** Requests to others' programs. */
        WEBHOOK,
        /** What finished recordings are made into. */
        STEP;

        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Where a job is in its life. */
    public enum State {
        WAITING,
        RUNNING,
        DONE,
        FAILED,
        CANCELLED;

        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        public boolean isOver() {
            return this == DONE || this == FAILED || this == CANCELLED;
        }
    }

    /**
     * What is asked for.
     *
     * @param after the job that must be done before
     */
    public record Wish(
            Lane lane,
            String task,
            Facts facts,
            @Nullable Long roomId,
            @Nullable Long recordingId,
            @Nullable Long after) {}

    Job started(Instant now) {
        return new Job(
                id,
                lane,
                task,
                facts,
                roomId,
                recordingId,
                after,
                State.RUNNING,
                attempts + 1,
                createdAt,
                dueAt,
                now,
                null,
                0,
                null,
                "");
    }

    Job at(int percent) {
        return new Job(
                id,
                lane,
                task,
                facts,
                roomId,
                recordingId,
                after,
                state,
                attempts,
                createdAt,
                dueAt,
                startedAt,
                endedAt,
                percent,
                status,
                output);
    }

    Job over(State how, Instant now, @Nullable Integer code, String said) {
        int shown = how == State.DONE ? 100 : progress;
        return new Job(
                id,
                lane,
                task,
                facts,
                roomId,
                recordingId,
                after,
                how,
                attempts,
                createdAt,
                dueAt,
                startedAt,
                now,
                shown,
                code,
                said);
    }

    /** To be begun (again) at a time, keeping what came of the last attempt. */
    Job waiting(Instant due, int tried, @Nullable Integer code, String said) {
        return new Job(
                id,
                lane,
                task,
                facts,
                roomId,
                recordingId,
                after,
                State.WAITING,
                tried,
                createdAt,
                due,
                startedAt,
                null,
                0,
                code,
                said);
    }
}
