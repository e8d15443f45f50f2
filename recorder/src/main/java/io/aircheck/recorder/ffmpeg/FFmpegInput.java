package io.aircheck.recorder.ffmpeg;

import io.aircheck.net.ProxyAddress;
import io.aircheck.platforms.LiveStream;
import io.aircheck.platforms.Protocol;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** FFmpeg's arguments for a stream, and what it cannot be asked to do. */
final class FFmpegInput {

    private static final Set<String> SCHEMES =
            Set.of("http", "https", "rtmp", "rtmps", "rtmpt", "rtmpe", "rtmpte", "rtmpts", "rtsp", "rtsps", "srt");
    /** All that these need below them, and no files: a manifest from a stranger must not read the disk. */
    private static final String PROTOCOLS = "http,https,httpproxy,tcp,tls,crypto,data,udp,rtp,srtp,srt,"
            + "rtmp,rtmps,rtmpt,rtmpe,rtmpte,rtmpts,rtsp,rtsps,ffrtmphttp,ffrtmpcrypt";

    private FFmpegInput() {}

    /** Why FFmpeg cannot take it, in a sentence; null where it can. */
    static @Nullable String obstacle(LiveStream stream, @Nullable ProxyAddress proxy) {
        for (String url : urls(stream)) {
            String scheme = scheme(url);
            if (!SCHEMES.contains(scheme)) {
                return "FFmpeg may not open an address that begins with \"" + scheme + ":\"";
            }
            if (proxy != null && proxy.kind() != ProxyAddress.Kind.HTTP) {
                return "this stream (" + stream.protocol().id() + ") is recorded by FFmpeg, which cannot go through a "
                        + proxy.kind().name().toLowerCase(Locale.ROOT)
                        + " proxy; use an http proxy, or choose an HLS or FLV stream";
            }
            if (proxy != null && !isHttp(scheme)) {
                return "this stream (" + scheme
                        + ") is recorded by FFmpeg, which cannot take it through a proxy; choose an "
                        + "HLS or FLV stream";
            }
        }
        return null;
    }

    /** The whole command line, writing a transport stream to standard output. */
    static List<String> arguments(LiveStream stream, @Nullable ProxyAddress proxy) {
        List<String> arguments = new ArrayList<>(List.of("-nostdin", "-hide_banner", "-nostats", "-v", "info"));
        for (String url : urls(stream)) {
            arguments.addAll(List.of("-protocol_whitelist", PROTOCOLS));
            String scheme = scheme(url);
            if (isHttp(scheme)) {
                arguments.addAll(http(stream.headers(), proxy));
            }
            if (scheme.startsWith("rtsp")) {
                arguments.addAll(List.of("-rtsp_transport", "tcp"));
            }
            if (stream.protocol() == Protocol.HLS) {
                // A player begins at the live edge, a recorder with the oldest that is there.
                arguments.addAll(List.of("-live_start_index", "0"));
            }
            arguments.addAll(List.of("-i", url));
        }
        if (stream.audioUrl() == null) {
            arguments.addAll(List.of("-map", "0:v:0?", "-map", "0:a:0?"));
        } else {
            arguments.addAll(List.of("-map", "0:v:0", "-map", "1:a:0"));
        }
        arguments.addAll(List.of("-c", "copy", "-f", "mpegts", "pipe:1"));
        return arguments;
    }

    private static List<String> http(Map<String, String> headers, @Nullable ProxyAddress proxy) {
        List<String> arguments = new ArrayList<>();
        var lines = new StringBuilder();
        headers.forEach((name, value) -> {
            if (name.equalsIgnoreCase("user-agent")) {
                arguments.addAll(List.of("-user_agent", oneLine(value)));
            } else {
                lines.append(oneLine(name)).append(": ").append(oneLine(value)).append("\r\n");
            }
        });
        if (!lines.isEmpty()) {
            arguments.addAll(List.of("-headers", lines.toString()));
        }
        if (proxy != null) {
            arguments.addAll(List.of("-http_proxy", proxy.url()));
        }
        return arguments;
    }

    /** A line break in a value would be another header. */
    private static String oneLine(String value) {
        return value.replaceAll("[\\r\\n]+", " ").strip();
    }

    private static List<String> urls(LiveStream stream) {
        return stream.audioUrl() == null ? List.of(stream.url()) : List.of(stream.url(), stream.audioUrl());
    }

    private static String scheme(String url) {
        int colon = url.indexOf(':');
        return colon < 0 ? "" : url.substring(0, colon).toLowerCase(Locale.ROOT);
    }

    private static boolean isHttp(String scheme) {
        return scheme.equals("http") || scheme.equals("https");
    }
}
