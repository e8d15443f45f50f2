package io.aircheck.platforms.probe;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What an answer is (fact sheets direct and radio, "URLs"). The first bytes decide where they are clear, since content types
 * often lie; then the content type; the name of the address comes last.
 */
enum ContentKind {
    HLS,
    M3U,
    PLS,
    /** XML of some kind; its root element tells whether it is DASH or XSPF. */
    XML,
    FLV,
    MP4,
    TS,
    RADIO,
    WEB_PAGE,
    /** Plain words: what the addresses of dead streams answer. */
    SENTENCE,
    EMPTY,
    /** Data of a kind that is no stream's. */
    UNKNOWN;

    /** How many bytes it takes to be sure. */
    static final int SNIFFED_BYTES = 1024;

    private static final int TS_PACKET_BYTES = 188;
    private static final int TEXT_BYTES = 512;

    /**
     * @param first the first {@link #SNIFFED_BYTES} of the answer, or all of it
     * @param contentType as answered, or null
     * @param icy whether the answer has ICY headers
     * @param extension of the address in lower case, without the dot; empty for none
     */
    static ContentKind of(byte[] first, @Nullable String contentType, boolean icy, String extension) {
        if (first.length == 0) {
            return EMPTY;
        }
        String type =
                contentType == null ? "" : contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        ContentKind binary = byMagic(first);
        if (binary != null) {
            return binary;
        }
        if (isText(first)) {
            return textKind(text(first), type, extension);
        }
        return byType(type, icy, extension);
    }

    private static @Nullable ContentKind byMagic(byte[] b) {
        if (begins(b, 0, 'F', 'L', 'V', 1)) {
            return FLV;
        }
        if (begins(b, 4, 'f', 't', 'y', 'p') || begins(b, 4, 's', 't', 'y', 'p') || begins(b, 4, 'm', 'o', 'o', 'f')) {
            return MP4;
        }
        if (b.length > 2 * TS_PACKET_BYTES
                && b[0] == 0x47
                && b[TS_PACKET_BYTES] == 0x47
                && b[2 * TS_PACKET_BYTES] == 0x47) {
            return TS;
        }
        boolean audio =
                begins(b, 0, 'O', 'g', 'g', 'S') || begins(b, 0, 'f', 'L', 'a', 'C') || begins(b, 0, 'I', 'D', '3');
        return audio ? RADIO : null;
    }

    private static boolean begins(byte[] bytes, int at, int... expected) {
        for (int i = 0; i < expected.length; i++) {
            if (at + i >= bytes.length || bytes[at + i] != (byte) expected[i]) {
                return false;
            }
        }
        return true;
    }

    private static ContentKind textKind(String text, String type, String extension) {
        String begin = text.stripLeading();
        String lower = begin.toLowerCase(Locale.ROOT);
        if (begin.startsWith("#EXTM3U") || (type.contains("mpegurl") && !begin.startsWith("<"))) {
            return begin.contains("#EXT-X-") || extension.equals("m3u8") ? HLS : M3U;
        }
        if (lower.startsWith("[playlist]")) {
            return PLS;
        }
        if (lower.startsWith("<!doctype") || lower.startsWith("<html") || lower.startsWith("<head")) {
            return WEB_PAGE;
        }
        if (lower.startsWith("<?xml") || lower.startsWith("<mpd") || lower.startsWith("<playlist")) {
            return XML;
        }
        boolean addresses = lower.startsWith("http://") || lower.startsWith("https://") || lower.startsWith("#");
        if (addresses && extension.equals("m3u")) {
            return M3U;
        }
        boolean words = !begin.isEmpty() && "<{[#".indexOf(begin.charAt(0)) < 0;
        return begin.isEmpty() ? EMPTY : words ? SENTENCE : UNKNOWN;
    }

    private static ContentKind byType(String type, boolean icy, String extension) {
        return switch (type) {
            case "video/x-flv", "video/flv" -> FLV;
            case "video/mp4" -> MP4;
            case "video/mp2t" -> TS;
            case "application/ogg" -> RADIO;
            default -> icy || type.startsWith("audio/") ? RADIO : byExtension(extension);
        };
    }

    private static ContentKind byExtension(String extension) {
        return switch (extension) {
            case "flv" -> FLV;
            case "mp4", "m4s" -> MP4;
            case "ts" -> TS;
            case "mp3", "aac", "aacp", "ogg", "oga", "opus", "flac", "m4a" -> RADIO;
            default -> UNKNOWN;
        };
    }

    private static boolean isText(byte[] bytes) {
        for (int i = 0; i < Math.min(bytes.length, TEXT_BYTES); i++) {
            int b = bytes[i] & 0xFF;
            boolean control = b < 0x20 && b != '\t' && b != '\n' && b != '\r';
            if (control || b == 0x7F) {
                return false;
            }
        }
        return true;
    }

    private static String text(byte[] bytes) {
        String text = new String(Arrays.copyOf(bytes, Math.min(bytes.length, SNIFFED_BYTES)), StandardCharsets.UTF_8);
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }
}
