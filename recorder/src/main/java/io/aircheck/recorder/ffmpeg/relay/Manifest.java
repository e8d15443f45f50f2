package io.aircheck.recorder.ffmpeg.relay;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A playlist (RFC 8216) or an MPD (ISO 23009-1) on its way to FFmpeg.
 *
 * @param text one char a byte, so that whatever is not an address passes as it is
 */
record Manifest(String text) {

    /** So many bytes tell whether it is one. */
    static final int TELLING_BYTES = 64;

    private static final List<String> BEGINNINGS = List.of("#EXTM3U", "<?xml", "<MPD", "<!--");
    private static final String BYTE_ORDER_MARK = "\u00ef\u00bb\u00bf";
    private static final Pattern DYNAMIC = Pattern.compile("\\btype\\s*=\\s*[\"']dynamic[\"']");

    /** Whether a body that begins so is a manifest. */
    static boolean begins(byte[] first) {
        String start = new String(first, StandardCharsets.ISO_8859_1);
        String bare =
                (start.startsWith(BYTE_ORDER_MARK) ? start.substring(BYTE_ORDER_MARK.length()) : start).stripLeading();
        return BEGINNINGS.stream().anyMatch(bare::startsWith);
    }

    static Manifest of(byte[] body) {
        return new Manifest(new String(body, StandardCharsets.ISO_8859_1));
    }

    /** As FFmpeg is to see it, with https addresses that lead to the relay. */
    byte[] forFFmpeg(String url) {
        return RelayNames.manifest(text, url).getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Whether it lists media, and not only other playlists. */
    boolean listsMedia() {
        return text.contains("#EXTINF") || text.contains("<MPD");
    }

    /** Whether nothing will be added to it. */
    boolean isFinal() {
        return text.contains("<MPD") ? !DYNAMIC.matcher(text).find() : text.contains("#EXT-X-ENDLIST");
    }
}
