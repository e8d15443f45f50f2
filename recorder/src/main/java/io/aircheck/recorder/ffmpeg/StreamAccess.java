package io.aircheck.recorder.ffmpeg;

import io.aircheck.net.Dialer;
import io.aircheck.net.HttpClient;
import io.aircheck.net.UrlPrivacy;
import io.aircheck.platforms.LiveStream;
import io.aircheck.recorder.connection.StreamRequests;
import io.aircheck.recorder.ffmpeg.relay.HttpRelay;
import io.aircheck.recorder.ffmpeg.relay.MediaServer;
import io.aircheck.recorder.ffmpeg.relay.TcpForward;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The ways by which one run of FFmpeg reaches its stream: ours, from this machine's own address on. */
final class StreamAccess implements AutoCloseable {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final LiveStream stream;
    private final List<FFmpegInput> inputs = new ArrayList<>();
    private final List<TcpForward> forwards = new ArrayList<>();
    private @Nullable HttpRelay relay;

    private StreamAccess(LiveStream stream) {
        this.stream = stream;
    }

    /**
     * @param stream one to which {@link FFmpegInput#obstacle} has no objection
     * @throws IOException if this machine lets nobody listen
     */
    static StreamAccess open(LiveStream stream, HttpClient http, Dialer dialer) throws IOException {
        var access = new StreamAccess(stream);
        try {
            for (String url : FFmpegInput.urls(stream)) {
                access.add(url, http, dialer);
            }
            return access;
        } catch (IOException e) {
            access.close();
            throw e;
        }
    }

    private void add(String url, HttpClient http, Dialer dialer) throws IOException {
        MediaServer server = MediaServer.of(url);
        if (server != null) {
            TcpForward forward = TcpForward.open(dialer, server);
            forwards.add(forward);
            inputs.add(FFmpegInput.forwarded(server, forward.authority()));
        } else if (FFmpegInput.isHttp(url)) {
            if (relay == null) {
                relay = HttpRelay.open(http, new StreamRequests(stream), password());
            }
            inputs.add(FFmpegInput.relayed(HttpRelay.address(url), stream.protocol()));
        } else {
            inputs.add(FFmpegInput.direct(url));
        }
    }

    private static String password() {
        byte[] bytes = new byte[16];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    List<FFmpegInput> inputs() {
        return List.copyOf(inputs);
    }

    /** Variables for FFmpeg. Unlike arguments, other users of this machine cannot read them. */
    Map<String, String> environment() {
        return relay == null ? Map.of() : Map.of("http_proxy", relay.proxyUrl());
    }

    /** Whether the stream itself has said that nothing more will come. */
    boolean ended() {
        return relay != null && relay.ended();
    }

    /** Why FFmpeg ended: what we know of its connections, else what it said, without what is secret. */
    String reason(String ffmpegSaid) {
        return forwards.stream()
                .map(TcpForward::failure)
                .filter(Objects::nonNull)
                .findFirst()
                .or(() -> Optional.ofNullable(relay).map(HttpRelay::failure))
                .orElseGet(() -> readable(ffmpegSaid));
    }

    private String readable(String said) {
        String readable = said;
        List<String> urls = FFmpegInput.urls(stream);
        for (int i = 0; i < inputs.size(); i++) {
            readable = readable.replace(inputs.get(i).url(), UrlPrivacy.withoutSecrets(urls.get(i)));
        }
        return HttpRelay.readable(readable);
    }

    @Override
    public void close() {
        forwards.forEach(TcpForward::close);
        if (relay != null) {
            relay.close();
        }
    }
}
