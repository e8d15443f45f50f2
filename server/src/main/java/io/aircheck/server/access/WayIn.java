package io.aircheck.server.access;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;

/** What somebody is told whom a request is not answered: programs a problem, browsers where to go. */
final class WayIn implements AuthenticationEntryPoint, AccessDeniedHandler {

    private final Gate gate;

    WayIn(Gate gate) {
        this.gate = gate;
    }

    /** Nobody knows who it is. */
    @Override
    public void commence(
            HttpServletRequest request, HttpServletResponse response, @Nullable AuthenticationException failure)
            throws IOException {
        if (ProgramPaths.matches(request)) {
            response.addHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Aircheck\", charset=\"UTF-8\"");
            response.addHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"Aircheck\"");
            ProblemAnswer.write(request.getRequestURI(), response, HttpStatus.UNAUTHORIZED, sentence(failure));
        } else if (request.getRequestURI().startsWith("/live")) {
            response.setStatus(HttpStatus.UNAUTHORIZED.value());
        } else {
            response.sendRedirect(gate.state() == Gate.State.SETUP ? "/setup" : "/login");
        }
    }

    private static String sentence(@Nullable AuthenticationException failure) {
        return switch (failure) {
            case BrakedException braked -> String.valueOf(braked.getMessage());
            case null, default ->
                "log in: an API key as \"Authorization: Bearer …\", or name and password (HTTP Basic)";
        };
    }

    /** It is known who it is, and they may not; or the form's token is missing. */
    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
            throws IOException, ServletException {
        if (ProgramPaths.matches(request)) {
            String sentence = denied instanceof CsrfException
                    ? "calls with a browser's session need its CSRF token; programs take an API key instead"
                    : "this needs another role, or a key of a wider scope";
            ProblemAnswer.write(request.getRequestURI(), response, HttpStatus.FORBIDDEN, sentence);
        } else {
            response.sendError(HttpStatus.FORBIDDEN.value());
        }
    }
}
