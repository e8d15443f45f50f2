package io.aircheck.platforms;

import io.aircheck.net.HttpAnswer;
import io.aircheck.net.HttpRequest;
import io.aircheck.net.TextSocket;
import io.aircheck.net.UserAgents;
import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The requests of one check, sent as the site's own page would send them: with its headers, and, to the site's hosts only, with
 * what the user configured (cookie, further headers). Redirects are followed inside the site's hosts and never out of them.
 */
public final class SiteClient {

    private static final int MAX_REDIRECTS = 5;

    private final Visit visit;
    private final Map<String, String> headers;
    private final List<String> domains;
    private final Map<String, String> cookies;
    private final Map<String, String> session;

    private SiteClient(
            Visit visit,
            Map<String, String> headers,
            List<String> domains,
            Map<String, String> cookies,
            Map<String, String> session) {
        this.visit = visit;
        this.headers = headers;
        this.domains = domains;
        this.cookies = cookies;
        this.session = session;
    }

    /**
     * @param headers for every request that does not set them itself; a User-Agent of a desktop browser is added
     * @param domains the site's; a host is the site's if it is one of them or below it
     */
    public static SiteClient of(Visit visit, Map<String, String> headers, String... domains) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("User-Agent", UserAgents.DESKTOP);
        all.putAll(headers);
        return new SiteClient(visit, all, List.of(domains), Map.of(), Map.of());
    }

    /** A client that sends one more cookie, where the user's do not have one of that name. */
    public SiteClient withCookie(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(cookies);
        more.put(name, value);
        return new SiteClient(visit, headers, domains, more, session);
    }

    /** A client that sends the cookies of a login, in place of the user's of the same names. */
    public SiteClient withSession(Map<String, String> loginCookies) {
        return new SiteClient(visit, headers, domains, cookies, Map.copyOf(loginCookies));
    }

    public HttpAnswer get(String url) throws IOException {
        return send(HttpRequest.get(url));
    }

    /** One step of a check: its answer, which refuses to be read as something that it is not. */
    public SiteAnswer ask(String url) throws IOException {
        return ask(HttpRequest.get(url));
    }

    public SiteAnswer ask(HttpRequest request) throws IOException {
        return SiteAnswer.of(request.url(), send(request));
    }

    /**
     * A step that asks a server of media, which need not be the site's: it gets the download's headers and no cookie, and may
     * lead on to any host.
     */
    public SiteAnswer askMedia(String url, Map<String, String> mediaHeaders) throws IOException {
        return SiteAnswer.of(
                url,
                visit.http()
                        .send(HttpRequest.get(url)
                                .header("User-Agent", userAgent())
                                .headers(mediaHeaders)));
    }

    /** Sends a request; a GET goes where the site redirects it, as long as that is the site. */
    public HttpAnswer send(HttpRequest request) throws IOException {
        HttpRequest next = request;
        for (int redirects = 0; ; redirects++) {
            HttpAnswer answer = sendOnce(next);
            Optional<String> target = redirect(answer, next.url());
            if (redirects == MAX_REDIRECTS
                    || target.isEmpty()
                    || !next.method().equals("GET")
                    || !isOfSite(target.get())) {
                return answer;
            }
            next = HttpRequest.get(target.get()).headers(request.headers());
        }
    }

    /**
     * The room that a short link leads to, found without leaving the site: redirects are read, and the first that names a room
     * ends the search.
     *
     * @throws SiteRefusal not found where the link is dead or leads elsewhere; failed where it leads nowhere
     */
    public Room follow(HttpRequest shortLink, Function<Address, Optional<Room>> match) throws IOException, SiteRefusal {
        HttpRequest next = shortLink;
        for (int redirects = 0; redirects < MAX_REDIRECTS; redirects++) {
            HttpAnswer answer = sendOnce(next);
            switch (answer.status()) {
                case 403, 412, 429 ->
                    throw SiteRefusal.blocked("the site refused the short link " + shortLink.url() + " (HTTP "
                            + answer.status() + "); check less often");
                case 500, 502, 503, 504 ->
                    throw SiteRefusal.failed("the short link " + shortLink.url() + " answered HTTP " + answer.status());
                default -> {}
            }
            Optional<String> target = redirect(answer, next.url()).filter(this::isOfSite);
            if (answer.isSuccess()) {
                throw SiteRefusal.failed(
                        "the short link " + shortLink.url() + " answered a page instead of leading on");
            }
            if (target.isEmpty()) {
                break;
            }
            Optional<Room> room = Address.parse(target.get()).flatMap(match);
            if (room.isPresent()) {
                return room.get();
            }
            next = HttpRequest.get(target.get()).headers(shortLink.headers());
        }
        throw SiteRefusal.notFound("the short link " + shortLink.url() + " leads to no live room");
    }

    /** The User-Agent that {@link #send} sends, for signatures that contain it. */
    public String userAgent() {
        return visit.credentials().headers().entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase("User-Agent"))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(headers.getOrDefault("User-Agent", UserAgents.DESKTOP));
    }

    /** The value of a cookie that the user configured. */
    public Optional<String> userCookie(String name) {
        return Cookies.valueOf(visit.credentials().cookie(), name);
    }

    /** What a download must send: these, and what the user wants sent with everything. */
    public Map<String, String> mediaHeaders(Map<String, String> needed) {
        Map<String, String> all = new LinkedHashMap<>(needed);
        visit.credentials().headers().forEach((name, value) -> replace(all, name, value));
        return all;
    }

    /**
     * Opens a conversation of texts.
     *
     * @param url wss or https
     */
    public TextSocket connect(String url) throws IOException {
        return visit.http().connect(dressed(HttpRequest.get(url.replaceFirst("^ws(s?)://", "http$1://"))));
    }

    private HttpAnswer sendOnce(HttpRequest request) throws IOException {
        return visit.http().send(dressed(request));
    }

    private HttpRequest dressed(HttpRequest request) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        request.headers().forEach((name, value) -> replace(all, name, value));
        HttpRequest dressed = request.headers(all).withoutRedirects();
        if (isOfSite(request.url()) && request.url().startsWith("https:")) {
            dressed = dressed.headers(visit.credentials().headers()).header("Cookie", cookie());
        }
        return dressed;
    }

    private static void replace(Map<String, String> headers, String name, String value) {
        headers.keySet().removeIf(name::equalsIgnoreCase);
        headers.put(name, value);
    }

    private @Nullable String cookie() {
        String text = visit.credentials().cookie();
        for (Map.Entry<String, String> cookie : cookies.entrySet()) {
            text = Cookies.with(text, cookie.getKey(), cookie.getValue());
        }
        for (Map.Entry<String, String> cookie : session.entrySet()) {
            text = Cookies.replacing(text, cookie.getKey(), cookie.getValue());
        }
        return text == null || text.isBlank() ? null : text;
    }

    private boolean isOfSite(String url) {
        return Address.parse(url)
                .filter(address ->
                        address.scheme().equals("https") || address.scheme().equals("http"))
                .filter(address -> domains.stream().anyMatch(address::hostUnder))
                .isPresent();
    }

    private static Optional<String> redirect(HttpAnswer answer, String from) {
        String location = answer.header("Location");
        if (answer.status() < 300 || answer.status() > 399 || location == null) {
            return Optional.empty();
        }
        try {
            return location.contains("://")
                    ? Optional.of(location.strip())
                    : Optional.of(URI.create(from).resolve(location.strip()).toString());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
