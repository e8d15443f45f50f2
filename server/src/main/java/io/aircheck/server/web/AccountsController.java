package io.aircheck.server.web;

import io.aircheck.server.access.AuditTrail;
import io.aircheck.server.access.Gate;
import io.aircheck.server.access.Sessions;
import io.aircheck.server.access.Visitor;
import io.aircheck.server.accounts.Account;
import io.aircheck.server.accounts.AccountRefusedException;
import io.aircheck.server.accounts.Accounts;
import io.aircheck.server.accounts.Role;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page of all accounts. */
@Controller
public class AccountsController {

    private final Frame frame;
    private final Gate gate;
    private final Accounts accounts;
    private final Sessions sessions;

    public AccountsController(Frame frame, Gate gate, Accounts accounts, Sessions sessions) {
        this.frame = frame;
        this.gate = gate;
        this.accounts = accounts;
        this.sessions = sessions;
    }

    @GetMapping("/accounts")
    ResponseEntity<String> page(HttpServletRequest request) {
        Viewer viewer = frame.viewer(request);
        Page page = frame.page(request, viewer, "account", viewer.words().say("accounts.title"), null);
        AccountsModel model = AccountsModel.of(
                accounts.all(), gate.state() == Gate.State.OPEN, gate.isOwnerConfigured(), gate.visitor(), viewer);
        return frame.answer(HttpStatus.OK, "accounts", page, Map.of("model", model));
    }

    /** Not before there is an owner: this would be the first account, and close the door on its maker. */
    @PostMapping("/accounts")
    String add(
            @RequestParam String name,
            @RequestParam String role,
            @RequestParam String password,
            RedirectAttributes flash) {
        if (gate.state() != Gate.State.LOGIN) {
            return Return.to("/setup");
        }
        AuditTrail.about(name);
        Role wanted = role(role);
        return answer(
                flash,
                "accounts.added",
                () -> accounts.add(name, wanted, password).name());
    }

    @PostMapping("/accounts/{id}/role")
    String changeRole(@PathVariable long id, @RequestParam String role, RedirectAttributes flash) {
        Role wanted = role(role);
        return answer(
                flash, "accounts.role.done", () -> accounts.change(id, wanted).name());
    }

    /** An owner who changes their own here stays logged in. */
    @PostMapping("/accounts/{id}/password")
    String changePassword(
            HttpServletRequest request,
            HttpServletResponse response,
            @PathVariable long id,
            @RequestParam String password,
            RedirectAttributes flash) {
        return answer(flash, "accounts.password.done", () -> {
            boolean own = gate.visitor() instanceof Visitor.Person person && person.accountId() == id;
            Account changed = accounts.changePassword(id, password);
            if (own) {
                sessions.logIn(Gate.person(changed), request, response);
            }
            return changed.name();
        });
    }

    @PostMapping("/accounts/{id}/remove")
    String remove(@PathVariable long id, RedirectAttributes flash) {
        return answer(flash, "accounts.removed", () -> {
            String name = accounts.find(id).map(Account::name).orElse("");
            accounts.remove(id);
            return name;
        });
    }

    private static Role role(String id) {
        return Role.of(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST));
    }

    /** @param done makes the change, and tells whose account it was */
    private String answer(RedirectAttributes flash, String key, Supplier<String> done) {
        Said said;
        try {
            said = Said.done(key, "name", done.get());
        } catch (AccountRefusedException e) {
            said = Said.refused(AccountWords.key(e));
        }
        said.on(flash);
        return Return.to("/accounts");
    }
}
