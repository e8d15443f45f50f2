package io.aircheck.net;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** Where an answer sends us next (RFC 9110 section 15.4), as the request to make there. */
final class Redirects {

    /** As many as browsers follow. */
    static final int MOST = 20;

    private Redirects() {}

    /**
     * The next request, or null where the answer is to be taken as it is. From https to http is followed, as browsers do;
     * what identifies the user stays on the site that he gave it to.
     *
     * @throws IOException if the way leads out of http and https
     */
    static @Nullable HttpRequest next(HttpRequest request, HttpUrl from, int status, @Nullable String location)
            throws IOException {
        boolean redirect = status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
        if (!redirect || !request.followRedirects() || location == null || location.isBlank()) {
            return null;
        }
        HttpUrl to = from.resolve(location.strip());
        if (to == null) {
            throw new IOException(UrlPrivacy.withoutSecrets(request.url()) + " redirects to "
                    + UrlPrivacy.withoutSecrets(location) + ", which is no http or https address");
        }
        Map<String, String> headers = new LinkedHashMap<>(request.headers());
        if (!sameSite(from, to)) {
            dropAll(headers, Set.of("cookie", "authorization"));
        }
        boolean keepMethod = status == 307
                || status == 308
                || request.method().equals("GET")
                || request.method().equals("HEAD");
        if (!keepMethod) {
            dropAll(headers, Set.of("content-type", "content-length", "content-encoding"));
        }
        return new HttpRequest(
                keepMethod ? request.method() : "GET",
                to.toString(),
                headers,
                keepMethod ? request.body() : null,
                true,
                request.maxBodyBytes(),
                request.timeout(),
                request.endless());
    }

    private static boolean sameSite(HttpUrl one, HttpUrl other) {
        String domain = one.topPrivateDomain();
        return one.host().equals(other.host()) || (domain != null && domain.equals(other.topPrivateDomain()));
    }

    private static void dropAll(Map<String, String> headers, Set<String> lowerCaseNames) {
        headers.keySet().removeIf(name -> lowerCaseNames.stream().anyMatch(name::equalsIgnoreCase));
    }

    static IOException tooMany(HttpRequest first) {
        return new IOException(UrlPrivacy.withoutSecrets(first.url()) + " redirects more than " + MOST + " times");
    }
}
