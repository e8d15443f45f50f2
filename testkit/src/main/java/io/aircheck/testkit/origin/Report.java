package io.aircheck.testkit.origin;

import io.aircheck.testkit.media.AudioLoop;
import io.aircheck.testkit.origin.FlvTimeline.Sent;
import io.aircheck.testkit.origin.HlsTimeline.Content;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** What a channel has put on air. Recordings are held against it by {@link RecordingCheck}. */
public sealed interface Report {

    Channel channel();

    /** HLS. @param inits by programme, only for fMP4 */
    record Segmented(Channel channel, List<Segment> segments, Map<String, Init> inits) implements Report {}

    /** HTTP-FLV: what each connection was sent. */
    record Flv(Channel channel, List<Connection> connections) implements Report {}

    /** ICY: which bytes of the endless loop each listener was sent. */
    record Radio(Channel channel, AudioLoop loop, List<Listening> listeners) implements Report {}

    /**
     * @param index from 0
     * @param sequence EXT-X-MEDIA-SEQUENCE
     * @param publishedMillis when it went on air, epoch milliseconds
     * @param completed how often it was sent whole
     * @param sha256 of its bytes before encryption, lower-case hex
     * @param timelessSha256 as {@code sha256}, whatever its place on the timeline
     * @param head its first 16 bytes, lower-case hex
     */
    record Segment(
            long index,
            long sequence,
            boolean advertisement,
            String programme,
            long programmeNumber,
            long publishedMillis,
            long completed,
            int bytes,
            String sha256,
            String timelessSha256,
            String head) {

        static Segment of(
                long index, long sequence, Content content, long publishedMillis, long completed, byte[] bytes) {
            return new Segment(
                    index,
                    sequence,
                    content.advertisement(),
                    content.programme(),
                    content.number(),
                    publishedMillis,
                    completed,
                    bytes.length,
                    hash("SHA-256", bytes),
                    SegmentTimes.timelessHash(bytes),
                    headOf(bytes));
        }
    }

    /** An init segment, told as {@link Segment} is. */
    record Init(int bytes, String sha256, String head) {

        static Init of(byte[] bytes) {
            return new Init(bytes.length, hash("SHA-256", bytes), headOf(bytes));
        }
    }

    /** @param startMillis of the stream; @param endMillis first not sent */
    record Connection(long startMillis, long endMillis, List<Tag> tags) {}

    /**
     * @param type 8 audio, 9 video, 18 script
     * @param size of the payload
     * @param hash first 12 digits of its SHA-1
     * @param lap which time the loop is shown; -1 for metadata and sequence headers, which may repeat
     */
    record Tag(int type, long millis, int size, String hash, long lap) {

        static Tag of(Sent sent) {
            byte[] payload = sent.loop().payload(sent.tag());
            return new Tag(sent.tag().type(), sent.millis(), payload.length, shortHash(payload), sent.lap());
        }
    }

    /** Bytes of the endless loop, counted from its first start. */
    record Listening(long from, long to) {}

    /** As {@link Tag#hash}. */
    static String shortHash(byte[] payload) {
        return hash("SHA-1", payload).substring(0, 12);
    }

    private static String headOf(byte[] bytes) {
        return HexFormat.of().formatHex(bytes, 0, Math.min(16, bytes.length));
    }

    static String hash(String algorithm, byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
