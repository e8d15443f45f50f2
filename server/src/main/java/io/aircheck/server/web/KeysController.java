package io.aircheck.server.web;

import io.aircheck.server.access.AuditTrail;
import io.aircheck.server.access.Gate;
import io.aircheck.server.accounts.AccountRefusedException;
import io.aircheck.server.accounts.ApiKey;
import io.aircheck.server.accounts.ApiKeys;
import io.aircheck.server.accounts.Scope;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Map;
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

/** The page of the keys with which programs call the API. */
@Controller
public class KeysController {

    private static final String SECRET = "secret";

    private final Frame frame;
    private final Gate gate;
    private final ApiKeys keys;

    public KeysController(Frame frame, Gate gate, ApiKeys keys) {
        this.frame = frame;
        this.gate = gate;
        this.keys = keys;
    }

    @GetMapping("/keys")
    ResponseEntity<String> page(HttpServletRequest request) {
        Viewer viewer = frame.viewer(request);
        Page page = frame.page(request, viewer, "account", viewer.words().say("keys.title"), null);
        Map<String, ?> flash = RequestContextUtils.getInputFlashMap(request);
        String secret = flash != null && flash.get(SECRET) instanceof String made ? made : "";
        KeysModel model = KeysModel.of(keys.all(), viewer);
        return frame.answer(HttpStatus.OK, "keys", page, Map.of("model", model, SECRET, secret));
    }

    /**
     * The secret waits in the session for the one page that shows it.
     *
     * @param days after which the key opens nothing more; 0 for never
     */
    @PostMapping("/keys")
    String make(
            @RequestParam String name,
            @RequestParam String scope,
            @RequestParam(defaultValue = "0") int days,
            RedirectAttributes flash) {
        AuditTrail.about(name);
        Scope wanted = Scope.of(scope).orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST));
        try {
            ApiKey.Made made = keys.make(
                    name,
                    wanted,
                    days <= 0 ? null : Duration.ofDays(days),
                    gate.visitor().name());
            flash.addFlashAttribute(SECRET, made.secret());
            Said.done("keys.made", "name", made.key().name()).on(flash);
        } catch (AccountRefusedException e) {
            Said.refused("keys.refused").on(flash);
        }
        return Return.to("/keys");
    }

    @PostMapping("/keys/{id}/revoke")
    String revoke(@PathVariable long id, RedirectAttributes flash) {
        String name = keys.find(id).map(ApiKey::name).orElse("");
        keys.revoke(id);
        Said.done("keys.revoked", "name", name).on(flash);
        return Return.to("/keys");
    }
}
