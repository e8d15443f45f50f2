package io.aircheck.server.web;

import io.aircheck.server.notify.Notice;
import io.aircheck.server.notify.Notices;
import io.aircheck.server.notify.channel.Message;
import io.aircheck.server.settings.Settings;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page of channels and of what was sent over them. */
@Controller
public class NotificationsController {

    private static final int MOST = 100;

    private final Frame frame;
    private final Notices notices;
    private final Settings settings;

    public NotificationsController(Frame frame, Notices notices, Settings settings) {
        this.frame = frame;
        this.notices = notices;
        this.settings = settings;
    }

    @GetMapping("/notifications")
    ResponseEntity<String> page(HttpServletRequest request) {
        Viewer viewer = frame.viewer(request);
        Page page = frame.page(request, viewer, "events", viewer.words().say("nav.notifications"), null);
        NotificationsModel model =
                NotificationsModel.of(notices.channels(), notices.latest(MOST, null), settings, viewer);
        return frame.answer(HttpStatus.OK, "notifications", page, Map.of("model", model));
    }

    /** Sends a message now, and shows what the service answered. */
    @PostMapping("/notifications/channels/{id}/test")
    String tryOut(HttpServletRequest request, @PathVariable String id, RedirectAttributes flash) {
        Viewer viewer = frame.viewer(request);
        Words words = viewer.words();
        Message message = new Message(
                Message.Kind.TEST,
                "test",
                viewer.now(),
                words.say("notify.test.title"),
                words.say("notify.test.text"),
                null);
        Notice sent = notices.tryOut(id, message).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        boolean delivered = sent.state() == Notice.State.DELIVERED;
        new Said(delivered ? Said.Outcome.DONE : Said.Outcome.BAD_NEWS, seen -> tested(sent, delivered, seen))
                .on(flash);
        return Return.to("/notifications");
    }

    private static String tested(Notice sent, boolean delivered, Viewer viewer) {
        return viewer.words()
                .say(
                        delivered ? "notify.test.delivered" : "notify.test.refused",
                        Map.of(
                                "channel",
                                sent.channelLabel(),
                                "answer",
                                Objects.requireNonNullElse(viewer.reason(sent.answer()), "")));
    }

    @PostMapping("/notifications/{id}/again")
    String again(@PathVariable long id, RedirectAttributes flash) {
        boolean known = notices.sendAgain(id);
        (known ? Said.done("notify.again.done") : Said.refused("notify.again.unknown")).on(flash);
        return Return.to("/notifications");
    }
}
