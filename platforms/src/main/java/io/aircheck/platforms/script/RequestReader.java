package io.aircheck.platforms.script;

import io.aircheck.net.HttpRequest;
import io.aircheck.platforms.Address;
import io.aircheck.platforms.Json;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes an {@link HttpRequest} of what a script asks for, if it may ask for that. */
final class RequestReader {

    private static final int MOST_HEADERS = 40;
    private static final int LONGEST_BODY = 256 << 10;
    private static final Pattern HEADER_NAME = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]{1,64}");
    private static final Pattern HEADER_VALUE = Pattern.compile("[\\x20-\\x7e\\t]{0,8192}");

    /** They belong to the connection, or make answers that our client would not decode. */
    private static final Set<String> OURS = Set.of(
            "host",
            "connection",
            "content-length",
            "transfer-encoding",
            "te",
            "trailer",
            "upgrade",
            "expect",
            "keep-alive",
            "accept-encoding");

    private RequestReader() {}

    /**
     * @param hosts the only ones (with what is below them) that it may ask
     * @throws ScriptFailure for the script to catch or to end with
     */
    static HttpRequest read(Json asked, List<String> hosts) throws ScriptFailure {
        String url = url(asked.at("url").text(""), hosts);
        String method = asked.at("method").text("GET").toUpperCase(Locale.ROOT);
        String body =
                asked.at("body").node().isString() ? asked.at("body").node().stringValue() : null;
        HttpRequest request = switch (method) {
            case "GET" -> HttpRequest.get(url);
            case "POST" -> post(url, body);
            default ->
                throw ScriptFailure.wrong("made a " + Fields.shortened(method) + " request; there are GET and POST");
        };
        if (method.equals("GET") && body != null) {
            throw ScriptFailure.wrong("gave a GET request a body");
        }
        return withHeaders(request, asked.at("headers").members());
    }

    private static String url(String url, List<String> hosts) throws ScriptFailure {
        Optional<Address> address = url.matches("(?i)https?://.*") && url.length() <= Fields.LONGEST_ADDRESS
                ? Address.parse(url)
                : Optional.empty();
        if (address.isEmpty()) {
            throw ScriptFailure.wrong("asked for \"" + Fields.shortened(url) + "\", which is no http or https address");
        }
        if (hosts.stream().noneMatch(address.get()::hostUnder)) {
            throw ScriptFailure.wrong("may ask only its hosts (" + String.join(", ", hosts) + "), not "
                    + address.get().host());
        }
        return address.get().url();
    }

    private static HttpRequest post(String url, @Nullable String body) throws ScriptFailure {
        if (body != null && body.length() > LONGEST_BODY) {
            throw ScriptFailure.wrong("gave a request a body of more than " + LONGEST_BODY + " characters");
        }
        return HttpRequest.post(url, "application/x-www-form-urlencoded", body == null ? "" : body);
    }

    private static HttpRequest withHeaders(HttpRequest request, Map<String, Json> headers) throws ScriptFailure {
        if (headers.size() > MOST_HEADERS) {
            throw ScriptFailure.wrong("gave a request more than " + MOST_HEADERS + " headers");
        }
        HttpRequest dressed = request;
        for (Map.Entry<String, Json> header : headers.entrySet()) {
            String value = header.getValue().text("");
            if (!isHeader(header.getKey(), value)) {
                throw ScriptFailure.wrong(
                        "gave a request a header \"" + Fields.shortened(header.getKey()) + "\" that cannot be sent");
            }
            dressed = dressed.header(header.getKey(), value);
        }
        return dressed;
    }

    /** Whether a script may set this header. */
    static boolean isHeader(String name, String value) {
        return HEADER_NAME.matcher(name).matches()
                && HEADER_VALUE.matcher(value).matches()
                && !OURS.contains(name.toLowerCase(Locale.ROOT))
                && !name.toLowerCase(Locale.ROOT).startsWith("proxy-");
    }
}
