package io.aircheck.server.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Which requests need our token (CSRF). A form of a page always does. A call of the API needs it only if a browser says that
 * it comes from somebody else's page; programs such as curl send neither of the headers, and browsers cannot leave them out.
 */
final class ForeignPage implements RequestMatcher {

    private static final Set<String> HARMLESS = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    @Override
    public boolean matches(HttpServletRequest request) {
        if (HARMLESS.contains(request.getMethod())) {
            return false;
        }
        return !request.getRequestURI().startsWith("/api/") || isForeign(request);
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
