package io.aircheck.testkit.origin;

import static org.assertj.core.api.Assertions.assertThat;

import io.aircheck.media.mpegts.TsRetimer;
import io.aircheck.testkit.media.TestMedia;
import io.aircheck.testkit.origin.RecordingCheck.Result;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The check accepts what is right and finds each kind of damage. */
class RecordingCheckTest {

    private final LiveClock.Manual clock = new LiveClock.Manual(Instant.EPOCH);

    @TempDir
    Path folder;

    private LiveOrigin origin;

    @BeforeAll
    static void encode() throws IOException {
        TestMedia.prepare("360p", "alt", "mp3");
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
    void acceptsAWholeRecordingOverTheSeamOfTheLoop() throws IOException {
        List<byte[]> segments = segments("ts", "");
        Result result = check(file(segments));

        assertThat(result.complete()).as(result.describe()).isTrue();
        assertThat(result.recorded()).isEqualTo(12);
    }

    @Test
    void acceptsARecordingThatBeganLateAndEndedEarlyInTwoFiles() throws IOException {
        List<byte[]> segments = segments("ts", "");
        Result result = check(file(segments.subList(2, 5)), file(segments.subList(5, 9)));

        assertThat(result.complete()).as(result.describe()).isTrue();
        assertThat(result.notYet()).isEqualTo(3);
    }

    @Test
    void findsAMissingSegment() throws IOException {
        List<byte[]> segments = segments("ts", "");
        segments.remove(4);
        assertThat(check(file(segments)).missing()).containsExactly("s4");
    }

    @Test
    void findsARepeatedSegment() throws IOException {
        List<byte[]> segments = segments("ts", "");
        segments.add(5, segments.get(4));
        Result result = check(file(segments));
        assertThat(result.repeated()).containsExactly("s4");
        assertThat(result.missing()).isEmpty();
    }

    @Test
    void findsSwappedSegments() throws IOException {
        List<byte[]> segments = segments("ts", "");
        Collections.swap(segments, 3, 4);
        assertThat(check(file(segments)).outOfOrder()).isEqualTo(1);
    }

    @Test
    void findsATornSegment() throws IOException {
        List<byte[]> segments = segments("ts", "");
        segments.set(4, Arrays.copyOf(segments.get(4), segments.get(4).length / 2));
        Result result = check(file(segments));
        assertThat(result.foreign()).isEqualTo(1);
        assertThat(result.missing()).containsExactly("s4");
    }

    @Test
    void findsAChangedByte() throws IOException {
        List<byte[]> segments = segments("ts", "");
        segments.get(6)[5000] ^= 1;
        assertThat(check(file(segments)).missing()).containsExactly("s6");
    }

    @Test
    void findsForeignBytes() throws IOException {
        List<byte[]> segments = segments("ts", "");
        segments.add(3, "<html>please sign in</html>".getBytes(StandardCharsets.UTF_8));
        Result result = check(file(segments));
        assertThat(result.foreign()).isEqualTo(1);
        assertThat(result.missing()).isEmpty();
    }

    @Test
    void acceptsSegmentsMovedOnTheTimelineAndNoTimeThatLeaps() throws IOException {
        List<byte[]> segments = segments("ts", "&f=discts:4");
        assertThat(check(file(segments)).flaws()).singleElement().asString().contains("s4 begins -6.00 s after");

        for (int i = 4; i < segments.size(); i++) {
            byte[] moved = segments.get(i).clone();
            List<ByteBuffer> body = List.of(ByteBuffer.wrap(moved));
            TsRetimer.move(body, 4 * 180_000);
            segments.set(i, i == 4 ? joined(TsRetimer.seam(body).array(), moved) : moved);
        }
        Result result = check(file(segments));
        assertThat(result.complete()).as(result.describe()).isTrue();
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] all = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        return all;
    }

    @Test
    void wantsNoAdvertisementsUnlessTold() throws IOException {
        List<byte[]> segments = segments("ts", "&f=ad:4*2");
        Path before = file(segments.subList(0, 4));
        Path advertisements = file(segments.subList(4, 6));
        Path after = file(segments.subList(6, segments.size()));
        assertThat(check(before, advertisements, after).unwanted()).containsExactly("s4", "s5");
        assertThat(RecordingCheck.check(origin.report("a"), List.of(before, advertisements, after), true)
                        .complete())
                .isTrue();
        assertThat(check(before, after).complete()).isTrue();
    }

    @Test
    void wantsAnInitAtTheStartOfEachFmp4File() throws IOException {
        List<byte[]> segments = segments("fmp4", "");
        byte[] init = RawClient.get(origin.url("/hls/a/init-360p.mp4")).body();
        List<byte[]> first = new ArrayList<>(segments.subList(0, 5));
        first.addFirst(init);
        List<byte[]> second = new ArrayList<>(segments.subList(5, 12));

        assertThat(check(file(first), file(second)).flaws())
                .hasSize(1)
                .first()
                .asString()
                .contains("init segment");
        second.addFirst(init);
        assertThat(check(file(first), file(second)).complete()).isTrue();
    }

    @Test
    void nothingRecordedIsNotComplete() throws IOException {
        segments("ts", "");
        assertThat(check(file(List.of())).complete()).isFalse();
    }

    @Test
    void acceptsAnFlvRecordingOverTheSeamOfTheLoop() throws IOException {
        Result result = check(file(List.of(flv(""))));
        assertThat(result.complete()).as(result.describe()).isTrue();
        assertThat(result.recorded()).isGreaterThan(1400);
    }

    @Test
    void findsAnFlvTagThatIsMissing() throws IOException {
        byte[] flv = flv("");
        assertThat(check(file(withoutTag(flv, 300))).missing()).hasSize(1);
    }

    @Test
    void findsAnFlvTagThatIsThereTwice() throws IOException {
        byte[] flv = flv("");
        int at = tagAt(flv, 300);
        List<byte[]> parts = List.of(Arrays.copyOf(flv, tagAt(flv, 301)), Arrays.copyOfRange(flv, at, flv.length));
        assertThat(check(file(parts)).repeated()).hasSize(1);
    }

    @Test
    void findsAnFlvTagOfSomeoneElse() throws IOException {
        byte[] flv = flv("");
        flv[tagAt(flv, 300) + 20] ^= 1;
        assertThat(check(file(List.of(flv))).foreign()).isEqualTo(1);
    }

    @Test
    void findsATornFlvTag() throws IOException {
        byte[] flv = flv("");
        assertThat(check(file(List.of(Arrays.copyOf(flv, flv.length - 7)))).flaws())
                .first()
                .asString()
                .contains("torn tag");
    }

    @Test
    void findsTimestampsThatLeap() throws IOException {
        assertThat(check(file(List.of(flv("&f=tsback:9")))).flaws())
                .first()
                .asString()
                .contains("goes from");
    }

    @Test
    void holdsARadioAgainstItsLoop() throws IOException {
        byte[] mp3 = RawClient.get(origin.url("/icy/a?speed=0&end=100")).body();
        assertThat(check(file(List.of(mp3))).complete()).isTrue();

        byte[] head = Arrays.copyOf(mp3, 38_400);
        assertThat(check(file(List.of(head, Arrays.copyOfRange(mp3, 76_800, mp3.length))))
                        .missing())
                .containsExactly("a leap of 38400 bytes");
        mp3[50_000] ^= 1;
        assertThat(check(file(List.of(mp3))).complete()).isFalse();
    }

    private Result check(Path... files) throws IOException {
        return RecordingCheck.check(origin.report("a"), List.of(files));
    }

    /** Twelve segments of a channel {@code a}, eight of them the loop and four of its second time. */
    private List<byte[]> segments(String kind, String more) throws IOException {
        RawClient.get(origin.url("/hls/a/index.m3u8?p=360p&win=0&start=12&kind=" + kind + more));
        List<byte[]> segments = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            segments.add(RawClient.get(origin.url("/hls/a/s" + i + (kind.equals("ts") ? ".ts" : ".m4s")))
                    .body());
        }
        return segments;
    }

    private byte[] flv(String more) throws IOException {
        return RawClient.get(origin.url("/flv/a.flv?p=360p&speed=0&end=20&te=close" + more))
                .body();
    }

    private static List<byte[]> withoutTag(byte[] flv, int number) {
        return List.of(
                Arrays.copyOf(flv, tagAt(flv, number)), Arrays.copyOfRange(flv, tagAt(flv, number + 1), flv.length));
    }

    private static int tagAt(byte[] flv, int number) {
        int at = 13;
        for (int i = 0; i < number; i++) {
            at += 15 + ((flv[at + 1] & 0xff) << 16 | (flv[at + 2] & 0xff) << 8 | flv[at + 3] & 0xff);
        }
        return at;
    }

    private Path file(List<byte[]> pieces) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        pieces.forEach(out::writeBytes);
        return Files.write(Files.createTempFile(folder, "recording", ""), out.toByteArray());
    }
}
