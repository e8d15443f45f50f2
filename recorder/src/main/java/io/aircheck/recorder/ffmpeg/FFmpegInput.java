package io.aircheck.recorder.ffmpeg;

import io.aircheck.net.ProxyAddress;
import io.aircheck.platforms.LiveStream;
import io.aircheck.platforms.Protocol;
import io.aircheck.recorder.ffmpeg.relay.MediaServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One address for FFmpeg to read.
 *
 * @param protocols all that it may speak for it, and no files: a manifest from a stranger must not read the disk
 * @param options further ones for this input
 */
record FFmpegInput(String url, String protocols, List<String> options) {

    /** No TLS: https addresses only exist on our side of the relay. */
    private static final String RELAYED = "http,tcp,crypto,data";

    private static final String FORWARDED = "rtmp,rtmpe,rtmpt,rtmpte,ffrtmphttp,ffrtmpcrypt,http,rtsp,tcp";
    private static final String DIRECT = "srt,udp";

    /** Why FFmpeg cannot take a stream, in a sentence; null where it can. */
    static @Nullable String obstacle(LiveStream stream, @Nullable ProxyAddress proxy) {
        for (String url : urls(stream)) {
            boolean datagrams = scheme(url).equals("srt");
            if (!datagrams && !isHttp(url) && MediaServer.of(url) == null) {
                return "FFmpeg may not open an address that begins with \"" + scheme(url) + ":\"";
            }
            if (datagrams && proxy != null) {
                return "this stream (srt) comes in UDP packets, which cannot go through the proxy " + proxy
                        + "; choose an HLS, FLV, DASH or RTMP stream, or do without the proxy";
            }
        }
        return null;
    }

    /** @param url an address that {@link io.aircheck.recorder.ffmpeg.relay.HttpRelay} understands */
    static FFmpegInput relayed(String url, Protocol protocol) {
        // A player begins at the live edge, a recorder with the oldest that is there.
        return new FFmpegInput(url, RELAYED, protocol == Protocol.HLS ? List.of("-live_start_index", "0") : List.of());
    }

    /** @param authority where a connection to the server begins */
    static FFmpegInput forwarded(MediaServer server, String authority) {
        return new FFmpegInput(
                server.addressAt(authority),
                FORWARDED,
                server.speaksRtsp() ? List.of("-rtsp_transport", "tcp") : List.of("-rtmp_tcurl", server.tcUrl()));
    }

    static FFmpegInput direct(String url) {
        return new FFmpegInput(url, DIRECT, List.of());
    }

    /** The whole command line, writing a transport stream to standard output. */
    static List<String> arguments(List<FFmpegInput> inputs) {
        List<String> arguments = new ArrayList<>(List.of("-nostdin", "-hide_banner", "-nostats", "-v", "info"));
        for (FFmpegInput input : inputs) {
            arguments.addAll(List.of("-protocol_whitelist", input.protocols));
            arguments.addAll(input.options);
            arguments.addAll(List.of("-i", input.url));
        }
        if (inputs.size() == 1) {
            arguments.addAll(List.of("-map", "0:v:0?", "-map", "0:a:0?"));
        } else {
            arguments.addAll(List.of("-map", "0:v:0", "-map", "1:a:0"));
        }
        arguments.addAll(List.of("-c", "copy", "-f", "mpegts", "pipe:1"));
        return arguments;
    }

    /** The picture's address, and the sound's where it has its own. */
    static List<String> urls(LiveStream stream) {
        return stream.audioUrl() == null ? List.of(stream.url()) : List.of(stream.url(), stream.audioUrl());
    }

    static boolean isHttp(String url) {
        return scheme(url).equals("http") || scheme(url).equals("https");
    }

    private static String scheme(String url) {
        int colon = url.indexOf(':');
        return colon < 0 ? "" : url.substring(0, colon).toLowerCase(Locale.ROOT);
    }
}
