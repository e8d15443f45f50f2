package io.aircheck.testkit.origin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.aircheck.testkit.media.TestMedia;
import io.aircheck.testkit.origin.RawClient.Answer;
import io.aircheck.testkit.origin.RawClient.End;
import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The origin's HLS as a socket sees it, with the clock moved by hand. */
class LiveOriginHlsTest {

    private final LiveClock.Manual clock = new LiveClock.Manual(Instant.parse("2026-01-01T00:00:00Z"));
    private LiveOrigin origin;

    @BeforeAll
    static void encode() throws IOException {
        TestMedia.prepare("360p");
    }

    @BeforeEach
    void start() throws IOException {
        origin = LiveOrigin.start(0, TestMedia.CACHE, clock);
    }

    @AfterEach
    void stop() throws IOException {
        origin.close();
    }

    @Test
    void theWindowMovesWithTheClock() throws IOException {
        assertThat(segmentsOf("a", "?p=360p")).containsExactly("s0.ts", "s1.ts", "s2.ts");
        clock.advance(Duration.ofSeconds(9));
        assertThat(segmentsOf("a", "")).containsExactly("s1.ts", "s2.ts", "s3.ts", "s4.ts", "s5.ts", "s6.ts");
        assertThat(get("/hls/a/s7.ts").status()).as("not yet on air").isEqualTo(404);
        clock.advance(Duration.ofSeconds(60));
        assertThat(get("/hls/a/s6.ts").status()).as("long gone").isEqualTo(404);
    }

    @Test
    void fragmentedMp4IsAlsoToBeHadAsDash() throws IOException {
        assertThat(get("/hls/a/manifest.mpd?kind=fmp4&p=360p&win=4&end=9").text())
                .contains("type=\"dynamic\" availabilityStartTime=\"2025-12-31T23:59:54Z\"")
                .contains("startNumber=\"0\" initialization=\"init-360p.mp4\" media=\"s$Number$.m4s\"")
                .contains("<S t=\"0\" d=\"2000\" r=\"2\"/>");
        clock.advance(Duration.ofSeconds(8));
        assertThat(get("/hls/a/manifest.mpd").text())
                .contains("startNumber=\"3\"")
                .contains("<S t=\"6000\" d=\"2000\" r=\"3\"/>");
        clock.advance(Duration.ofSeconds(4));
        assertThat(get("/hls/a/manifest.mpd").text()).contains("type=\"static\" mediaPresentationDuration=\"PT18S\"");
        assertThat(get("/hls/a/init-360p.mp4").status()).isEqualTo(200);
        assertThat(get("/hls/a/s8.m4s").status()).isEqualTo(200);
    }

    @Test
    void speedMovesItFaster() throws IOException {
        segmentsOf("a", "?p=360p&speed=10&win=0");
        clock.advance(Duration.ofSeconds(2));
        assertThat(segmentsOf("a", "")).hasSize(13);
    }

    @Test
    void theEndIsAnEndlistOrA404() throws IOException {
        get("/hls/a/index.m3u8?p=360p&end=5");
        get("/hls/b/index.m3u8?p=360p&end=5&gone=1");
        clock.advance(Duration.ofSeconds(4));
        assertThat(get("/hls/a/index.m3u8").text()).endsWith("s4.ts\n#EXT-X-ENDLIST\n");
        assertThat(get("/hls/b/index.m3u8").status()).isEqualTo(404);
    }

    /** What a request of segment 1 (or of the playlist) comes to, the first and the second time. */
    @ParameterizedTest
    @CsvSource({
        "404:1*1,    s1.ts,      404 CLOSED whole,  200 CLOSED whole",
        "503:1*1,    s1.ts,      503 CLOSED whole,  200 CLOSED whole",
        "404:1,      s1.ts,      404 CLOSED whole,  404 CLOSED whole",
        "404:1,      s2.ts,      200 CLOSED whole,  200 CLOSED whole",
        "stall:1*1,  s1.ts,      200 SILENT torn,   200 CLOSED whole",
        "reset:1*1,  s1.ts,      200 RESET torn,    200 CLOSED whole",
        "short:1*1,  s1.ts,      200 CLOSED torn,   200 CLOSED whole",
        "pl404:3*1,  index.m3u8, 404 CLOSED whole,  200 CLOSED whole",
        "pl503:3*1,  index.m3u8, 503 CLOSED whole,  200 CLOSED whole",
        "plstall:3*1,index.m3u8, 200 SILENT torn,   200 CLOSED whole",
        "plreset:3*1,index.m3u8, 200 RESET torn,    200 CLOSED whole",
        "plshort:3*1,index.m3u8, 200 CLOSED torn,   200 CLOSED whole",
        "pl404:4*1,  index.m3u8, 200 CLOSED whole,  200 CLOSED whole",
        "gone:2*5,   index.m3u8, none RESET,        none RESET",
    })
    void faultsOfRequests(String fault, String file, String first, String second) throws IOException {
        origin.add(Channel.of("a", Delivery.TS)
                .programme("360p")
                .faults(Fault.parse(fault, Delivery.TS).toArray(new Fault[0])));

        assertThat(outcome(get("/hls/a/" + file))).isEqualTo(first);
        assertThat(outcome(get("/hls/a/" + file))).isEqualTo(second);
    }

    @Test
    void aChannelThatWasGoneComesBack() throws IOException {
        get("/hls/a/index.m3u8?p=360p&f=gone:4*5");
        clock.advance(Duration.ofSeconds(4));
        assertThat(get("/hls/a/index.m3u8").end()).isEqualTo(End.RESET);
        clock.advance(Duration.ofSeconds(5));
        assertThat(get("/hls/a/index.m3u8").status()).isEqualTo(200);
    }

    @Test
    void hostileAnswers() throws IOException {
        String[] hostile = {"html:1", "loop:1", "plhtml:3", "redirectloop:3", "hugeplaylist:3", "endless:1", "trickle:1"
        };
        for (String fault : hostile) {
            origin.add(Channel.of(fault.replace(':', '-'), Delivery.TS)
                    .programme("360p")
                    .faults(Fault.parse(fault, Delivery.TS).toArray(new Fault[0])));
        }
        get("/hls/html-1/index.m3u8");

        assertThat(get("/hls/html-1/s1.ts").text()).startsWith("<!DOCTYPE html>");
        assertThat(get("/hls/plhtml-3/index.m3u8").header("Content-Type")).isEqualTo("text/html");
        assertThat(get("/hls/redirectloop-3/index.m3u8").header("Location"))
                .isEqualTo("/hls/redirectloop-3/index.m3u8");
        assertThat(get("/hls/loop-1/s1.ts").header("Location")).isEqualTo("/hls/loop-1/s1.ts");
        Answer huge = RawClient.get(origin.url("/hls/hugeplaylist-3/index.m3u8"), 3 << 20);
        assertThat(huge.end()).isEqualTo(End.LIMIT);
        assertThat(huge.text()).startsWith("#EXTM3U").contains("#EXTINF:2.000,\ns999999.ts");
        assertThat(RawClient.get(origin.url("/hls/endless-1/s1.ts"), 3 << 20).end())
                .isEqualTo(End.LIMIT);
        Answer slow = RawClient.get(origin.url("/hls/trickle-1/s1.ts"), 600);
        assertThat(slow.status()).isEqualTo(200);
        assertThat(slow.body().length).as("some packets, far from a segment").isLessThan(5000);
    }

    @Test
    void anExpiredTokenIsRefusedUntilAFreshOneIsFetched() throws IOException {
        get("/hls/a/index.m3u8?p=360p&f=expire:3");
        clock.advance(Duration.ofSeconds(2));
        assertThat(get("/hls/a/index.m3u8").status()).isEqualTo(403);
        assertThat(get("/hls/a/s2.ts?gen=0").status()).isEqualTo(403);
        String fresh = get("/resolve/a").text().replaceAll(".*\"url\":\"([^\"]+)\".*", "$1");
        assertThat(RawClient.get(fresh).text()).contains("s3.ts?gen=1");
        assertThat(get("/hls/a/s3.ts?gen=1").status()).isEqualTo(200);
    }

    @Test
    void keysDecryptTheirSegmentsOverAChangeOfKey() throws Exception {
        String text = get("/hls/a/index.m3u8?p=360p&kind=aes&start=24&win=0").text();
        Pattern entry = Pattern.compile(
                "#EXT-X-KEY:METHOD=AES-128,URI=\"([^\"]+)\"(?:,IV=0x(\\w+))?|^(s\\d+\\.ts)$", Pattern.MULTILINE);
        byte[] key = {};
        String iv = "";
        int sequence = 100;
        for (var match : entry.matcher(text).results().toList()) {
            if (match.group(3) == null) {
                key = get("/hls/a/" + match.group(1)).body();
                iv = match.group(2) == null ? "" : match.group(2);
            } else {
                byte[] vector = HexFormat.of().parseHex(iv.isEmpty() ? String.format("%032x", sequence) : iv);
                Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
                cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(vector));
                byte[] plain = cipher.doFinal(get("/hls/a/" + match.group(3)).body());
                Report.Segment told =
                        ((Report.Segmented) origin.report("a")).segments().get(sequence - 100);
                assertThat(Report.hash("SHA-256", plain))
                        .as("segment %d", sequence)
                        .isEqualTo(told.sha256());
                sequence++;
            }
        }
        assertThat(sequence).isEqualTo(124);
    }

    @Test
    void aMasterPlaylistNamesTheVariantsAndPassesTheRestOn() throws IOException {
        String text = get("/hls/m/master.m3u8?kind=fmp4&f=404:8").text();

        assertThat(text)
                .contains("RESOLUTION=960x540", "../m-540p/index.m3u8?p=540p&kind=fmp4&f=404%3A8")
                .contains("RESOLUTION=640x360", "../m-360p/index.m3u8?p=360p&kind=fmp4");
    }

    @Test
    void aRedirectLeadsToAnotherFolder() throws IOException {
        String location = get("/hls/a/index.m3u8?redir=1&p=360p").header("Location");
        assertThat(location).isEqualTo("/edge/a/index.m3u8?p=360p");
        assertThat(get(location).status()).isEqualTo(200);
    }

    @Test
    void servesRanges() throws IOException {
        get("/hls/a/index.m3u8?p=360p");
        byte[] whole = get("/hls/a/s1.ts").body();
        Answer part = RawClient.get(origin.url("/hls/a/s1.ts"), "Range: bytes=100-199");
        assertThat(part.status()).isEqualTo(206);
        assertThat(part.header("Content-Range")).isEqualTo("bytes 100-199/" + whole.length);
        assertThat(part.body()).isEqualTo(Arrays.copyOfRange(whole, 100, 200));
    }

    @RepeatedTest(20)
    void aHostThatGoesDarkRefusesConnectionsAndComesBack() throws IOException {
        get("/hls/a/index.m3u8?p=360p");
        origin.goDark();
        assertThatExceptionOfType(ConnectException.class).isThrownBy(() -> get("/hls/a/index.m3u8"));
        origin.comeBack();
        assertThat(get("/hls/a/index.m3u8").status()).isEqualTo(200);
    }

    @Test
    void aScheduleMakesOneBroadcastAfterTheOther() throws IOException {
        origin.add(Channel.of("a", Delivery.TS)
                .programme("360p")
                .schedule(new Schedule(Duration.ofSeconds(60), Duration.ofSeconds(40))));
        assertThat(segmentsOf("a", "")).contains("s2.ts");
        clock.advance(Duration.ofSeconds(62));
        assertThat(get("/hls/a/index.m3u8").text()).endsWith("s32.ts\n#EXT-X-ENDLIST\n");
        clock.advance(Duration.ofSeconds(20));
        assertThat(get("/hls/a/index.m3u8").status()).as("off air").isEqualTo(404);
        clock.advance(Duration.ofSeconds(20));
        assertThat(segmentsOf("a", "")).as("the next broadcast").containsExactly("s0.ts", "s1.ts", "s2.ts", "s3.ts");
    }

    @Test
    void mistakesAreTold() throws IOException {
        assertThat(get("/hls/a/index.m3u8?p=nosuch").text()).contains("there is no programme nosuch");
        assertThat(get("/hls/b/index.m3u8?f=nosuch:1").text()).contains("there is no fault nosuch");
        assertThat(get("/hls/c/index.m3u8?kind=ogg").text())
                .contains("kind must be ts, fmp4, aes, picture, sound or packed");
        assertThat(get("/hls/d/s1.ts").status()).isEqualTo(404);
        assertThat(get("/nothing").status()).isEqualTo(404);
    }

    private Answer get(String path) throws IOException {
        return RawClient.get(origin.url(path));
    }

    private List<String> segmentsOf(String channel, String query) throws IOException {
        return get("/hls/" + channel + "/index.m3u8" + query)
                .text()
                .lines()
                .filter(line -> !line.startsWith("#"))
                .toList();
    }

    private static String outcome(Answer answer) {
        if (answer.head().isEmpty()) {
            return "none " + answer.end();
        }
        return Stream.of("" + answer.status(), "" + answer.end(), answer.whole() ? "whole" : "torn")
                .reduce((a, b) -> a + " " + b)
                .orElseThrow();
    }
}
