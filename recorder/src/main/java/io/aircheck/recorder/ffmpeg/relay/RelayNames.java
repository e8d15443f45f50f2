package io.aircheck.recorder.ffmpeg.relay;

import io.aircheck.net.UrlPrivacy;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The addresses that FFmpeg is given: {@code https://live.example/a} is {@code http://live.example.https.invalid:443/a} to
 * it, which only the relay can open. The port is always named, so whatever FFmpeg makes of the address (another file beside
 * it, another path) is turned back rightly. {@code .invalid} exists nowhere else (RFC 2606).
 */
final class RelayNames {

    private static final String SUFFIX = ".https.invalid";
    private static final String IPV6 = ".v6";
    private static final String HTTPS_PORT = "443";

    /**
     * A reference with a host, where one may stand in a playlist or an MPD: at the beginning of a line, of a quoted value, or
     * of an element's text.
     */
    private static final Pattern REFERENCE = Pattern.compile(
            "(?<before>(?:^|[\\r\\n\"'>\\[])[\\t ]{0,64}+)(?<scheme>https?:)?//(?<user>[^@/?#\\s\"'<>]{0,255}@)?"
                    + "(?<host>\\[[0-9A-F:.]+]|[^:/?#\\s\"'<>\\[\\]@]{1,255}+)(?::(?<port>\\d{1,5}))?",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern RELAYED = Pattern.compile(
            "http://(?<host>[^/?#:@\\s]+)\\.https\\.invalid(?::(?<port>\\d+))?", Pattern.CASE_INSENSITIVE);

    private static final Pattern ADDRESS = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*://[^\\s'\"]+");

    private RelayNames() {}

    /** What FFmpeg is given for an address: one of http stays as it is. */
    static String inside(String url) {
        return inside(url, false);
    }

    /**
     * A manifest with each https address in it as FFmpeg is to see it.
     *
     * @param base where it came from, which says what an address without a scheme means
     */
    static String manifest(String text, String base) {
        return inside(text, base.regionMatches(true, 0, "https:", 0, 6));
    }

    private static String inside(String text, boolean secureBase) {
        return REFERENCE.matcher(text).replaceAll(found -> {
            String scheme = found.group("scheme");
            boolean secure = scheme == null ? secureBase : scheme.equalsIgnoreCase("https:");
            String whole = secure
                    ? found.group("before") + "http://" + orEmpty(found.group("user")) + label(found.group("host"))
                            + SUFFIX + ":" + (found.group("port") == null ? HTTPS_PORT : found.group("port"))
                    : found.group();
            return Matcher.quoteReplacement(whole);
        });
    }

    /** The address that FFmpeg means, or all of them in what it says. */
    static String outside(String text) {
        return RELAYED.matcher(text).replaceAll(found -> {
            String port = found.group("port");
            return Matcher.quoteReplacement("https://" + host(found.group("host"))
                    + (port == null || port.equals(HTTPS_PORT) ? "" : ":" + port));
        });
    }

    /** What FFmpeg says as a user may read it: the addresses he knows, without their secrets. */
    static String readable(String said) {
        return ADDRESS.matcher(outside(said))
                .replaceAll(found -> Matcher.quoteReplacement(UrlPrivacy.withoutSecrets(found.group())));
    }

    private static String label(String host) {
        return host.startsWith("[") ? host.substring(1, host.length() - 1).replace(':', '-') + IPV6 : host;
    }

    private static String host(String label) {
        return label.endsWith(IPV6)
                ? "[" + label.substring(0, label.length() - IPV6.length()).replace('-', ':') + "]"
                : label;
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
