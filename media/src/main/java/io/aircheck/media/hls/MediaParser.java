package io.aircheck.media.hls;

import io.aircheck.media.hls.MediaPlaylist.PlaylistType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The lines of a media playlist, one after the other; what a tag says holds for the segments after it. */
final class MediaParser {

    private static final int MAX_SEGMENTS = 200_000;
    private static final int MAX_KEY_FORMATS = 16;
    private static final Duration LONGEST = Duration.ofDays(1);

    private final String baseUrl;
    private final @Nullable MediaPlaylist previous;
    private final Variables variables;
    private final TwitchAds ads;
    private final List<Segment> segments = new ArrayList<>();
    private final List<Segment> prefetch = new ArrayList<>();
    private final Map<String, Long> rangeEnds = new HashMap<>();
    private final Map<String, SegmentKey> keys = new LinkedHashMap<>();

    private @Nullable Duration targetDuration;
    private long mediaSequence;
    private long skipped;
    private long discontinuitySequence;
    private boolean ended;
    private boolean blockingReload;
    private PlaylistType playlistType = PlaylistType.LIVE;
    private @Nullable InitSection map;
    private @Nullable Scrambling scrambling;

    private @Nullable Duration duration;
    private String title = "";
    private boolean discontinuity;
    private boolean gap;
    private @Nullable Instant clock;
    private @Nullable String byteRange;

    MediaParser(String baseUrl, @Nullable MediaPlaylist previous, Map<String, String> definitions) {
        this.baseUrl = baseUrl;
        this.previous = previous;
        this.variables = new Variables(definitions);
        this.ads = new TwitchAds(previous == null ? List.of() : previous.adBreaks());
    }

    MediaPlaylist parse(List<String> lines) throws PlaylistException {
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            Tag tag = Tag.of(line);
            if (tag != null) {
                take(tag, i + 1);
            } else if (!line.isEmpty() && !line.startsWith("#")) {
                addSegment(line, i + 1);
            }
        }
        if (segments.isEmpty() && targetDuration == null) {
            throw new PlaylistException(0, "the playlist names neither segments nor variants");
        }
        Duration longest = segments.stream()
                .map(Segment::duration)
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
        return new MediaPlaylist(
                targetDuration == null ? longest : targetDuration,
                mediaSequence + skipped,
                discontinuitySequence,
                ended,
                blockingReload,
                playlistType,
                segments,
                prefetch,
                ads.breaks());
    }

    private void take(Tag tag, int line) throws PlaylistException {
        String value = tag.value();
        switch (tag.name()) {
            case "#EXTINF" -> {
                int comma = value.indexOf(',');
                duration = seconds(comma < 0 ? value : value.substring(0, comma), line);
                title = comma < 0 ? "" : value.substring(comma + 1).strip();
            }
            case "#EXT-X-TARGETDURATION" -> targetDuration = seconds(value, line);
            case "#EXT-X-MEDIA-SEQUENCE" -> mediaSequence = number(value, line);
            case "#EXT-X-DISCONTINUITY-SEQUENCE" -> discontinuitySequence = number(value, line);
            case "#EXT-X-SKIP" -> skipped = attributes(value).longValue("SKIPPED-SEGMENTS", 0);
            case "#EXT-X-ENDLIST" -> ended = true;
            case "#EXT-X-SERVER-CONTROL" -> blockingReload = attributes(value).isYes("CAN-BLOCK-RELOAD");
            case "#EXT-X-PLAYLIST-TYPE" ->
                playlistType = switch (value.strip().toUpperCase(Locale.ROOT)) {
                    case "VOD" -> PlaylistType.VOD;
                    case "EVENT" -> PlaylistType.EVENT;
                    default -> PlaylistType.LIVE;
                };
            case "#EXT-X-DISCONTINUITY" -> {
                discontinuity = true;
                clock = null;
            }
            case "#EXT-X-PROGRAM-DATE-TIME" -> clock = ProgramDateTime.parse(value);
            case "#EXT-X-GAP" -> gap = true;
            case "#EXT-X-BYTERANGE" -> byteRange = value.strip();
            case "#EXT-X-KEY" -> takeKey(attributes(value), line);
            case "#EXT-X-MAP" -> map = initSection(attributes(value), line);
            case "#EXT-X-DATERANGE" -> ads.add(attributes(value));
            case "#EXT-X-DEFINE" -> variables.define(attributes(value), baseUrl);
            case "#EXT-X-BIGO-WEB-PROTECTION" ->
                scrambling = scrambling(attributes(value).get("SEED"), line);
            case "#EXT-X-TWITCH-PREFETCH" -> addPrefetch(value, line);
            default -> {}
        }
    }

    private AttributeList attributes(String value) {
        return AttributeList.parse(value, variables::replaceIn);
    }

    private void takeKey(AttributeList attributes, int line) throws PlaylistException {
        String method = attributes.get("METHOD", "").toUpperCase(Locale.ROOT);
        if (method.equals("NONE")) {
            keys.clear();
            return;
        }
        SegmentKey.Method kind = switch (method) {
            case "AES-128" -> SegmentKey.Method.AES_128;
            case "SAMPLE-AES", "SAMPLE-AES-CTR", "SAMPLE-AES-CENC" -> SegmentKey.Method.SAMPLE_AES;
            default -> SegmentKey.Method.OTHER;
        };
        String uri = attributes.get("URI");
        String format = attributes.get("KEYFORMAT", SegmentKey.IDENTITY);
        if (keys.size() == MAX_KEY_FORMATS && !keys.containsKey(format)) {
            throw new PlaylistException(line, "the playlist has more key formats than any stream needs");
        }
        String url = uri == null ? null : RelativeUrl.resolve(baseUrl, uri);
        keys.put(format, new SegmentKey(kind, method, url, iv(attributes.get("IV"), line), format));
    }

    /** The key that can be used, if there is one, else the first that a DRM system would use. */
    private @Nullable SegmentKey key() {
        SegmentKey plain = keys.get(SegmentKey.IDENTITY);
        return plain != null || keys.isEmpty()
                ? plain
                : keys.values().iterator().next();
    }

    private InitSection initSection(AttributeList attributes, int line) throws PlaylistException {
        String url = HlsParser.webAddress(baseUrl, attributes.get("URI", ""), line);
        String range = attributes.get("BYTERANGE");
        return new InitSection(url, range == null ? null : range(range, 0, line), key());
    }

    private void addSegment(String reference, int line) throws PlaylistException {
        if (duration == null) {
            throw new PlaylistException(
                    line, "\"" + HlsParser.printable(reference) + "\" has no duration (no EXTINF before it)");
        }
        if (segments.size() == MAX_SEGMENTS) {
            throw new PlaylistException(line, "the playlist has more segments than any stream needs");
        }
        String url = HlsParser.webAddress(baseUrl, variables.replaceIn(reference), line);
        long sequence = mediaSequence + skipped + segments.size();
        ByteRange range = null;
        if (byteRange != null) {
            long chain = segments.isEmpty() ? chainBefore(sequence, url) : rangeEnds.getOrDefault(url, 0L);
            range = range(byteRange, chain, line);
            rangeEnds.put(url, range.end());
        }
        segments.add(new Segment(
                sequence,
                url,
                duration,
                title,
                discontinuity,
                clock,
                key(),
                scrambling,
                map,
                range,
                gap,
                ads.isAdvertisement(clock, title)));
        clock = clock == null ? null : clock.plus(duration);
        duration = null;
        title = "";
        discontinuity = false;
        gap = false;
        byteRange = null;
    }

    /** Where the last reload's byte ranges of a resource had come to before a segment. */
    private long chainBefore(long sequence, String url) {
        if (previous == null) {
            return 0;
        }
        return previous.segments().stream()
                .filter(segment -> segment.url().equals(url) && segment.sequence() <= sequence)
                .map(segment -> segment.sequence() == sequence ? startOf(segment) : endOf(segment))
                .reduce(0L, (first, second) -> second);
    }

    private static long startOf(Segment segment) {
        return segment.byteRange() == null ? 0 : segment.byteRange().offset();
    }

    private static long endOf(Segment segment) {
        return segment.byteRange() == null ? 0 : segment.byteRange().end();
    }

    /**
     * A segment still being made. One after a DISCONTINUITY belongs to advertisements: before the programme returns there
     * is no telling where they end.
     */
    private void addPrefetch(String reference, int line) throws PlaylistException {
        if (segments.isEmpty() || prefetch.size() == 10) {
            return;
        }
        Duration total = segments.stream().map(Segment::duration).reduce(Duration.ZERO, Duration::plus);
        Duration average = total.dividedBy(segments.size());
        boolean advertisement = discontinuity || ads.isAdvertisement(clock, "");
        boolean wasAdvertisement =
                (prefetch.isEmpty() ? segments : prefetch).getLast().advertisement();
        prefetch.add(new Segment(
                mediaSequence + skipped + segments.size() + prefetch.size(),
                HlsParser.webAddress(baseUrl, variables.replaceIn(reference.strip()), line),
                average,
                "",
                advertisement != wasAdvertisement,
                clock,
                key(),
                scrambling,
                map,
                null,
                false,
                advertisement));
        clock = clock == null ? null : clock.plus(average);
    }

    private static ByteRange range(String text, long absent, int line) throws PlaylistException {
        int at = text.indexOf('@');
        long length = number(at < 0 ? text : text.substring(0, at), line);
        return new ByteRange(at < 0 ? absent : number(text.substring(at + 1), line), length);
    }

    private static long number(String text, int line) throws PlaylistException {
        try {
            long value = Long.parseLong(text.strip());
            if (value >= 0 && value < 1L << 62) {
                return value;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw new PlaylistException(
                line, "\"" + HlsParser.printable(text) + "\" is no whole number that is possible here");
    }

    private static Duration seconds(String text, int line) throws PlaylistException {
        try {
            double value = Double.parseDouble(text.strip());
            if (value >= 0 && value <= LONGEST.toSeconds()) {
                return Duration.ofNanos(Math.round(value * 1e9));
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw new PlaylistException(line, "\"" + HlsParser.printable(text) + "\" is no duration in seconds");
    }

    private static @Nullable Scrambling scrambling(@Nullable String seed, int line) throws PlaylistException {
        if (seed == null) {
            return null;
        }
        long value = number(seed, line);
        if (value > 0xffff_ffffL) {
            throw new PlaylistException(line, "\"" + HlsParser.printable(seed) + "\" is no seed of 32 bits");
        }
        return new Scrambling((int) value);
    }

    /** Sixteen bytes as 32 lower-case digits; shorter numbers are filled with zeros in front. */
    private static @Nullable String iv(@Nullable String text, int line) throws PlaylistException {
        if (text == null) {
            return null;
        }
        String digits = text.strip().toLowerCase(Locale.ROOT);
        digits = digits.startsWith("0x") ? digits.substring(2) : digits;
        if (!digits.matches("[0-9a-f]{1,32}")) {
            throw new PlaylistException(line, "\"" + HlsParser.printable(text) + "\" is no initialisation vector");
        }
        return "0".repeat(32 - digits.length()) + digits;
    }
}
