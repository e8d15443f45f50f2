package io.aircheck.server.web;

import io.aircheck.server.access.AuditTrail;
import io.aircheck.server.access.Gate;
import io.aircheck.server.access.Sessions;
import io.aircheck.server.access.Setup;
import io.aircheck.server.accounts.Account;
import io.aircheck.server.accounts.AccountRefusedException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page on which the first owner sets a password. It is not there any more once somebody has. */
@Controller
public class SetupController {

    private final Frame frame;
    private final Setup setup;
    private final Sessions sessions;

    public SetupController(Frame frame, Setup setup, Sessions sessions) {
        this.frame = frame;
        this.setup = setup;
        this.sessions = sessions;
    }

    @GetMapping("/setup")
    Object form(HttpServletRequest request) {
        demandNoOwner();
        return page(request, HttpStatus.OK, "", "");
    }

    @PostMapping("/setup")
    Object set(
            HttpServletRequest request,
            HttpServletResponse response,
            @RequestParam String name,
            @RequestParam String password,
            @RequestParam String repeated,
            @RequestParam(defaultValue = "") String code,
            RedirectAttributes flash) {
        demandNoOwner();
        AuditTrail.about(name);
        Words words = frame.viewer(request).words();
        if (!password.equals(repeated)) {
            return page(request, HttpStatus.UNPROCESSABLE_CONTENT, name, words.say("account.refused.repeated"));
        }
        try {
            Account owner = setup.take(name, password, code, request.getRemoteAddr());
            sessions.logIn(Gate.person(owner), request, response);
        } catch (AccountRefusedException e) {
            return page(request, HttpStatus.UNPROCESSABLE_CONTENT, name, words.say(AccountWords.key(e)));
        } catch (Setup.WrongCodeException e) {
            String sentence = e.left()
                    .map(left -> words.say("login.wait", "span", Figures.span(left, words)))
                    .orElseGet(() -> words.say("setup.wrong_code"));
            return page(request, HttpStatus.UNPROCESSABLE_CONTENT, name, sentence);
        }
        Said.done("setup.done").on(flash);
        return Return.to("/");
    }

    private void demandNoOwner() {
        if (!setup.isOpen()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
    }

    private Object page(HttpServletRequest request, HttpStatus status, String name, String trouble) {
        Viewer viewer = frame.viewer(request);
        Page page = frame.page(request, viewer, "", viewer.words().say("setup.title"), null);
        return frame.answer(
                status,
                "setup",
                page,
                Map.of("name", name.isEmpty() ? "owner" : name, "code", setup.needsCode(), "trouble", trouble));
    }
}
