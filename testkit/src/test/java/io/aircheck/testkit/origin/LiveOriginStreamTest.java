package io.aircheck.testkit.origin;

import static org.assertj.core.api.Assertions.assertThat;

import io.aircheck.testkit.media.TestMedia;
import io.aircheck.testkit.origin.RawClient.Answer;
import io.aircheck.testkit.origin.RawClient.End;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The origin's endless bodies, FLV and ICY, sent as fast as they are read. */
class LiveOriginStreamTest {

    private LiveOrigin origin;

    @BeforeAll
    static void encode() throws IOException {
        TestMedia.prepare("360p", "alt", "mp3");
    }

    @BeforeEach
    void start() throws IOException {
        origin = LiveOrigin.start(0, TestMedia.CACHE, LiveClock.system());
    }

    @AfterEach
    void stop() throws IOException {
        origin.close();
    }

    @ParameterizedTest
    @CsvSource({
        "'',           CLOSED, 'script audio0 video0'",
        "stall:5,      SILENT, 'script audio0 video0'",
        "reset:5,      RESET,  'script audio0 video0'",
        "cut:5,        CLOSED, 'script audio0 video0'",
        "seqrep:2,     CLOSED, 'script audio0 video0 audio2000 video2000 audio7000 video7000'",
        "meta:3,       CLOSED, 'script audio0 video0 script'",
        "res:4,        CLOSED, 'script audio0 video0 script audio4000 video4000'",
        "pl404:0,      CLOSED, ''",
    })
    void headersAndEndOfAStream(String fault, End end, String headers) throws IOException {
        Answer answer = get("/flv/a.flv?speed=0&p=360p&end=8&f=" + fault);

        assertThat(answer.end()).isEqualTo(end);
        assertThat(tags(RawClient.unchunked(answer.body())).stream()
                        .filter(Tag::header)
                        .map(tag -> tag.type() == 18 ? "script" : (tag.type() == 8 ? "audio" : "video") + tag.millis())
                        .collect(Collectors.joining(" ")))
                .isEqualTo(headers);
    }

    /** Where the time of tags leaps: from, to, in whole seconds. */
    @ParameterizedTest
    @CsvSource({
        "'', ''",
        "tsjump:4*3600000, 4>3604",
        "tsback:4*3000, 4>1",
        "tszero:4, 4>0",
        "'tszero:2,tszero:4', 2>0 2>0",
        "res:4, ''"
    })
    void timestampsOfAStream(String fault, String leaps) throws IOException {
        byte[] body = RawClient.unchunked(
                get("/flv/a.flv?speed=0&p=360p&end=8&f=" + fault).body());

        List<Tag> media = tags(body).stream().filter(tag -> !tag.header()).toList();
        List<String> seen = new ArrayList<>();
        for (int i = 1; i < media.size(); i++) {
            long from = media.get(i - 1).millis();
            long to = media.get(i).millis();
            if (Math.abs(to - from) > 500) {
                seen.add(Math.round(from / 1000.0) + ">" + Math.round(to / 1000.0));
            }
        }
        assertThat(String.join(" ", seen)).isEqualTo(leaps);
    }

    @Test
    void aReconnectionGetsPastABreak() throws IOException {
        assertThat(get("/flv/a.flv?speed=0&p=360p&end=8&f=reset:5").end()).isEqualTo(End.RESET);
        assertThat(get("/flv/a.flv").end()).isEqualTo(End.CLOSED);
    }

    @Test
    void aBodyWithoutChunksEndsWithItsConnection() throws IOException {
        Answer answer = get("/flv/a.flv?speed=0&p=360p&end=4&te=close");
        assertThat(answer.header("Transfer-Encoding")).isEmpty();
        assertThat(new String(answer.body(), 0, 3, StandardCharsets.US_ASCII)).isEqualTo("FLV");
    }

    @Test
    void aRadioPutsTitlesBetweenItsFrames() throws IOException {
        Answer answer = get("/icy/r?speed=0&end=60", "Icy-MetaData: 1");
        int interval = Integer.parseInt(answer.header("icy-metaint"));
        assertThat(answer.header("Content-Type")).isEqualTo("audio/mpeg");

        List<String> titles = new ArrayList<>();
        ByteArrayOutputStream audio = new ByteArrayOutputStream();
        int at = 0;
        while (at + interval < answer.body().length) {
            audio.write(answer.body(), at, interval);
            at += interval;
            int length = 16 * answer.body()[at];
            if (length > 0) {
                titles.add(new String(answer.body(), at + 1, length, StandardCharsets.UTF_8).replace("\0", ""));
            }
            at += 1 + length;
        }
        assertThat(titles)
                .containsExactly(
                        "StreamTitle='The Paper Lanterns - Harbour Lights';",
                        "StreamTitle='Mira Okafor - Night Bus to the Sea';",
                        "StreamTitle='Low Orbit Radio - Copper Rain';");
        Report.Radio report = (Report.Radio) origin.report("r");
        byte[] loop = new byte[audio.size()];
        report.loop().copy(report.listeners().getFirst().from(), loop, 0, loop.length);
        assertThat(audio.toByteArray()).as("without its titles it is the loop").isEqualTo(loop);
    }

    /** As from Icecast, whose {@code burst-size} is 65,535 bytes unless it is told otherwise. */
    @Test
    void whoTunesInToARadioGetsSecondsFromBeforeAtOnce() throws IOException {
        var clock = new LiveClock.Manual(Instant.EPOCH);
        try (LiveOrigin later = LiveOrigin.start(0, TestMedia.CACHE, clock)) {
            Answer first = RawClient.get(later.url("/icy/r"));
            clock.advance(Duration.ofMinutes(1));
            Answer second = RawClient.get(later.url("/icy/r"));

            assertThat(first.body()).as("all there is").hasSize((int) (Channel.HEAD_START.toMillis() / 24 * 384));
            assertThat(second.body()).as("but for a step of 0.2 s").hasSizeBetween(65_535 - 3_200 - 384, 65_535);
            assertThat(second.end()).isEqualTo(End.SILENT);
        }
    }

    @Test
    void whoDoesNotAskGetsNoTitles() throws IOException {
        Answer answer = get("/icy/r?speed=0&end=10");
        assertThat(answer.header("icy-metaint")).isEmpty();
        assertThat(answer.header("icy-name")).isEqualTo("r");
        assertThat(answer.body()).hasSize(10_000 / 24 * 384);
    }

    @ParameterizedTest
    @CsvSource({"stall:5, SILENT", "reset:5, RESET", "cut:5, CLOSED"})
    void breaksOfARadio(String fault, End end) throws IOException {
        assertThat(get("/icy/r?speed=0&end=10&f=" + fault).end()).isEqualTo(end);
    }

    private record Tag(int type, long millis, boolean header) {}

    private static List<Tag> tags(byte[] flv) {
        List<Tag> tags = new ArrayList<>();
        for (int at = 13; at + 15 <= flv.length; ) {
            int size = (flv[at + 1] & 0xff) << 16 | (flv[at + 2] & 0xff) << 8 | flv[at + 3] & 0xff;
            long millis = (flv[at + 7] & 0xffL) << 24
                    | (flv[at + 4] & 0xff) << 16
                    | (flv[at + 5] & 0xff) << 8
                    | flv[at + 6] & 0xff;
            int type = flv[at];
            assertThat(type).isIn(Set.of(8, 9, 18));
            tags.add(new Tag(type, millis, type == 18 || flv[at + 12] == 0));
            at += 15 + size;
        }
        return tags;
    }

    private Answer get(String path, String... headers) throws IOException {
        return RawClient.get(origin.url(path), headers);
    }
}
