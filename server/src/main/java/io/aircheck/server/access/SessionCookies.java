package io.aircheck.server.access;

import jakarta.servlet.ServletContext;
import jakarta.servlet.SessionCookieConfig;
import jakarta.servlet.SessionTrackingMode;
import java.util.Set;

/** The cookies that say who somebody is: out of scripts' reach, not sent along by other people's forms, never in an address. */
final class SessionCookies {

    /** A name of our own, for programs on other ports of one computer share its cookies. */
    static final String SESSION = "aircheck-session";

    static final String REMEMBERED = "aircheck-remember";

    static final Set<String> NAMES = Set.of(SESSION, REMEMBERED);

    private SessionCookies() {}

    static void set(ServletContext context) {
        context.setSessionTrackingModes(Set.of(SessionTrackingMode.COOKIE));
        SessionCookieConfig cookie = context.getSessionCookieConfig();
        cookie.setName(SESSION);
        cookie.setHttpOnly(true);
        cookie.setPath("/");
        cookie.setAttribute("SameSite", "Lax");
    }
}
