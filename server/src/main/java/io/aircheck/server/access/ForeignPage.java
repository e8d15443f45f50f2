package io.aircheck.server.access;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Which requests need our token (CSRF): all that change something and that a browser could be made to send. A key is sent by
 * programs only. A call of the API without a key needs the token if it carries a session, or if a browser says that it comes
 * from somebody else's page; programs such as curl send neither of the headers, and browsers cannot leave them out.
 */
final class ForeignPage implements RequestMatcher {

    private static final Set<String> HARMLESS = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    @Override
    public boolean matches(HttpServletRequest request) {
        if (HARMLESS.contains(request.getMethod()) || KeyLogin.secret(request) != null) {
            return false;
        }
        return !request.getRequestURI().startsWith("/api/") || hasSession(request) || isForeign(request);
    }

    private static boolean hasSession(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        return cookies != null && Arrays.stream(cookies).map(Cookie::getName).anyMatch(SessionCookies.NAMES::contains);
    }

    private static boolean isForeign(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return !site.equals("same-origin") && !site.equals("none");
        }
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        return origin != null && !origin.equals(ownOrigin(request));
    }

    private static @Nullable String ownOrigin(HttpServletRequest request) {
        String host = request.getHeader(HttpHeaders.HOST);
        return host == null ? null : request.getScheme() + "://" + host;
    }
}
