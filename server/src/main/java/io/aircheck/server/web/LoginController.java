package io.aircheck.server.web;

import io.aircheck.server.access.LoginBrake;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page that asks for the password. */
@Controller
public class LoginController {

    private final Frame frame;
    private final LoginBrake brake;

    public LoginController(Frame frame, LoginBrake brake) {
        this.frame = frame;
        this.brake = brake;
    }

    @GetMapping("/login")
    ResponseEntity<String> login(
            HttpServletRequest request,
            @RequestParam(required = false) @Nullable String error,
            @RequestParam(required = false) @Nullable String logout) {
        Viewer viewer = frame.viewer(request);
        Words words = viewer.words();
        Page page = frame.page(request, viewer, "", words.say("login.title"), null);
        return frame.answer(
                HttpStatus.OK,
                "login",
                logout == null ? page : page.with(new Page.Notice(true, words.say("login.left"))),
                Map.of("trouble", error == null ? "" : trouble(request, words)));
    }

    private String trouble(HttpServletRequest request, Words words) {
        return brake.waitOf(request.getRemoteAddr())
                .map(wait -> words.say("login.wait", "span", Figures.span(wait, words)))
                .orElseGet(() -> words.say("login.wrong"));
    }
}
