package io.aircheck.server.web;

import io.aircheck.server.retention.CleanUp;
import io.aircheck.server.retention.Kept;
import io.aircheck.server.retention.Retention;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page of clean-up and trash, and what can be done to one recording. */
@Controller
public class CleanUpController {

    private final Frame frame;
    private final Retention retention;

    public CleanUpController(Frame frame, Retention retention) {
        this.frame = frame;
        this.retention = retention;
    }

    @GetMapping("/cleanup")
    ResponseEntity<String> page(HttpServletRequest request) {
        Viewer viewer = frame.viewer(request);
        Page page = frame.page(request, viewer, "recordings", viewer.words().say("nav.cleanup"), null);
        CleanUpModel model = CleanUpModel.of(retention.preview(), retention.trash(), retention.inTrash(), viewer);
        return frame.answer(HttpStatus.OK, "cleanup", page, Map.of("model", model));
    }

    @PostMapping("/cleanup")
    String cleanUp(RedirectAttributes flash) {
        CleanUp done = retention.cleanUp();
        Said.done(
                        "cleanup.done",
                        Map.of(
                                "moved",
                                Integer.toString(done.moves().size()),
                                "deleted",
                                Integer.toString(done.deletions().size()),
                                "size",
                                Figures.size(done.freedBytes())))
                .on(flash);
        return Return.to("/cleanup");
    }

    @PostMapping("/trash/{id}/restore")
    String restore(@PathVariable long id, RedirectAttributes flash) {
        return said(flash, retention.restore(id), "cleanup.restored", "/cleanup");
    }

    @PostMapping("/trash/{id}/delete")
    String delete(@PathVariable long id, RedirectAttributes flash) {
        return said(flash, retention.delete(id), "cleanup.deleted", "/cleanup");
    }

    @PostMapping("/recordings/{id}/trash")
    String trash(@PathVariable long id, RedirectAttributes flash) {
        Retention.Result result = retention.moveToTrash(id, Kept.Why.USER);
        String back = result == Retention.Result.DONE ? "/cleanup" : "/recordings/" + id;
        return said(flash, result, "cleanup.trashed", back);
    }

    @PostMapping("/recordings/{id}/lock")
    String lock(
            @PathVariable long id, @RequestParam(required = false) @Nullable String back, RedirectAttributes flash) {
        return locked(id, true, back, flash);
    }

    @PostMapping("/recordings/{id}/unlock")
    String unlock(
            @PathVariable long id, @RequestParam(required = false) @Nullable String back, RedirectAttributes flash) {
        return locked(id, false, back, flash);
    }

    private String locked(long id, boolean locked, @Nullable String back, RedirectAttributes flash) {
        Retention.Result result = retention.lock(id, locked) ? Retention.Result.DONE : Retention.Result.MISSING;
        return said(flash, result, locked ? "cleanup.locked" : "cleanup.unlocked", back);
    }

    private String said(RedirectAttributes flash, Retention.Result result, String done, @Nullable String back) {
        boolean good = result == Retention.Result.DONE;
        String key = good ? done : "cleanup.refused." + result.name().toLowerCase(Locale.ROOT);
        (good ? Said.done(key) : Said.refused(key)).on(flash);
        return Return.to(back);
    }
}
