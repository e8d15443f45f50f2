package io.aircheck.recorder.ffmpeg;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Cuts the transport stream that FFmpeg writes into pieces that each begin with the tables and a key frame. FFmpeg puts the
 * tables before every key frame of the picture, and marks it as a point of random access (ISO 13818-1, 2.4.3.5).
 */
final class TsCutter {

    private static final int PACKET = 188;
    private static final int SYNC = 0x47;
    private static final int PAT_PID = 0;
    private static final int NO_TABLES = -1;
    /** Sound without a picture has a key frame everywhere; about two seconds of it. */
    private static final int SOUND_BYTES = 32 << 10;
    /** More than any group of pictures; one that is longer is cut where it is. */
    private static final int MOST_BYTES = 64 << 20;

    /** @param keyFrame whether it begins with one */
    record Piece(ByteBuffer bytes, boolean keyFrame) {}

    private byte[] bytes = new byte[1 << 20];
    private int length;
    private int scanned;
    private int tables = NO_TABLES;
    private boolean hasPicture;
    private boolean beginsWithKeyFrame;

    /** Takes the next bytes and gives the pieces that they complete. */
    List<Piece> add(byte[] block) throws MalformedOutputException {
        if (length + block.length > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + block.length));
        }
        System.arraycopy(block, 0, bytes, length, block.length);
        length += block.length;
        List<Piece> pieces = new ArrayList<>();
        while (scanned + PACKET <= length) {
            Piece piece = packet(scanned);
            if (piece == null) {
                scanned += PACKET;
            } else {
                pieces.add(piece);
            }
        }
        return pieces;
    }

    /** What has not made a whole piece yet: the last one at the end of the stream, or null. */
    @Nullable
    Piece rest() {
        return scanned == 0 ? null : cut(scanned, false);
    }

    /** The piece before this packet where one ends there; the scan goes on with the same packet, in its new place. */
    private @Nullable Piece packet(int at) throws MalformedOutputException {
        if (bytes[at] != SYNC) {
            throw new MalformedOutputException();
        }
        int pid = (bytes[at + 1] & 0x1f) << 8 | bytes[at + 2] & 0xff;
        boolean begins = (bytes[at + 1] & 0x40) != 0;
        int adaptation = (bytes[at + 3] & 0x20) == 0 ? 0 : 1 + (bytes[at + 4] & 0xff);
        boolean randomAccess = adaptation > 1 && (bytes[at + 5] & 0x40) != 0;
        int payload = at + 4 + adaptation;
        boolean frame = begins && payload + 4 <= at + PACKET && isStartCode(payload);
        if (pid == PAT_PID) {
            tables = at;
            return !hasPicture && at >= SOUND_BYTES ? cut(at, true) : null;
        }
        boolean picture = frame && (bytes[payload + 3] & 0xf0) == 0xe0;
        hasPicture |= picture;
        boolean keyFrame = picture && randomAccess;
        int start = tables == NO_TABLES ? at : tables;
        if (keyFrame && start == 0) {
            beginsWithKeyFrame = true;
        }
        boolean due = (keyFrame && start > 0) || at >= MOST_BYTES;
        if (due) {
            return cut(start > 0 ? start : at, keyFrame);
        }
        if (frame || !begins) {
            tables = NO_TABLES;
        }
        return null;
    }

    private Piece cut(int end, boolean nextHasKeyFrame) {
        var piece = new Piece(ByteBuffer.wrap(Arrays.copyOf(bytes, end)), beginsWithKeyFrame || !hasPicture);
        System.arraycopy(bytes, end, bytes, 0, length - end);
        length -= end;
        scanned = Math.max(0, scanned - end);
        tables = tables >= end ? tables - end : NO_TABLES;
        beginsWithKeyFrame = nextHasKeyFrame;
        return piece;
    }

    private boolean isStartCode(int at) {
        return bytes[at] == 0 && bytes[at + 1] == 0 && bytes[at + 2] == 1;
    }
}
