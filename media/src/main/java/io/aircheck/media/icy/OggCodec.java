package io.aircheck.media.icy;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an Ogg stream carries, as its first packet says (Vorbis I section 4.2.2; RFC 7845 section 5.1; FLAC-to-Ogg mapping 1.0).
 *
 * @param sampleRate that granules are counted in, Hz
 * @param commentPrefix bytes before the comments in the second packet
 */
record OggCodec(String name, int sampleRate, int commentPrefix) {

    private static final int MAX_COMMENTS = 1000;

    static OggCodec of(ByteBuffer firstPacket) {
        ByteBuffer little = firstPacket.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        if (startsWith(firstPacket, "\u0001vorbis") && firstPacket.limit() >= 16) {
            return new OggCodec("vorbis", rate(little.getInt(12)), 7);
        }
        if (startsWith(firstPacket, "OpusHead")) {
            return new OggCodec("opus", 48_000, 8);
        }
        if (startsWith(firstPacket, "\u007fFLAC") && firstPacket.limit() >= 31) {
            return new OggCodec("flac", rate(firstPacket.getInt(27) >>> 12), 4);
        }
        return new OggCodec("unknown", 48_000, 0);
    }

    private static int rate(int claimed) {
        return claimed >= 1_000 && claimed <= 768_000 ? claimed : 48_000;
    }

    /** "ARTIST - TITLE" from the comments (Vorbis I section 5), either alone, or null where there is neither. */
    @Nullable String title(ByteBuffer secondPacket) {
        Map<String, String> comments = comments(secondPacket);
        String title = comments.get("TITLE");
        String artist = comments.get("ARTIST");
        return title == null ? artist : artist == null ? title : artist + " - " + title;
    }

    private Map<String, String> comments(ByteBuffer packet) {
        Map<String, String> comments = new HashMap<>();
        ByteBuffer bytes = packet.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        try {
            bytes.position(Math.min(commentPrefix, bytes.limit()));
            text(bytes); // vendor
            int count = Math.min(bytes.getInt(), MAX_COMMENTS);
            for (int i = 0; i < count; i++) {
                String comment = text(bytes);
                int equals = comment.indexOf('=');
                if (equals > 0) {
                    comments.putIfAbsent(
                            comment.substring(0, equals).toUpperCase(Locale.ROOT),
                            comment.substring(equals + 1).strip());
                }
            }
        } catch (BufferUnderflowException e) {
            // cut short: what was read so far is what there is
        }
        comments.values().removeIf(String::isEmpty);
        return comments;
    }

    private static String text(ByteBuffer bytes) {
        int length = bytes.getInt();
        if (length < 0 || length > bytes.remaining()) {
            throw new BufferUnderflowException();
        }
        byte[] text = new byte[length];
        bytes.get(text);
        return new String(text, StandardCharsets.UTF_8);
    }

    private static boolean startsWith(ByteBuffer bytes, String magic) {
        byte[] expected = magic.getBytes(StandardCharsets.ISO_8859_1);
        return bytes.limit() >= expected.length
                && bytes.slice(0, expected.length).equals(ByteBuffer.wrap(expected));
    }
}
