package io.aircheck.media.ogg;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the first two packets of a logical Ogg stream say. A radio begins a new logical stream with every song, so this is
 * also how its titles are told.
 *
 * @param codec of the sound
 * @param comments by upper-case name; of several values of one name the first (Vorbis I, section 5; RFC 7845, section 5.2)
 */
public record OggIntroduction(Codec codec, Map<String, String> comments) {

    public enum Codec {
        VORBIS,
        OPUS,
        FLAC
    }

    private static final int PAGE_HEADER_BYTES = 27;
    private static final int FIRST_PAGE = 2;
    private static final int MOST_COMMENTS = 1000;

    private static final byte[] OPUS_HEAD = ascii("OpusHead");
    private static final byte[] VORBIS_HEAD = ascii("\u0001vorbis");
    private static final byte[] FLAC_HEAD = ascii("\u007fFLAC");

    public OggIntroduction {
        comments = Map.copyOf(comments);
    }

    /**
     * Reads the introduction of the logical stream that begins at the first byte.
     *
     * @return empty where none begins there, its codec is another, or its first two packets are not whole yet
     */
    public static Optional<OggIntroduction> read(byte[] bytes) {
        List<byte[]> packets = firstTwoPackets(bytes);
        if (packets.size() < 2) {
            return Optional.empty();
        }
        byte[] head = packets.get(0);
        if (begins(head, OPUS_HEAD)) {
            return Optional.of(new OggIntroduction(Codec.OPUS, comments(packets.get(1), "OpusTags".length())));
        }
        if (begins(head, VORBIS_HEAD)) {
            return Optional.of(new OggIntroduction(Codec.VORBIS, comments(packets.get(1), VORBIS_HEAD.length)));
        }
        if (begins(head, FLAC_HEAD)) {
            return Optional.of(new OggIntroduction(Codec.FLAC, comments(packets.get(1), 4)));
        }
        return Optional.empty();
    }

    /** {@code ARTIST - TITLE}, or the one of them that there is; null where there is neither. */
    public @Nullable String title() {
        String artist = comments.get("ARTIST");
        String title = comments.get("TITLE");
        return artist == null || title == null ? (title == null ? artist : title) : artist + " - " + title;
    }

    /** Puts packets together out of the pages of the first serial number (RFC 3533, section 6). */
    private static List<byte[]> firstTwoPackets(byte[] bytes) {
        ByteBuffer pages = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        List<byte[]> packets = new ArrayList<>();
        ByteArrayOutputStream packet = new ByteArrayOutputStream();
        Integer stream = null;
        while (packets.size() < 2 && pages.remaining() >= PAGE_HEADER_BYTES) {
            int page = pages.position();
            int serial = pages.getInt(page + 14);
            int segments = pages.get(page + 26) & 0xFF;
            boolean capture = pages.getInt(page) == 0x5367674F; // "OggS"
            if (!capture || pages.remaining() < PAGE_HEADER_BYTES + segments) {
                return packets;
            }
            if (stream == null) {
                if ((pages.get(page + 5) & FIRST_PAGE) == 0) {
                    return packets;
                }
                stream = serial;
            }
            pages.position(page + PAGE_HEADER_BYTES + segments);
            for (int i = 0; i < segments; i++) {
                int length = pages.get(page + PAGE_HEADER_BYTES + i) & 0xFF;
                if (pages.remaining() < length) {
                    return packets;
                }
                byte[] part = new byte[length];
                pages.get(part);
                if (serial == stream) {
                    packet.writeBytes(part);
                    if (length < 255) {
                        packets.add(packet.toByteArray());
                        packet.reset();
                    }
                }
            }
        }
        return packets;
    }

    private static Map<String, String> comments(byte[] packet, int skip) {
        Map<String, String> comments = new LinkedHashMap<>();
        ByteBuffer in = ByteBuffer.wrap(packet).order(ByteOrder.LITTLE_ENDIAN);
        in.position(Math.min(skip, in.limit()));
        text(in); // the encoder's name
        int count = in.remaining() < 4 ? 0 : in.getInt();
        for (int i = 0; i < Math.min(count, MOST_COMMENTS); i++) {
            String comment = text(in);
            int equals = comment.indexOf('=');
            if (equals > 0) {
                String value = comment.substring(equals + 1).strip();
                if (!value.isEmpty()) {
                    comments.putIfAbsent(comment.substring(0, equals).toUpperCase(Locale.ROOT), value);
                }
            }
        }
        return comments;
    }

    /** A text behind its length; empty where the packet does not hold it. */
    private static String text(ByteBuffer in) {
        if (in.remaining() < 4) {
            return "";
        }
        int length = in.getInt();
        if (length < 0 || length > in.remaining()) {
            in.position(in.limit());
            return "";
        }
        byte[] text = new byte[length];
        in.get(text);
        return new String(text, StandardCharsets.UTF_8);
    }

    private static boolean begins(byte[] bytes, byte[] beginning) {
        return bytes.length >= beginning.length
                && ByteBuffer.wrap(bytes, 0, beginning.length).equals(ByteBuffer.wrap(beginning));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
