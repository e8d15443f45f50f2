package io.aircheck.testkit.origin;

import io.aircheck.media.ffmpeg.FFmpeg;
import io.aircheck.media.ffmpeg.FFmpegLookup;
import io.aircheck.testkit.http.Exchange;
import io.aircheck.testkit.http.HttpServer;
import io.aircheck.testkit.http.Request;
import io.aircheck.testkit.media.MediaCache;
import io.aircheck.testkit.media.Programme;
import io.aircheck.testkit.media.Programme.Video;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Live channels on loopback. A channel exists once it was {@link #add added} or from the first request of its playlist or
 * stream, whose query then describes it:
 *
 * <pre>
 * /hls/NAME/index.m3u8?p=540p&kind=ts     kind: ts, fmp4, aes, or picture, sound, packed (sound alone, as AAC); win, start, speed, end, gone, prefetch, base, f=FAULTS
 * /hls/NAME/manifest.mpd?kind=fmp4        the same as DASH
 * /hls/NAME/master.m3u8?variants=540p;360p    channels NAME-540p, NAME-360p; redir=1 sends a playlist elsewhere first
 * /hls/NAME/master.m3u8?sound=packed&sf=FAULTS    the sound is channel NAME-sound, with faults of its own
 * /flv/NAME.flv?p=540p                    speed, end, f; te=close for a body without chunks
 * /icy/NAME?p=mp3                         speed, end, f
 * /report/NAME                            what was on air, as JSON; from=5 tells of segments from the sixth on
 * /resolve/NAME                           {"url"} with a fresh token, for the fault {@code expire}
 * </pre>
 */
public final class LiveOrigin implements AutoCloseable {

    private static final String PLAYLIST = "application/vnd.apple.mpegurl";

    private final LiveClock clock;
    private final Programming programming;
    private final Map<String, OnAir> channels = new ConcurrentHashMap<>();
    private final HttpServer server;
    private final String scheme;

    private LiveOrigin(int port, MediaCache cache, LiveClock clock, @Nullable SSLContext identity) throws IOException {
        this.clock = clock;
        programming = new Programming(cache);
        scheme = identity == null ? "http" : "https";
        server = identity == null
                ? new HttpServer(port, this::handle)
                : new HttpServer(port, identity.getServerSocketFactory(), this::handle);
    }

    /**
     * Starts an origin in real time.
     *
     * @param port 0 for any
     * @param mediaCache folder for encoded media; filled when first needed, may be shared
     * @throws IOException if the port is taken or there is no FFmpeg; the message says what to do
     */
    public static LiveOrigin start(int port, Path mediaCache) throws IOException {
        return start(port, mediaCache, null);
    }

    /** @param identity to speak TLS with; null for plain HTTP */
    public static LiveOrigin start(int port, Path mediaCache, @Nullable SSLContext identity) throws IOException {
        return switch (FFmpeg.find()) {
            case FFmpegLookup.Found(FFmpeg ffmpeg) ->
                new LiveOrigin(port, new MediaCache(mediaCache, ffmpeg), LiveClock.system(), identity);
            case FFmpegLookup.Missing(String reason) ->
                throw new IOException("the simulated origin needs FFmpeg to make its media: " + reason);
        };
    }

    /** Starts an origin with a clock of the caller's. */
    public static LiveOrigin start(int port, MediaCache cache, LiveClock clock) throws IOException {
        return new LiveOrigin(port, cache, clock, null);
    }

    public int port() {
        return server.port();
    }

    /** The address of a path (with its query) here, for example {@code url("/hls/a/index.m3u8?f=404:8")}. */
    public String url(String path) {
        return scheme + "://127.0.0.1:" + port() + path;
    }

    /** Makes a programme known under a name. */
    public void programme(String name, Programme programme) {
        programming.add(name, programme);
    }

    /** Encodes programmes that have never been, so that nobody waits for them later. */
    public void prepare(String... names) throws IOException {
        programming.prepare(List.of(names));
    }

    /**
     * Puts a channel on air now.
     *
     * @return its address
     * @throws IllegalArgumentException if its programme is unknown or another channel has its name
     */
    public String add(Channel channel) {
        if (channels.putIfAbsent(channel.name(), new OnAir(channel, programming, clock)) != null) {
            throw new IllegalArgumentException("there is a channel " + channel.name() + " already");
        }
        return switch (channel.delivery()) {
            case TS, FMP4, AES, PICTURE, SOUND, PACKED -> url("/hls/" + channel.name() + "/index.m3u8");
            case FLV -> url("/flv/" + channel.name() + ".flv");
            case ICY -> url("/icy/" + channel.name());
        };
    }

    /**
     * What a channel has put on air, in its present broadcast or its last.
     *
     * @throws IllegalArgumentException if nobody has asked for it yet
     */
    public Report report(String name) throws IOException {
        return report(name, 0);
    }

    private Report report(String name, long from) throws IOException {
        OnAir channel = channels.get(name);
        Broadcast broadcast = channel == null ? null : channel.last();
        if (broadcast == null) {
            throw new IllegalArgumentException("nothing was on air as " + name);
        }
        return broadcast.report(from);
    }

    /** Stops to listen and drops all connections: from now on connections are refused. */
    public void goDark() throws IOException {
        server.goDark();
    }

    /** Listens again after {@link #goDark}; the channels went on meanwhile. */
    public void comeBack() throws IOException {
        server.comeBack();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private void handle(Exchange exchange) throws IOException, InterruptedException {
        Request request = exchange.request();
        List<String> path = Arrays.asList(request.path().split("/", -1));
        String top = path.size() > 1 ? path.get(1) : "";
        String name = path.size() > 2 ? path.get(2) : "";
        String file = path.size() > 3 ? path.get(3) : "";
        try {
            switch (top) {
                case "hls", "edge" -> hls(exchange, name, file);
                case "flv" -> onAir(exchange, name.replaceFirst("\\.flv$", ""), Delivery.FLV, "");
                case "icy" -> onAir(exchange, name, Delivery.ICY, "");
                case "report" -> {
                    long from = Long.parseLong(request.query().getOrDefault("from", "0"));
                    exchange.answer(200, "application/json", ReportJson.text(report(name, from)));
                }
                case "resolve" -> resolve(exchange, name);
                default -> exchange.answer(404, "text/plain", "there is nothing at " + request.path());
            }
        } catch (IllegalArgumentException wrong) {
            exchange.answer(400, "text/plain", String.valueOf(wrong.getMessage()));
        }
    }

    private void hls(Exchange exchange, String name, String file) throws IOException, InterruptedException {
        Map<String, String> query = exchange.request().query();
        if (file.equals("master.m3u8")) {
            exchange.answer(200, PLAYLIST, query.containsKey("sound") ? apart(name, query) : master(name, query));
        } else if (query.containsKey("redir")) {
            exchange.redirect("/edge/" + name + "/" + file + "?" + encoded(query, Set.of("redir")));
        } else {
            onAir(exchange, name, Delivery.segments(query.getOrDefault("kind", "ts")), file);
        }
    }

    private void onAir(Exchange exchange, String name, Delivery delivery, String file)
            throws IOException, InterruptedException {
        boolean entrance = !delivery.segmented() || file.equals("index.m3u8") || file.equals("manifest.mpd");
        OnAir channel = entrance
                ? channels.computeIfAbsent(
                        name,
                        _ -> new OnAir(
                                Channel.of(name, delivery, exchange.request().query()), programming, clock))
                : channels.get(name);
        Broadcast broadcast = channel == null ? null : channel.broadcast();
        if (channel != null && channel.gone()) {
            exchange.reset();
        } else if (broadcast == null) {
            exchange.answer(404, "text/plain", "not on air");
        } else {
            broadcast.answer(exchange, file);
        }
    }

    private void resolve(Exchange exchange, String name) throws IOException {
        OnAir channel = channels.get(name);
        if (channel != null && channel.broadcast() instanceof HlsBroadcast hls) {
            String url = url("/hls/" + name + "/index.m3u8?gen=" + hls.token(hls.published()));
            exchange.answer(200, "application/json", "{\"url\":\"" + url + "\"}");
        } else {
            exchange.answer(404, "text/plain", "no HLS channel " + name + " is on air");
        }
    }

    private String master(String name, Map<String, String> query) {
        StringBuilder text = new StringBuilder("#EXTM3U\n");
        for (String variant : query.getOrDefault("variants", "540p;360p").split(";", -1)) {
            if (!(programming.programme(variant) instanceof Video video)) {
                throw new IllegalArgumentException("the programme " + variant + " has no picture");
            }
            String rest = encoded(query, Set.of("variants", "p"));
            text.append(String.format(
                    Locale.ROOT,
                    "#EXT-X-STREAM-INF:BANDWIDTH=%d,RESOLUTION=%dx%d,FRAME-RATE=25.000,CODECS=\"avc1.640028,mp4a.40.2\"\n"
                            + "../%s-%s/index.m3u8?p=%s%s\n",
                    video.kilobitsPerSecond() * 1000,
                    video.width(),
                    video.height(),
                    name,
                    variant,
                    variant,
                    rest.isEmpty() ? "" : "&" + rest));
        }
        return text.toString();
    }

    /** Picture and sound as playlists of their own, which go on air at the same moment. */
    private String apart(String name, Map<String, String> query) {
        String programme = query.getOrDefault("p", "540p");
        Delivery sound = Delivery.segments(query.getOrDefault("sound", ""));
        Map<String, String> ofSound = new HashMap<>(query);
        ofSound.put("f", query.getOrDefault("sf", ""));
        for (Channel channel : List.of(
                Channel.of(name + "-picture", Delivery.PICTURE, query), Channel.of(name + "-sound", sound, ofSound))) {
            channels.computeIfAbsent(channel.name(), _ -> new OnAir(channel, programming, clock));
        }
        if (!(programming.programme(programme) instanceof Video video)) {
            throw new IllegalArgumentException("the programme " + programme + " has no picture");
        }
        return String.format(
                Locale.ROOT,
                "#EXTM3U\n#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID=\"a\",NAME=\"a\",DEFAULT=YES,URI=\"../%s-sound/index.m3u8?kind=%s\"\n"
                        + "#EXT-X-STREAM-INF:BANDWIDTH=%d,RESOLUTION=%dx%d,CODECS=\"avc1.640028,mp4a.40.2\",AUDIO=\"a\"\n"
                        + "../%s-picture/index.m3u8?kind=picture\n",
                name,
                sound.name().toLowerCase(Locale.ROOT),
                video.kilobitsPerSecond() * 1000,
                video.width(),
                video.height(),
                name);
    }

    private static String encoded(Map<String, String> query, Set<String> without) {
        return query.entrySet().stream()
                .filter(field -> !without.contains(field.getKey()))
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
