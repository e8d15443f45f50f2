package io.aircheck.server.web;

import io.aircheck.server.access.Gate;
import io.aircheck.server.accounts.Accounts;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page that asks who comes. */
@Controller
public class LoginController {

    private static final long LONGEST_WAIT_SECONDS = 3600;

    private final Frame frame;
    private final Gate gate;
    private final Accounts accounts;

    public LoginController(Frame frame, Gate gate, Accounts accounts) {
        this.frame = frame;
        this.gate = gate;
        this.accounts = accounts;
    }

    /** @param wait seconds until a further password is looked at; 0 for at once */
    @GetMapping("/login")
    Object login(
            HttpServletRequest request,
            @RequestParam(required = false) @Nullable String error,
            @RequestParam(required = false) @Nullable String logout,
            @RequestParam(defaultValue = "0") long wait) {
        if (gate.state() == Gate.State.SETUP) {
            return "redirect:/setup";
        }
        Viewer viewer = frame.viewer(request);
        Words words = viewer.words();
        Page page = frame.page(request, viewer, "", words.say("login.title"), null);
        return frame.answer(
                HttpStatus.OK,
                "login",
                logout == null ? page : page.with(new Page.Notice(true, words.say("login.left"))),
                Map.of("trouble", error == null ? "" : trouble(wait, words), "names", accounts.any()));
    }

    private static String trouble(long wait, Words words) {
        if (wait <= 0) {
            return words.say("login.wrong");
        }
        Duration left = Duration.ofSeconds(Math.min(wait, LONGEST_WAIT_SECONDS));
        return words.say("login.wait", "span", Figures.span(left, words));
    }
}
