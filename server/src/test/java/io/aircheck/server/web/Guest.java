package io.aircheck.server.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Somebody with cookies of their own, who sees every answer as it comes and follows no redirect. */
final class Guest implements AutoCloseable {

    /** Whether a request carries the token of a form. */
    enum Token {
        OWN,
        NONE
    }

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final PageServer server;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient client = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    private Guest(PageServer server) {
        this.server = server;
    }

    static Guest stranger(PageServer server) {
        return new Guest(server);
    }

    static Guest loggedIn(PageServer server, String name, String password) {
        Guest guest = new Guest(server);
        HttpResponse<String> answer = guest.submit("/login", Map.of("username", name, "password", password));
        if (!answer.headers().firstValue("location").orElse("").matches("(http://[^/]+)?/")) {
            throw new AssertionError("no login for " + name + ": " + answer.statusCode() + " " + answer.headers());
        }
        return guest;
    }

    /** The value of a cookie, if there is one. */
    Optional<String> cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(HttpCookie::getValue)
                .findFirst();
    }

    void setCookie(String name, String value) {
        HttpCookie cookie = new HttpCookie(name, value);
        cookie.setPath("/");
        cookie.setVersion(0);
        cookies.getCookieStore().add(server.address("/"), cookie);
    }

    HttpResponse<String> get(String path, String... headers) {
        return text(request("GET", path, "", headers));
    }

    /** A call with a body, without a form's token. */
    HttpResponse<String> call(String method, String path, String body, String... headers) {
        return text(request(method, path, body, headers));
    }

    /** Sends a form with its token. */
    HttpResponse<String> submit(String path, Map<String, String> fields) {
        String form = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
        String body = "_csrf=" + encode(token()) + "&" + form;
        return text(request("POST", path, body, "Content-Type", "application/x-www-form-urlencoded"));
    }

    /** Any request, of whose answer only the head is waited for. */
    HttpResponse<InputStream> send(String method, String path, Token token, String... headers) {
        boolean api = path.startsWith("/api/");
        String[] typed = new String[headers.length + 2];
        System.arraycopy(headers, 0, typed, 0, headers.length);
        typed[headers.length] = "Content-Type";
        typed[headers.length + 1] = api ? "application/json" : "application/x-www-form-urlencoded";
        HttpRequest.Builder request = request(method, path, api ? "{}" : "", typed);
        if (token == Token.OWN) {
            request.header("X-XSRF-TOKEN", token());
        }
        try {
            HttpResponse<InputStream> answer = client.send(request.build(), BodyHandlers.ofInputStream());
            answer.body().close();
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The token of the login page's form, which everybody sees. */
    private String token() {
        Matcher token = TOKEN.matcher(get("/login").body());
        if (!token.find()) {
            throw new AssertionError("the login page has no form");
        }
        return token.group(1);
    }

    private HttpRequest.Builder request(String method, String path, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.address(path))
                .timeout(Duration.ofSeconds(20))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        return headers.length == 0 ? request : request.headers(headers);
    }

    private HttpResponse<String> text(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
