package io.aircheck.server.hooks;

import io.aircheck.server.jobs.Job;
import io.aircheck.server.jobs.Outcome;
import io.aircheck.server.jobs.Worker;
import io.aircheck.server.notify.Courier;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.DoubleConsumer;

/** Does what hooks ask for. */
public final class HookWorker implements Worker {

    private final HookBook book;
    private final Programs programs;
    private final Webhooks webhooks;

    /** @param recordings the directory of all recordings */
    public HookWorker(HookBook book, Programs programs, Courier courier, Path recordings, ZoneId zone, Clock clock) {
        this.book = book;
        this.programs = programs;
        this.webhooks = new Webhooks(courier, recordings, zone, clock);
    }

    @Override
    public Outcome work(Job job, DoubleConsumer progress) throws InterruptedException {
        Optional<Hook> hook = book.find(job.task());
        if (hook.isEmpty()) {
            return new Outcome.Failed(null, "the hook \"" + job.task() + "\" is not set up any more");
        }
        return switch (hook.get().action()) {
            case Hook.Action.Command command ->
                programs.run(command, job.facts(), hook.get().limit(), progress);
            case Hook.Action.Webhook webhook ->
                webhooks.send(
                        webhook,
                        job.facts(),
                        WebhookBody.uuid("job " + job.id() + " " + job.createdAt()),
                        job.attempts(),
                        hook.get().limit());
        };
    }
}
