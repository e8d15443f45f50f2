package io.aircheck.server.web;

import io.aircheck.server.access.Gate;
import io.aircheck.server.access.Sessions;
import io.aircheck.server.access.Visitor;
import io.aircheck.server.accounts.AccountRefusedException;
import io.aircheck.server.accounts.Accounts;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page of whoever looks at it: who they are here, and their password. */
@Controller
public class AccountController {

    private final Frame frame;
    private final Gate gate;
    private final Accounts accounts;
    private final Sessions sessions;

    public AccountController(Frame frame, Gate gate, Accounts accounts, Sessions sessions) {
        this.frame = frame;
        this.gate = gate;
        this.accounts = accounts;
        this.sessions = sessions;
    }

    @GetMapping("/account")
    ResponseEntity<String> page(HttpServletRequest request) {
        Viewer viewer = frame.viewer(request);
        Page page = frame.page(request, viewer, "account", viewer.words().say("nav.account"), null);
        return frame.answer(HttpStatus.OK, "account", page, Map.of("model", AccountModel.of(gate.visitor(), viewer)));
    }

    /** Ends all other sessions; this one goes on under a new id. */
    @PostMapping("/account/password")
    String change(
            HttpServletRequest request,
            HttpServletResponse response,
            @RequestParam String present,
            @RequestParam String password,
            @RequestParam String repeated,
            RedirectAttributes flash) {
        if (!(gate.visitor() instanceof Visitor.Person person) || person.isConfigured()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        Said said;
        if (!password.equals(repeated)) {
            said = Said.refused("account.refused.repeated");
        } else {
            try {
                sessions.logIn(
                        Gate.person(accounts.changePassword(person.accountId(), present, password)), request, response);
                said = Said.done("account.password.done");
            } catch (AccountRefusedException e) {
                said = Said.refused(AccountWords.key(e));
            }
        }
        said.on(flash);
        return Return.to("/account");
    }
}
