package io.aircheck.testkit.origin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HlsTimelineTest {

    /** Segments 2 to 8 as sequence, programme and number; {@code !} an announced discontinuity, {@code $} an ad. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''       | 102=540p/2 103=540p/3  104=540p/4   105=540p/5  106=540p/6   107=540p/7 108=540p/8
            disc:4   | 102=540p/2 103=540p/3  104=alt/0!   105=alt/1   106=alt/2    107=alt/3  108=alt/4
            nodisc:4 | 102=540p/2 103=540p/3  104=alt/0    105=alt/1   106=alt/2    107=alt/3  108=alt/4
            discts:4 | 102=540p/2 103=540p/3  104=540p/0!  105=540p/1  106=540p/2   107=540p/3 108=540p/4
            ad:3*2   | 102=540p/2 103=alt/0!$ 104=alt/1$   105=540p/5! 106=540p/6   107=540p/7 108=540p/8
            jump:5*9 | 102=540p/2 103=540p/3  104=540p/4   114=540p/5  115=540p/6   116=540p/7 117=540p/8
            back:5   | 102=540p/2 103=540p/3  104=540p/4   0=540p/5    1=540p/6     2=540p/7   3=540p/8
            """)
    void contentAndNumbers(String faults, String expected) {
        HlsTimeline timeline = timeline(faults);

        String seen = LongStream.rangeClosed(2, 8)
                .mapToObj(index -> {
                    HlsTimeline.Content content = timeline.content(index);
                    return timeline.sequence(index) + "=" + content.programme() + "/" + content.number()
                            + (content.discontinuity() ? "!" : "")
                            + (content.advertisement() ? "$" : "");
                })
                .collect(Collectors.joining(" "));

        assertThat(seen).isEqualTo(expected.replaceAll(" +", " "));
    }

    @ParameterizedTest
    @CsvSource({"jump:10, 12, 10", "jump:10, 10, 4", "back:10, 11, 10", "disc:10, 12, 6", "'', 3, 0"})
    void aRenumberedWindowLosesItsPast(String faults, long published, long start) {
        assertThat(timeline(faults).windowStart(published)).isEqualTo(start);
    }

    @Test
    void playlistOfEveryPeculiarity() {
        Channel channel = Channel.of("x", Delivery.AES)
                .end(14)
                .playlist(new Channel.Playlist(6, 3, 100, 1, false))
                .faults(new Fault.Advertisement(9, 2), new Fault.Reconfigured(4, true));
        HlsTimeline timeline = new HlsTimeline(channel);

        String text = new HlsPlaylistText(timeline, new HlsKeys(timeline), 0, "?gen=1").text(14);

        assertThat(text).isEqualTo("""
                #EXTM3U
                #EXT-X-VERSION:3
                #EXT-X-TARGETDURATION:2
                #EXT-X-MEDIA-SEQUENCE:108
                #EXT-X-DISCONTINUITY-SEQUENCE:1
                #EXT-X-KEY:METHOD=AES-128,URI="key-0.key?gen=1"
                #EXT-X-PROGRAM-DATE-TIME:1970-01-01T00:00:10.000Z
                #EXTINF:2.000,live
                s8.ts?gen=1
                #EXT-X-DISCONTINUITY
                #EXT-X-DATERANGE:ID="stitched-ad-x",CLASS="twitch-stitched-ad",START-DATE="1970-01-01T00:00:12.000Z",DURATION=4.0,X-TV-TWITCH-AD-ROLL-TYPE="MIDROLL"
                #EXT-X-PROGRAM-DATE-TIME:1970-01-01T00:00:12.000Z
                #EXTINF:2.000,Commercial|9
                s9.ts?gen=1
                #EXT-X-KEY:METHOD=AES-128,URI="key-1.key?gen=1",IV=0x0000000000000000000000000a1c000a
                #EXT-X-PROGRAM-DATE-TIME:1970-01-01T00:00:14.000Z
                #EXTINF:2.000,Commercial|10
                s10.ts?gen=1
                #EXT-X-DISCONTINUITY
                #EXT-X-KEY:METHOD=AES-128,URI="key-1.key?gen=1",IV=0x0000000000000000000000000a1c000b
                #EXT-X-PROGRAM-DATE-TIME:1970-01-01T00:00:16.000Z
                #EXTINF:2.000,live
                s11.ts?gen=1
                #EXT-X-KEY:METHOD=AES-128,URI="key-1.key?gen=1",IV=0x0000000000000000000000000a1c000c
                #EXT-X-PROGRAM-DATE-TIME:1970-01-01T00:00:18.000Z
                #EXTINF:2.000,live
                s12.ts?gen=1
                #EXT-X-KEY:METHOD=AES-128,URI="key-1.key?gen=1",IV=0x0000000000000000000000000a1c000d
                #EXT-X-PROGRAM-DATE-TIME:1970-01-01T00:00:20.000Z
                #EXTINF:2.000,live
                s13.ts?gen=1
                #EXT-X-TWITCH-PREFETCH:s14.ts?gen=1
                #EXT-X-ENDLIST
                """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nosuch:3", "404", "404:x", "404:3*", "404:-1"})
    void aFaultThatThereIsNot(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Fault.parse(text, Delivery.TS));
    }

    @Test
    void stallMeansTheSegmentOrTheConnection() {
        assertThat(Fault.parse("stall:7*2", Delivery.TS))
                .isEqualTo(List.of(new Fault.OnSegment(Fault.Wrong.STALL, 7, 2)));
        assertThat(Fault.parse("stall:7*2", Delivery.FLV)).isEqualTo(List.of(new Fault.Break(Fault.Wrong.STALL, 7, 2)));
    }

    private static HlsTimeline timeline(String faults) {
        return new HlsTimeline(Channel.of("x", Delivery.TS)
                .faults(Fault.parse(faults, Delivery.TS).toArray(new Fault[0])));
    }
}
