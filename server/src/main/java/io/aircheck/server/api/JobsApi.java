package io.aircheck.server.api;

import io.aircheck.net.InvalidSettingException;
import io.aircheck.server.hooks.Hook;
import io.aircheck.server.hooks.Hooks;
import io.aircheck.server.hooks.Moment;
import io.aircheck.server.jobs.Job;
import io.aircheck.server.jobs.Jobs;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Hooks, and the work that waits in line. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "jobs")
class JobsApi {

    private static final int MOST = 500;

    private final Jobs jobs;
    private final Hooks hooks;

    JobsApi(Jobs jobs, Hooks hooks) {
        this.jobs = jobs;
        this.hooks = hooks;
    }

    /**
     * Something to be done once.
     *
     * @param lane command, webhook or step
     * @param task the hook or the step
     * @param state waiting, running, done, failed or cancelled
     * @param progress per cent
     * @param status exit or HTTP status
     * @param output the end of what came of it
     */
    record JobJson(
            long id,
            String lane,
            String task,
            @Nullable Long room,
            @Nullable Long recording,
            @Nullable Long after,
            String state,
            int attempts,
            Instant createdAt,
            Instant dueAt,
            @Nullable Instant startedAt,
            @Nullable Instant endedAt,
            int progress,
            @Nullable Integer status,
            String output) {

        static JobJson of(Job job) {
            return new JobJson(
                    job.id(),
                    job.lane().id(),
                    job.task(),
                    job.roomId(),
                    job.recordingId(),
                    job.after(),
                    job.state().id(),
                    job.attempts(),
                    job.createdAt(),
                    job.dueAt(),
                    job.startedAt(),
                    job.endedAt(),
                    job.progress(),
                    job.status(),
                    job.output());
        }
    }

    /**
     * A hook without its secret.
     *
     * @param summary the program, or the host of the webhook
     * @param fromPage whether it can be removed here; others stand in aircheck.yaml
     * @param secret with which a webhook that was added just now is signed, told this once; else null
     */
    record HookJson(
            String name,
            List<String> on,
            String summary,
            String limit,
            boolean fromPage,
            @Nullable String secret) {

        static HookJson added(Hook hook) {
            return of(new Hooks.Listed(hook, true), hook.secret());
        }

        static HookJson of(Hooks.Listed listed) {
            return of(listed, null);
        }

        private static HookJson of(Hooks.Listed listed, @Nullable String secret) {
            Hook hook = listed.hook();
            return new HookJson(
                    hook.name(),
                    hook.moments().stream().sorted().map(Moment::id).toList(),
                    hook.summary(),
                    hook.limit().toString(),
                    listed.fromPage(),
                    secret);
        }
    }

    /**
     * A hook to be added: a webhook, or a program that stands in config/hooks.
     *
     * @param shape aircheck or bililive-recorder
     */
    record NewHookJson(
            @Nullable String name,
            @Nullable List<String> on,
            @Nullable String webhook,
            @Nullable String shape,
            @Nullable String program,
            @Nullable List<String> arguments) {

        Hooks.Wish wish() {
            return new Hooks.Wish(
                    Objects.requireNonNullElse(name, ""),
                    Objects.requireNonNullElse(on, List.of()),
                    Objects.requireNonNullElse(program, ""),
                    Objects.requireNonNullElse(arguments, List.of()),
                    Objects.requireNonNullElse(webhook, ""),
                    Objects.requireNonNullElse(shape, ""));
        }
    }

    @GetMapping("/jobs")
    @Operation(summary = "What waits and runs, then what is over, newest first")
    List<JobJson> all(
            @RequestParam(defaultValue = "100") int limit,
            @RequestParam(required = false) @Nullable Long room,
            @RequestParam(required = false) @Nullable Long recording) {
        return jobs.latest(Math.clamp(limit, 1, MOST), room, recording).stream()
                .map(JobJson::of)
                .toList();
    }

    @GetMapping("/jobs/{id}")
    @Operation(summary = "One job")
    JobJson one(@PathVariable long id) {
        return JobJson.of(jobs.find(id).orElseThrow(() -> missing(id)));
    }

    @PostMapping("/jobs/{id}/retry")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Do a job again that failed or was called off")
    void retry(@PathVariable long id) {
        if (!jobs.retry(id)) {
            throw refused(id, "cannot be tried again, since it runs or is done");
        }
    }

    @PostMapping("/jobs/{id}/cancel")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Call a job off that waits or runs, and all that wait for it")
    void cancel(@PathVariable long id) {
        if (!jobs.cancel(id)) {
            throw refused(id, "is over");
        }
    }

    @GetMapping("/hooks")
    @Operation(summary = "The hooks that are set up")
    List<HookJson> hooks() {
        return hooks.all().stream().map(HookJson::of).toList();
    }

    @PostMapping("/hooks")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary =
                    "Add a webhook, or a program that stands in config/hooks. A webhook is answered with its secret, this once")
    HookJson add(@RequestBody NewHookJson wish) {
        try {
            return HookJson.added(hooks.add(wish.wish()));
        } catch (InvalidSettingException e) {
            throw new RefusedException(HttpStatus.UNPROCESSABLE_CONTENT, String.valueOf(e.getMessage()));
        }
    }

    @DeleteMapping("/hooks/{name}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Remove a hook that was added here")
    void remove(@PathVariable String name) {
        if (!hooks.remove(name)) {
            throw noHook(name);
        }
    }

    @PostMapping("/hooks/{name}/test")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Call a hook now with made-up facts")
    JobJson tryOut(@PathVariable String name) {
        return JobJson.of(hooks.tryOut(name).orElseThrow(() -> noHook(name)));
    }

    private static RefusedException noHook(String name) {
        return new RefusedException(HttpStatus.NOT_FOUND, "there is no hook \"" + name + "\" here");
    }

    private RefusedException refused(long id, String why) {
        return jobs.find(id).isPresent()
                ? new RefusedException(HttpStatus.CONFLICT, "job " + id + " " + why)
                : missing(id);
    }

    private static RefusedException missing(long id) {
        return new RefusedException(HttpStatus.NOT_FOUND, "there is no job " + id);
    }
}
