package io.aircheck.testkit.origin;

import io.aircheck.testkit.http.Exchange;
import io.aircheck.testkit.media.ApartTs;
import io.aircheck.testkit.media.VideoLoop;
import io.aircheck.testkit.origin.Fault.OnPlaylist;
import io.aircheck.testkit.origin.Fault.OnSegment;
import io.aircheck.testkit.origin.Fault.TokenExpiry;
import io.aircheck.testkit.origin.HlsTimeline.Content;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One broadcast as HLS: a media playlist that moves on, its segments, init segments and keys. Fragmented MP4 also as DASH. */
final class HlsBroadcast implements Broadcast {

    private static final String PLAYLIST = "application/vnd.apple.mpegurl";
    private static final Pattern SEGMENT = Pattern.compile("s(\\d{1,12})\\.(?:ts|m4s|aac)");
    private static final Pattern INIT = Pattern.compile("init-([\\w.-]+)\\.mp4");
    private static final Pattern KEY = Pattern.compile("key-(\\d{1,12})\\.key");
    private static final Pattern RANGE = Pattern.compile("bytes=(\\d{1,12})-(\\d{0,12})");
    /** Segments that are still had after they left the playlist. */
    private static final int GRACE = 5;

    private final Channel channel;
    private final HlsTimeline timeline;
    private final HlsKeys keys;
    private final Programming programming;
    private final LiveClock clock;
    private final long startedMillis;
    private final FaultCounter counter = new FaultCounter();
    private final Map<Long, LongAdder> completed = new ConcurrentHashMap<>();

    HlsBroadcast(Channel channel, Programming programming, LiveClock clock, long startedMillis) {
        this.channel = channel;
        this.programming = programming;
        this.clock = clock;
        this.startedMillis = startedMillis;
        timeline = new HlsTimeline(channel);
        keys = new HlsKeys(timeline);
    }

    @Override
    public void answer(Exchange exchange, String file) throws IOException, InterruptedException {
        long published = published();
        long token = token(published);
        if (Long.parseLong(exchange.request().query("gen", "0")) < token) {
            exchange.answer(403, "text/plain", "the token has expired; ask /resolve/" + channel.name());
            return;
        }
        Matcher segment = SEGMENT.matcher(file);
        Matcher init = INIT.matcher(file);
        Matcher key = KEY.matcher(file);
        if (file.equals("index.m3u8")) {
            playlist(exchange, published);
        } else if (file.equals("manifest.mpd") && channel.delivery() == Delivery.FMP4) {
            exchange.answer(200, "application/dash+xml", new DashManifestText(timeline, startedMillis).text(published));
        } else if (segment.matches()) {
            segment(exchange, Long.parseLong(segment.group(1)), published);
        } else if (init.matches() && shows(init.group(1))) {
            exchange.answer(200, "video/mp4", loop(init.group(1)).fmp4().init());
        } else if (key.matches()) {
            exchange.answer(200, "application/octet-stream", keys.key(Long.parseLong(key.group(1))));
        } else {
            exchange.answer(404, "text/plain", "no such file");
        }
    }

    /** How many segments are on air. */
    long published() {
        double segmentMillis = Channel.SEGMENT.toMillis() / channel.speed();
        long since = (long) ((clock.millis() - startedMillis) / segmentMillis);
        return Math.min(channel.end(), channel.playlist().start() + since);
    }

    /** The generation of addresses that is good now; 0 until the first expiry. */
    long token(long published) {
        return channel.faults(TokenExpiry.class)
                .filter(expiry -> published > expiry.at())
                .count();
    }

    private void playlist(Exchange exchange, long published) throws IOException, InterruptedException {
        String generation = exchange.request().query("gen", "0");
        boolean tokens = channel.faults(TokenExpiry.class).findAny().isPresent();
        byte[] text = new HlsPlaylistText(timeline, keys, startedMillis, tokens ? "?gen=" + generation : "")
                .text(published)
                .getBytes(StandardCharsets.UTF_8);
        Optional<OnPlaylist> wrong = channel.faults(OnPlaylist.class)
                .filter(fault -> published >= fault.at() && counter.strikes(fault, fault.times()))
                .findFirst();
        if (wrong.isPresent()) {
            byte[] more = "#EXTINF:2.000,\ns999999.ts\n".repeat(2000).getBytes(StandardCharsets.UTF_8);
            WrongAnswers.give(exchange, wrong.get().wrong(), PLAYLIST, text, more);
        } else if (channel.playlist().endsWithNotFound() && published >= channel.end()) {
            exchange.answer(404, "text/plain", "the stream has ended");
        } else {
            exchange.answer(200, PLAYLIST, text);
        }
    }

    private void segment(Exchange exchange, long index, long published) throws IOException, InterruptedException {
        int window = channel.playlist().window();
        if (index >= published + channel.playlist().prefetch() || window > 0 && index < published - window - GRACE) {
            exchange.answer(404, "text/plain", "outside the window");
            return;
        }
        byte[] plain = segmentBytes(index);
        byte[] body = channel.delivery() == Delivery.AES ? keys.encrypted(index, plain) : plain;
        String type = channel.delivery().mediaType();
        Optional<OnSegment> wrong = channel.faults(OnSegment.class)
                .filter(fault -> fault.at() == index && counter.strikes(fault, fault.times()))
                .findFirst();
        Matcher range = RANGE.matcher(exchange.request().headers().getOrDefault("range", ""));
        if (wrong.isPresent()) {
            WrongAnswers.give(exchange, wrong.get().wrong(), type, body, plain);
        } else if (range.matches() && Long.parseLong(range.group(1)) < body.length) {
            int from = Integer.parseInt(range.group(1));
            int to = range.group(2).isEmpty()
                    ? body.length
                    : (int) Math.min(body.length, Long.parseLong(range.group(2)) + 1);
            byte[] piece = Arrays.copyOfRange(body, from, Math.max(from, to));
            String position = "bytes " + from + "-" + (to - 1) + "/" + body.length;
            exchange.answer(206, type, Map.of("Content-Range", position), piece);
        } else {
            exchange.answer(200, type, body);
            completed.computeIfAbsent(index, _ -> new LongAdder()).increment();
        }
    }

    /** A segment as it is before encryption. */
    private byte[] segmentBytes(long index) throws IOException {
        Content content = timeline.content(index);
        VideoLoop loop = loop(content.programme());
        return switch (channel.delivery()) {
            case FMP4 -> loop.fmp4().segment(content.number());
            case PICTURE -> ApartTs.picture(loop.ts().segment(content.number()));
            case SOUND -> ApartTs.sound(loop.ts().segment(content.number()));
            case PACKED -> ApartTs.packedSound(loop.ts().segment(content.number()));
            case TS, AES, FLV, ICY -> loop.ts().segment(content.number());
        };
    }

    private boolean shows(String programme) {
        return programme.equals(channel.programme()) || programme.equals(HlsTimeline.OTHER_PROGRAMME);
    }

    private VideoLoop loop(String programme) throws IOException {
        return programming.video(programme);
    }

    @Override
    public Report report(long from) throws IOException {
        List<Report.Segment> segments = new ArrayList<>();
        TreeMap<String, Report.Init> inits = new TreeMap<>();
        long published = published();
        for (long index = from; index < published; index++) {
            Content content = timeline.content(index);
            if (channel.delivery() == Delivery.FMP4 && !inits.containsKey(content.programme())) {
                inits.put(
                        content.programme(),
                        Report.Init.of(loop(content.programme()).fmp4().init()));
            }
            LongAdder count = completed.get(index);
            segments.add(Report.Segment.of(
                    index,
                    timeline.sequence(index),
                    content,
                    startedMillis + publishedAfter(index),
                    count == null ? 0 : count.sum(),
                    segmentBytes(index)));
        }
        return new Report.Segmented(channel, segments, inits);
    }

    private long publishedAfter(long index) {
        long after = Math.max(0, index + 1 - channel.playlist().start());
        return Math.round(after * Channel.SEGMENT.toMillis() / channel.speed());
    }
}
