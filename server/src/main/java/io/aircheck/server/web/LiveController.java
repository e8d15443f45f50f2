package io.aircheck.server.web;

import io.aircheck.server.access.Gate;
import io.aircheck.server.accounts.Right;
import io.aircheck.server.events.EventBus;
import io.aircheck.server.events.Subscription;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Keeps open pages up to date. Each page has one request here, which stays on its own virtual thread: when anything has
 * happened it takes the page's state, at most once a second, and sends what is another than before: first the state's name,
 * which goes with every round, so that a page which missed one, or was slow to ask, notices with the next.
 */
@Controller
public class LiveController {

    private static final Logger LOG = LoggerFactory.getLogger(LiveController.class);

    private static final Duration BETWEEN = Duration.ofSeconds(1);
    /** Also without an event, for the disk fills by others too. */
    private static final int SILENT_ROUNDS = 10;
    /** Where figures of the machine are shown. */
    private static final int SILENT_ROUNDS_OF_STATUS = 2;

    private final Frame frame;
    private final Gate gate;
    private final LiveStates states;
    private final Templates templates;
    private final EventBus bus;
    private volatile boolean closing;

    public LiveController(Frame frame, Gate gate, LiveStates states, Templates templates, EventBus bus) {
        this.frame = frame;
        this.gate = gate;
        this.states = states;
        this.templates = templates;
        this.bus = bus;
    }

    /** The web server waits for open requests when it stops; these would never end. */
    @EventListener
    public void onClose(ContextClosedEvent event) {
        closing = true;
    }

    @GetMapping("/live")
    void live(
            HttpServletRequest request,
            HttpServletResponse response,
            @RequestParam(defaultValue = "") String view,
            @RequestParam(required = false) @Nullable Long id,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String seen)
            throws IOException {
        response.setContentType("text/event-stream;charset=UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Accel-Buffering", "no");
        try (Subscription subscription = bus.subscribe(1)) {
            LivePage page = LivePage.of(view, id, state, q);
            // Made before anything is sent: its token for forms may have to be put into a session.
            Page inFrame =
                    frame.page(request, frame.viewer(request), "", "", null).at(page.address());
            EventStream stream = new EventStream(response.getOutputStream());
            follow(page, states.shown(page, seen), inFrame, request, subscription, stream);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            LOG.trace("A page was left, which is how this ends", e);
        }
    }

    /** @param shown what the page shows, where that is known: then it only hears of what has changed since */
    private void follow(
            LivePage page,
            @Nullable LiveState shown,
            Page inFrame,
            HttpServletRequest request,
            Subscription subscription,
            EventStream stream)
            throws IOException, InterruptedException {
        LiveState last = shown == null ? states.take(page, frame.viewer(request)) : shown;
        stream.send("seen", last.seen());
        if (shown == null) {
            send("figures", List.copyOf(last.fragments().values()), frame.viewer(request), inFrame, stream);
        }
        int mostSilent = page instanceof LivePage.OfStatus ? SILENT_ROUNDS_OF_STATUS : SILENT_ROUNDS;
        int silent = shown == null ? 0 : mostSilent;
        while (!closing && gate.visitor().may(Right.SEE)) {
            boolean happened = silent == mostSilent || subscription.poll(BETWEEN) != null;
            silent = happened ? 0 : silent + 1;
            if (!happened && silent < mostSilent) {
                continue;
            }
            silent = 0;
            Viewer viewer = frame.viewer(request);
            LiveState now = states.take(page, viewer);
            Optional<List<RoomPatch>> patches = now.patchesSince(last);
            // A page that shows what was is made to show what is; one that shows anything else asks for its list.
            stream.send("seen", patches.isPresent() ? now.seen() + " " + last.seen() : now.seen());
            send("rooms", patches.orElse(List.of()), viewer, inFrame, stream);
            send("figures", now.changedSince(last), viewer, inFrame, stream);
            last = now;
            Thread.sleep(BETWEEN);
        }
    }

    private void send(String event, List<? extends Fragment> fragments, Viewer viewer, Page page, EventStream stream)
            throws IOException {
        if (!fragments.isEmpty()) {
            stream.send(
                    event,
                    fragments.stream()
                            .map(fragment -> fragment.fill(templates, viewer, page))
                            .collect(Collectors.joining("\n")));
        }
    }
}
