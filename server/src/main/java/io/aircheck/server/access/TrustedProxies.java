package io.aircheck.server.access;

import io.aircheck.server.settings.AddressRange;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Sees, behind a proxy that the settings name, the visitor whom it stands for. Anybody can send these headers, so those of
 * others are not read; and of a chain only the end that trusted proxies wrote is believed.
 */
final class TrustedProxies extends OncePerRequestFilter {

    private final List<AddressRange> trusted;

    TrustedProxies(List<AddressRange> trusted) {
        this.trusted = List.copyOf(trusted);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(
                isTrusted(request.getRemoteAddr()) ? new Forwarded(request, visitor(request)) : request, response);
    }

    private boolean isTrusted(String address) {
        return trusted.stream().anyMatch(range -> range.contains(address));
    }

    /** The nearest address that is no trusted proxy. */
    private String visitor(HttpServletRequest request) {
        List<String> hops = Collections.list(request.getHeaders("X-Forwarded-For")).stream()
                .flatMap(header -> List.of(header.split(",")).stream())
                .map(String::strip)
                .toList()
                .reversed();
        String nearest = request.getRemoteAddr();
        for (String hop : hops) {
            nearest = hop;
            if (!isTrusted(hop)) {
                break;
            }
        }
        return nearest;
    }

    /** A request as its visitor sent it to the proxy. */
    private static final class Forwarded extends HttpServletRequestWrapper {

        private final String visitor;

        Forwarded(HttpServletRequest request, String visitor) {
            super(request);
            this.visitor = visitor;
        }

        @Override
        public String getRemoteAddr() {
            return visitor;
        }

        @Override
        public String getRemoteHost() {
            return visitor;
        }

        @Override
        public boolean isSecure() {
            return super.isSecure() || "https".equals(proto());
        }

        @Override
        public String getScheme() {
            return isSecure() ? "https" : super.getScheme();
        }

        private @Nullable String proto() {
            return super.getHeader("X-Forwarded-Proto");
        }
    }
}
