package io.aircheck.server.access;

import io.aircheck.server.audit.AuditLine.Actor;
import io.aircheck.server.audit.AuditLine.Result;
import io.aircheck.server.audit.AuditLog;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Keeps a line of whatever somebody known did or tried, by the act that {@link RouteRules} name, so that a new route needs
 * nothing of its own. What strangers try leaves no line but a wrong password, or they could fill the log.
 */
public final class AuditTrail extends OncePerRequestFilter {

    private static final String THING = AuditTrail.class.getName() + ".thing";
    private static final String LOGIN = "login";

    private final Gate gate;
    private final AuditLog log;
    private final AuditedThings things;

    AuditTrail(Gate gate, AuditLog log, AuditedThings things) {
        this.gate = gate;
        this.log = log;
        this.things = things;
    }

    /** Names what the request that this thread works on is about, where its path does not. */
    public static void about(String thing) {
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        if (request != null) {
            request.setAttribute(THING, thing, RequestAttributes.SCOPE_REQUEST);
        }
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        RouteRules.Found found = RouteRules.of(request.getMethod(), request.getRequestURI());
        String act = found.rule().act();
        if (act == null || act.equals(LOGIN) || request.getMethod().matches("GET|HEAD|OPTIONS|TRACE")) {
            chain.doFilter(request, response);
            return;
        }
        Visitor before = gate.visitor();
        String named = named(act, found.variables());
        boolean broke = true;
        try {
            chain.doFilter(request, response);
            broke = false;
        } finally {
            Visitor after = gate.visitor();
            Visitor visitor =
                    after instanceof Visitor.Stranger || before instanceof Visitor.ThisComputer ? before : after;
            if (!(visitor instanceof Visitor.Stranger)) {
                int status = broke ? HttpServletResponse.SC_INTERNAL_SERVER_ERROR : response.getStatus();
                Object thing = Objects.requireNonNullElse(request.getAttribute(THING), named);
                log.keep(
                        new Actor(visitor.kind(), visitor.name()),
                        request.getRemoteAddr(),
                        act,
                        thing.toString(),
                        result(status, request),
                        status);
            }
        }
    }

    private Result result(int status, HttpServletRequest request) {
        if (status >= HttpServletResponse.SC_INTERNAL_SERVER_ERROR) {
            return Result.FAILED;
        }
        return status >= HttpServletResponse.SC_BAD_REQUEST || things.isRefused(request) ? Result.REFUSED : Result.DONE;
    }

    private String named(String act, Map<String, String> variables) {
        String kind = act.substring(0, Math.max(0, act.indexOf('.')));
        return variables.values().stream()
                .map(id -> Objects.requireNonNullElse(things.name(kind, id), id))
                .collect(Collectors.joining(" "));
    }
}
