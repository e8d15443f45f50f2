package io.aircheck.server.web;

import io.aircheck.server.audit.AuditLine;
import io.aircheck.server.audit.AuditLog;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page of who did what. */
@Controller
public class AuditController {

    private static final int PAGE = 100;

    private final Frame frame;
    private final AuditLog log;

    public AuditController(Frame frame, AuditLog log) {
        this.frame = frame;
        this.log = log;
    }

    @GetMapping("/audit")
    ResponseEntity<String> page(
            HttpServletRequest request,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) @Nullable Long before) {
        Viewer viewer = frame.viewer(request);
        Page page = frame.page(request, viewer, "account", viewer.words().say("audit.title"), null);
        List<AuditLine> lines = log.latest(PAGE + 1, before, q.strip());
        return frame.answer(
                HttpStatus.OK, "audit", page, Map.of("model", AuditModel.of(lines, PAGE, q.strip(), viewer)));
    }
}
