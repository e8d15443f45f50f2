package io.aircheck.server.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The switches of language and look, remembered by this browser. */
@Controller
public class PreferencesController {

    private static final Duration REMEMBERED = Duration.ofDays(365);

    @PostMapping("/preferences/language")
    String language(
            HttpServletRequest request,
            HttpServletResponse response,
            @RequestParam String language,
            @RequestParam(required = false) @Nullable String back) {
        Language.tagged(language).ifPresent(chosen -> remember(request, response, Frame.LANGUAGE_COOKIE, chosen.tag()));
        return Return.to(back);
    }

    @PostMapping("/preferences/theme")
    String theme(
            HttpServletRequest request,
            HttpServletResponse response,
            @RequestParam String theme,
            @RequestParam(required = false) @Nullable String back) {
        remember(request, response, Frame.THEME_COOKIE, Theme.of(theme).id());
        return Return.to(back);
    }

    private static void remember(HttpServletRequest request, HttpServletResponse response, String name, String value) {
        ResponseCookie cookie = ResponseCookie.from(name, value)
                .path("/")
                .maxAge(REMEMBERED)
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Lax")
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }
}
