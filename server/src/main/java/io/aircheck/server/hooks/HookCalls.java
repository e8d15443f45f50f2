package io.aircheck.server.hooks;

import io.aircheck.server.events.Event;
import io.aircheck.server.facts.FactSource;
import io.aircheck.server.facts.Facts;
import io.aircheck.server.jobs.Job;
import io.aircheck.server.jobs.JobQueue;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Puts what hooks ask for at an event into the line. */
public record HookCalls(HookBook book, FactSource facts, JobQueue queue) implements Consumer<Event> {

    @Override
    public void accept(Event event) {
        for (Moment moment : Moment.of(event)) {
            List<Hook> hooks = book.at(moment);
            if (!hooks.isEmpty()) {
                Facts known = facts.of(event, moment.id());
                hooks.forEach(hook -> queue.add(wish(hook, known, event)));
            }
        }
    }

    static Job.Wish wish(Hook hook, Facts facts, @Nullable Event event) {
        return new Job.Wish(
                hook.action() instanceof Hook.Action.Command ? Job.Lane.COMMAND : Job.Lane.WEBHOOK,
                hook.name(),
                facts,
                event instanceof Event.OfRoom ofRoom ? Long.valueOf(ofRoom.roomId()) : null,
                event instanceof Event.OfRecording ofRecording ? Long.valueOf(ofRecording.recordingId()) : null,
                null);
    }
}
