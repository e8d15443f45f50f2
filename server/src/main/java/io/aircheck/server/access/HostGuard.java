package io.aircheck.server.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses requests that call this service by a name which is not its own. */
final class HostGuard extends OncePerRequestFilter {

    private final Gate gate;

    HostGuard(Gate gate) {
        this.gate = gate;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (gate.answersTo(request.getHeader(HttpHeaders.HOST))) {
            chain.doFilter(request, response);
            return;
        }
        response.setStatus(HttpStatus.MISDIRECTED_REQUEST.value());
        response.setContentType("text/plain");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.getWriter().write("""
                Without a password Aircheck only answers when it is called localhost or 127.0.0.1.
                Use http://localhost, set a password, or add this name to host-names in aircheck.yaml.

                没有设置密码时，Aircheck 只接受以 localhost 或 127.0.0.1 访问。
                请改用 http://localhost，或设置密码，或把这个名称加入 aircheck.yaml 的 host-names。
                """);
    }
}
