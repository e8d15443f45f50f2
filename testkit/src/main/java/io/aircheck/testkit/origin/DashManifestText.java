package io.aircheck.testkit.origin;

import java.time.Instant;
import java.util.Locale;

/**
 * The segments of a channel of fragmented MP4 as a live MPD (ISO/IEC 23009-1), sound and picture in one representation. Faults
 * do not show in it.
 *
 * @param startedMillis when the channel began
 */
record DashManifestText(HlsTimeline timeline, long startedMillis) {

    /** @param published how many segments are on air */
    String text(long published) {
        Channel channel = timeline.channel();
        long first = timeline.windowStart(published);
        long segmentMillis = Channel.SEGMENT.toMillis();
        boolean over = published >= channel.end();
        Instant began = Instant.ofEpochMilli(startedMillis - channel.playlist().start() * segmentMillis);
        return String.format(
                Locale.ROOT,
                """
                <?xml version="1.0" encoding="utf-8"?>
                <MPD xmlns="urn:mpeg:dash:schema:mpd:2011" profiles="urn:mpeg:dash:profile:isoff-live:2011" %s minBufferTime="PT2S">
                 <Period id="1" start="PT0S">
                  <AdaptationSet contentType="video" mimeType="video/mp4" segmentAlignment="true">
                   <SegmentTemplate timescale="1000" startNumber="%d" initialization="init-%s.mp4" media="s$Number$.m4s">
                    <SegmentTimeline><S t="%d" d="%d" r="%d"/></SegmentTimeline>
                   </SegmentTemplate>
                   <Representation id="all" bandwidth="1000000" codecs="avc1.640028,mp4a.40.2"/>
                  </AdaptationSet>
                 </Period>
                </MPD>
                """,
                over
                        ? "type=\"static\" mediaPresentationDuration=\"PT" + published * Channel.SEGMENT.toSeconds()
                                + "S\""
                        : "type=\"dynamic\" availabilityStartTime=\"" + began + "\" minimumUpdatePeriod=\"PT1S\"",
                first,
                channel.programme(),
                first * segmentMillis,
                segmentMillis,
                published - first - 1);
    }
}
