package io.aircheck.server.web;

import io.aircheck.platforms.PlatformRegistry;
import io.aircheck.platforms.Reasons;
import io.aircheck.server.access.Gate;
import io.aircheck.server.access.Visitor;
import io.aircheck.server.overview.ServiceStatus;
import io.aircheck.server.settings.PageKeys;
import io.aircheck.server.settings.Settings;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.RequestContextUtils;

/** What all pages share: who looks at them and how, and the way from a template to an answer. */
@Component
public class Frame {

    static final String LANGUAGE_COOKIE = "aircheck-language";
    static final String THEME_COOKIE = "aircheck-theme";
    static final String NOTICE = "notice";

    private static final MediaType HTML = new MediaType("text", "html", StandardCharsets.UTF_8);

    private final Templates templates;
    private final ServiceStatus status;
    private final Gate gate;
    private final Settings settings;
    private final PlatformRegistry registry;
    private final Reasons reasons;
    private final Clock clock;

    public Frame(
            Templates templates,
            ServiceStatus status,
            Gate gate,
            Settings settings,
            PlatformRegistry registry,
            Clock clock) {
        this.templates = templates;
        this.status = status;
        this.gate = gate;
        this.settings = settings;
        this.registry = registry;
        this.reasons = Explanations.of(registry);
        this.clock = clock;
    }

    Viewer viewer(HttpServletRequest request) {
        return new Viewer(
                Words.of(language(request)),
                clock.instant(),
                ZoneId.systemDefault(),
                PlatformNames.of(registry),
                reasons);
    }

    private Language language(HttpServletRequest request) {
        String chosen = cookie(request, LANGUAGE_COOKIE);
        String configured = settings.get(PageKeys.LANGUAGE);
        if (chosen == null && !configured.equals("auto")) {
            return configured.equals("zh") ? Language.CHINESE : Language.ENGLISH;
        }
        return Language.of(chosen, request.getHeader(HttpHeaders.ACCEPT_LANGUAGE));
    }

    /**
     * @param section the entry of the navigation
     * @param title of the browser's tab
     * @param live what the page listens to; null for a page that stands still
     */
    Page page(HttpServletRequest request, Viewer viewer, String section, String title, Page.@Nullable Live live) {
        Visitor visitor = gate.visitor();
        boolean stranger = visitor instanceof Visitor.Stranger;
        return new Page(
                viewer.words(),
                Theme.of(cookie(request, THEME_COOKIE)),
                section,
                title,
                pathOf(request),
                stranger ? null : live,
                stranger ? null : StatusBar.of(status.overview(), viewer.words()),
                csrf(request),
                visitor,
                notice(request, viewer));
    }

    /** What is wrong with platforms that the user wrote, a sentence each. */
    List<String> platformProblems(Viewer viewer) {
        return status.overview().platformProblems().stream()
                .map(viewer::reason)
                .filter(Objects::nonNull)
                .toList();
    }

    StatusBar statusBar(Words words) {
        return StatusBar.of(status.overview(), words);
    }

    ResponseEntity<String> answer(HttpStatus answer, String template, Page page, Map<String, Object> values) {
        return ResponseEntity.status(answer).contentType(HTML).body(fill(template, page, values));
    }

    String fill(String template, Page page, Map<String, Object> values) {
        Map<String, Object> all = new HashMap<>(values);
        all.put("page", page);
        return templates.fill("page/" + template, all);
    }

    /** The page's own address below the root; a form or a forwarded error keeps none that could be asked for again. */
    private static String pathOf(HttpServletRequest request) {
        if (!request.getMethod().equals("GET") || request.getRequestURI().equals("/error")) {
            return "/";
        }
        String query = request.getQueryString();
        return request.getRequestURI() + (query == null ? "" : "?" + query);
    }

    private static @Nullable String cookie(HttpServletRequest request, String name) {
        Cookie[] cookies = request.getCookies();
        return cookies == null
                ? null
                : Arrays.stream(cookies)
                        .filter(cookie -> cookie.getName().equals(name))
                        .map(Cookie::getValue)
                        .findFirst()
                        .orElse(null);
    }

    private static Page.@Nullable Csrf csrf(HttpServletRequest request) {
        return request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token
                ? new Page.Csrf(token.getParameterName(), token.getHeaderName(), token.getToken())
                : null;
    }

    private static Page.@Nullable Notice notice(HttpServletRequest request, Viewer viewer) {
        Map<String, ?> flash = RequestContextUtils.getInputFlashMap(request);
        return flash != null && flash.get(NOTICE) instanceof Said said ? said.in(viewer) : null;
    }
}
