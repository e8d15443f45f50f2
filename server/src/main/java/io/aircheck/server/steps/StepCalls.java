package io.aircheck.server.steps;

import io.aircheck.server.events.Event;
import io.aircheck.server.facts.FactSource;
import io.aircheck.server.facts.Facts;
import io.aircheck.server.jobs.Job;
import io.aircheck.server.jobs.JobQueue;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongFunction;

/**
 * Puts the steps of each recording that ends into the line.
 *
 * @param steps by room, as the settings are when the recording ends
 */
public record StepCalls(LongFunction<List<Step>> steps, FactSource facts, JobQueue queue) implements Consumer<Event> {

    @Override
    public void accept(Event event) {
        if (event instanceof Event.RecordingEnded ended) {
            List<Step> wished = steps.apply(ended.roomId());
            if (!wished.isEmpty()) {
                Facts known = facts.of(ended, "step");
                queue.addChain(wished.stream()
                        .map(step -> new Job.Wish(
                                Job.Lane.STEP, step.text(), known, ended.roomId(), ended.recordingId(), null))
                        .toList());
            }
        }
    }
}
