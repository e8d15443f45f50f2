package io.aircheck.recorder.ffmpeg.relay;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Watches for a redirect among an RTSP server's answers, which FFmpeg would follow by a connection of its own. It does so
 * only before it has asked to PLAY (RFC 2326 section 10), so media is not looked at.
 */
final class RtspAnswers {

    /** The server sends its clients elsewhere. */
    static final class RedirectException extends IOException {
        RedirectException() {
            super("the server sends us to another address; take that one instead");
        }
    }

    private static final byte[] PLAY = "PLAY ".getBytes(StandardCharsets.US_ASCII);
    /** Anything but a plain status of another class: what FFmpeg would make of it must not matter. */
    private static final Pattern SUSPECT = Pattern.compile("RTSP/(?!\\d\\.\\d [12456]\\d\\d\\b)");
    /** {@code RTSP/1.0 200} and what follows it. */
    private static final int STATUS_CHARS = 13;

    private String pending = "";
    private volatile boolean playing;

    /** What FFmpeg sends; it writes each request at once. */
    void asked(byte[] block, int count) {
        playing |= count >= PLAY.length && Arrays.equals(block, 0, PLAY.length, PLAY, 0, PLAY.length);
    }

    /** @throws RedirectException if these bytes, or what came before with them, hold one; they must not be passed on */
    void check(byte[] block, int count) throws RedirectException {
        if (playing) {
            return;
        }
        String text = pending + new String(block, 0, count, StandardCharsets.ISO_8859_1);
        Matcher suspect = SUSPECT.matcher(text);
        while (suspect.find()) {
            // A line that is cut short means nothing to FFmpeg either; its rest is looked at when it comes.
            if (suspect.start() + STATUS_CHARS <= text.length()) {
                throw new RedirectException();
            }
        }
        pending = text.substring(Math.max(0, text.length() - STATUS_CHARS));
    }
}
