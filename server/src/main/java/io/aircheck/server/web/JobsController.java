package io.aircheck.server.web;

import io.aircheck.net.InvalidSettingException;
import io.aircheck.server.hooks.Hook;
import io.aircheck.server.hooks.Hooks;
import io.aircheck.server.jobs.Jobs;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.support.RequestContextUtils;

/** The page of hooks and of the work that waits in line. */
@Controller
public class JobsController {

    private static final int MOST = 100;
    private static final String SECRET = "secret";

    private final Frame frame;
    private final Hooks hooks;
    private final Jobs jobs;
    private final LiveStates states;

    public JobsController(Frame frame, Hooks hooks, Jobs jobs, LiveStates states) {
        this.frame = frame;
        this.hooks = hooks;
        this.jobs = jobs;
        this.states = states;
    }

    @GetMapping("/jobs")
    ResponseEntity<String> page(HttpServletRequest request) {
        Viewer viewer = frame.viewer(request);
        Words words = viewer.words();
        Page page = frame.page(
                request, viewer, "jobs", words.say("nav.jobs"), states.listen(new LivePage.OfJobs(), viewer));
        JobsModel model = JobsModel.of(
                HookRow.of(hooks.all(), words),
                hooks.programs(),
                JobRow.of(jobs.latest(MOST, null, null), jobs, viewer),
                words);
        Map<String, ?> flash = RequestContextUtils.getInputFlashMap(request);
        String secret = flash != null && flash.get(SECRET) instanceof String made ? made : "";
        return frame.answer(HttpStatus.OK, "jobs", page, Map.of("model", model, SECRET, secret));
    }

    @PostMapping("/jobs/{id}/retry")
    String retry(
            @PathVariable long id, @RequestParam(required = false) @Nullable String back, RedirectAttributes flash) {
        return said(flash, jobs.retry(id), "jobs.retry.done", "jobs.retry.unknown", back);
    }

    @PostMapping("/jobs/{id}/cancel")
    String cancel(
            @PathVariable long id, @RequestParam(required = false) @Nullable String back, RedirectAttributes flash) {
        return said(flash, jobs.cancel(id), "jobs.cancel.done", "jobs.cancel.unknown", back);
    }

    /** The secret of a new webhook waits in the session for the one page that shows it. */
    @PostMapping("/hooks")
    String add(
            @RequestParam String name,
            @RequestParam(name = "on", defaultValue = "") List<String> moments,
            @RequestParam(defaultValue = "") String program,
            @RequestParam(defaultValue = "") String arguments,
            @RequestParam(defaultValue = "") String url,
            @RequestParam(defaultValue = "") String shape,
            RedirectAttributes flash) {
        List<String> lines = arguments.lines().filter(line -> !line.isEmpty()).toList();
        try {
            Hook added = hooks.add(new Hooks.Wish(name, moments, program, lines, url, shape));
            if (added.secret() != null) {
                flash.addFlashAttribute(SECRET, added.secret());
            }
            Said.done("hooks.added", "name", added.name()).on(flash);
        } catch (InvalidSettingException e) {
            new Said(
                            Said.Outcome.REFUSED,
                            viewer -> viewer.words()
                                    .say("hooks.refused", "why", String.valueOf(viewer.reason(e.getMessage()))))
                    .on(flash);
        }
        return Return.to("/jobs");
    }

    @PostMapping("/hooks/{name}/remove")
    String remove(@PathVariable String name, RedirectAttributes flash) {
        return said(flash, hooks.remove(name), "hooks.removed", "hooks.unknown", "/jobs");
    }

    @PostMapping("/hooks/{name}/test")
    String tryOut(@PathVariable String name, RedirectAttributes flash) {
        if (hooks.tryOut(name).isEmpty()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return said(flash, true, "hooks.tried", "hooks.unknown", "/jobs");
    }

    private String said(RedirectAttributes flash, boolean done, String good, String bad, @Nullable String back) {
        (done ? Said.done(good) : Said.refused(bad)).on(flash);
        return Return.to(back);
    }
}
