package io.aircheck.server.access;

import jakarta.servlet.http.HttpServletRequest;

/** The addresses for programs: they take keys, and answer with documents instead of pages. */
public final class ProgramPaths {

    private ProgramPaths() {}

    public static boolean matches(HttpServletRequest request) {
        return matches(request.getRequestURI());
    }

    public static boolean matches(String path) {
        return path.startsWith("/api/") || path.startsWith("/media/") || path.startsWith("/actuator");
    }
}
