package io.aircheck.recorder.ffmpeg.relay;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The server in an RTMP or RTSP address, and how FFmpeg is told to reach it over {@link TcpForward}.
 *
 * @param scheme in lower case
 * @param host an IPv6 one without brackets
 * @param user with its @, or empty
 * @param path with its slash and all that follows, or empty
 */
public record MediaServer(String scheme, String user, String host, int port, String path) {

    private static final Pattern FORM =
            Pattern.compile("(?<scheme>[A-Za-z]+)://(?<user>[^@/?#]*@)?(?<host>\\[[0-9A-Fa-f:.]+]|[^:/?#\\[\\]@\\s]+)"
                    + "(?::(?<port>\\d{1,5}))?(?<path>[/?].*)?");

    /** As in FFmpeg; RFC 7826 names 322 for RTSP over TLS. */
    private static final Map<String, Integer> PORTS = Map.of(
            "rtmp", 1935, "rtmpe", 1935, "rtmps", 443, "rtmpt", 80, "rtmpte", 80, "rtmpts", 443, "rtsp", 554, "rtsps",
            322);

    /** What is left of a protocol when its TLS is ours. */
    private static final Map<String, String> WITHOUT_TLS = Map.of("rtmps", "rtmp", "rtmpts", "rtmpt", "rtsps", "rtsp");

    /** The server in an address; null where the address is none of these. */
    public static @Nullable MediaServer of(String url) {
        Matcher form = FORM.matcher(url.strip());
        Integer usualPort = form.matches() ? PORTS.get(form.group("scheme").toLowerCase(Locale.ROOT)) : null;
        if (usualPort == null) {
            return null;
        }
        int port = form.group("port") == null ? usualPort : Integer.parseInt(form.group("port"));
        if (port < 1 || port > 65_535) {
            return null;
        }
        return new MediaServer(
                form.group("scheme").toLowerCase(Locale.ROOT),
                form.group("user") == null ? "" : form.group("user"),
                form.group("host").replaceAll("[\\[\\]]", ""),
                port,
                form.group("path") == null ? "" : form.group("path"));
    }

    public boolean secure() {
        return WITHOUT_TLS.containsKey(scheme);
    }

    public boolean speaksRtsp() {
        return scheme.startsWith("rtsp");
    }

    /** The same stream on another server, which does not speak TLS. */
    public String addressAt(String authority) {
        return WITHOUT_TLS.getOrDefault(scheme, scheme) + "://" + user + authority + path;
    }

    /**
     * The address of the application, which an RTMP client tells its server (tcUrl): as FFmpeg would make it of the whole
     * address. An application is the first part of the path, or the first two of three or more.
     */
    public String tcUrl() {
        return scheme + "://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port + "/" + application();
    }

    private String application() {
        String rest = path.isEmpty() ? "" : path.substring(1);
        if (rest.contains("?") && rest.contains("slist=")) {
            return rest;
        }
        if (rest.startsWith("ondemand/")) {
            return "ondemand";
        }
        int first = rest.indexOf('/');
        if (first < 0) {
            return rest;
        }
        int second = rest.indexOf('/', first + 1);
        int colon = rest.indexOf(':', first + 1);
        boolean instance = second >= 0 && (colon < 0 || colon > second);
        return rest.substring(0, instance ? second : first);
    }
}
