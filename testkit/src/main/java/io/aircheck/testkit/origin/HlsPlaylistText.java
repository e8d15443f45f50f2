package io.aircheck.testkit.origin;

import io.aircheck.testkit.origin.Fault.Advertisement;
import io.aircheck.testkit.origin.Fault.Frozen;
import io.aircheck.testkit.origin.HlsTimeline.Content;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * A channel's media playlist (RFC 8216) as text.
 *
 * @param startedMillis when the channel began
 * @param query what follows each address in it: the token where the channel has them, else nothing
 */
record HlsPlaylistText(HlsTimeline timeline, HlsKeys keys, long startedMillis, String query) {

    private static final DateTimeFormatter DATE_TIME = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final double SECONDS = Channel.SEGMENT.toMillis() / 1000.0;

    /** @param published how many segments are on air */
    String text(long published) {
        Channel channel = timeline.channel();
        long last = frozen(published);
        long first = timeline.windowStart(last);
        StringBuilder text = new StringBuilder("#EXTM3U\n#EXT-X-VERSION:")
                .append(channel.delivery() == Delivery.FMP4 ? 7 : 3)
                .append("\n#EXT-X-TARGETDURATION:")
                .append(Channel.SEGMENT.toSeconds())
                .append("\n#EXT-X-MEDIA-SEQUENCE:")
                .append(timeline.sequence(first))
                .append('\n');
        long discontinuities = timeline.discontinuitiesBefore(first);
        if (discontinuities > 0) {
            text.append("#EXT-X-DISCONTINUITY-SEQUENCE:")
                    .append(discontinuities)
                    .append('\n');
        }
        for (long index = first; index < last; index++) {
            segment(text, index, index == first);
        }
        for (long index = last; index < last + channel.playlist().prefetch(); index++) {
            text.append("#EXT-X-TWITCH-PREFETCH:").append(name(index)).append('\n');
        }
        if (last >= channel.end() && !channel.playlist().endsWithNotFound()) {
            text.append("#EXT-X-ENDLIST\n");
        }
        return text.toString();
    }

    private void segment(StringBuilder text, long index, boolean first) {
        Content content = timeline.content(index);
        Delivery delivery = timeline.channel().delivery();
        if (content.discontinuity()) {
            text.append("#EXT-X-DISCONTINUITY\n");
        }
        boolean newKey = first || HlsKeys.keyNumber(index) != HlsKeys.keyNumber(index - 1);
        if (delivery == Delivery.AES && (newKey || HlsKeys.explicitIv(index))) {
            text.append(keys.line(index, query)).append('\n');
        }
        if (delivery == Delivery.FMP4
                && (first || !timeline.content(index - 1).programme().equals(content.programme()))) {
            text.append("#EXT-X-MAP:URI=\"init-")
                    .append(content.programme())
                    .append(".mp4")
                    .append(query);
            text.append("\"\n");
        }
        String at = DATE_TIME.format(Instant.ofEpochMilli(wallClock(index)));
        if (content.advertisement() && (first || !timeline.content(index - 1).advertisement())) {
            text.append(advertisement(at));
        }
        text.append("#EXT-X-PROGRAM-DATE-TIME:").append(at).append('\n');
        text.append(String.format(
                Locale.ROOT, "#EXTINF:%.3f,%s\n", SECONDS, content.advertisement() ? "Commercial|" + index : "live"));
        text.append(name(index)).append('\n');
    }

    /** As Twitch announces the ads that it stitches into a stream. */
    private String advertisement(String at) {
        double seconds = SECONDS
                * timeline.channel()
                        .faults(Advertisement.class)
                        .mapToInt(Advertisement::segments)
                        .findFirst()
                        .orElse(0);
        return "#EXT-X-DATERANGE:ID=\"stitched-ad-" + timeline.channel().name()
                + "\",CLASS=\"twitch-stitched-ad\",START-DATE=\"" + at + "\",DURATION=" + seconds
                + ",X-TV-TWITCH-AD-ROLL-TYPE=\"MIDROLL\"\n";
    }

    private long wallClock(long index) {
        return startedMillis + (index - timeline.channel().playlist().start()) * Channel.SEGMENT.toMillis();
    }

    private String name(long index) {
        return "s" + index + timeline.channel().delivery().extension() + query;
    }

    private long frozen(long published) {
        return timeline.channel()
                .faults(Frozen.class)
                .filter(frozen -> published >= frozen.at() && published < (long) frozen.at() + frozen.segments())
                .mapToLong(Fault::at)
                .findFirst()
                .orElse(published);
    }
}
