package io.aircheck.server.access;

import io.aircheck.server.accounts.ApiKey;
import io.aircheck.server.accounts.ApiKeys;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets in programs with a key, on the addresses for programs. A key goes before a session, and one that opens nothing is
 * refused even where nobody would need one. No brake: there is nothing to guess about 256 random bits.
 */
final class KeyLogin extends OncePerRequestFilter {

    private static final String SCHEME = "Bearer ";

    private final ApiKeys keys;

    KeyLogin(ApiKeys keys) {
        this.keys = keys;
    }

    /** The secret that a request brings; null for none. */
    static @Nullable String secret(HttpServletRequest request) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        boolean bearer = header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
        return bearer && ProgramPaths.matches(request)
                ? header.substring(SCHEME.length()).strip()
                : null;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String secret = secret(request);
        if (secret == null) {
            chain.doFilter(request, response);
            return;
        }
        Optional<ApiKey> key = keys.use(secret);
        if (key.isEmpty()) {
            response.addHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"");
            ProblemAnswer.write(
                    request.getRequestURI(),
                    response,
                    HttpStatus.UNAUTHORIZED,
                    "this key is not known, was revoked, or has expired");
            return;
        }
        Visitor.Program program = Visitor.Program.of(key.get());
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(new PreAuthenticatedAuthenticationToken(program, null, program.authorities()));
        SecurityContextHolder.setContext(context);
        chain.doFilter(request, response);
    }
}
