package io.aircheck.server.api;

import io.aircheck.server.audit.AuditLine;
import io.aircheck.server.audit.AuditLog;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Who did what. */
@RestController
@RequestMapping("/api/v1/audit")
@Tag(name = "audit")
class AuditApi {

    private static final int MOST = 1000;

    private final AuditLog log;

    AuditApi(AuditLog log) {
        this.log = log;
    }

    /**
     * Somebody did something, or tried to.
     *
     * @param actorKind person, key, computer (nobody had to log in) or stranger
     * @param result done, refused or failed
     */
    record AuditJson(
            long id,
            Instant at,
            String actorKind,
            String actor,
            String address,
            String act,
            String thing,
            String result,
            int status) {

        static AuditJson of(AuditLine line) {
            return new AuditJson(
                    line.id(),
                    line.at(),
                    line.actor().kind(),
                    line.actor().name(),
                    line.address(),
                    line.act(),
                    line.thing(),
                    line.result().id(),
                    line.status());
        }
    }

    @GetMapping
    @Operation(summary = "Who did what, newest first; q searches names, things, acts and addresses")
    ResponseEntity<List<AuditJson>> latest(
            @RequestParam(defaultValue = "100") int limit,
            @RequestParam(required = false) @Nullable Long before,
            @RequestParam(defaultValue = "") String q) {
        int asked = Paging.asked(limit, MOST);
        return Paging.answer(log.latest(asked, before, q.strip()), asked, AuditLine::id, AuditJson::of);
    }
}
