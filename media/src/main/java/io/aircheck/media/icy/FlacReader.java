package io.aircheck.media.icy;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The frames of native FLAC (RFC 9639). A frame does not tell its length: it ends where the next header stands whose check sum
 * is right.
 */
public final class FlacReader implements AudioReader {

    private static final int MARKER = 'f' << 24 | 'L' << 16 | 'a' << 8 | 'C';
    private static final int LONGEST_HEADER = 16;

    /** The largest frame that eight channels of 24 bits and 65,535 samples can make, nearly. */
    private static final int MAX_FRAME_BYTES = 2 << 20;

    private static final int[] RATES = {
        0, 88_200, 176_400, 192_000, 8_000, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000, 96_000
    };

    private final HeldBytes held = new HeldBytes();
    private List<ByteBuffer> header = List.of();
    private boolean headerRead;
    private int streamRate = 44_100;
    private int searchedTo;

    @Override
    public void feed(ByteBuffer bytes) {
        held.add(bytes);
    }

    @Override
    public @Nullable AudioPiece next() {
        if (!headerRead && !readHeader()) {
            return null;
        }
        ByteBuffer view = held.view();
        if (view.limit() < LONGEST_HEADER) {
            return null;
        }
        if (!isFrameHeader(view, 0)) {
            int next = nextHeader(view, 1);
            held.drop(next < 0 ? view.limit() - LONGEST_HEADER + 1 : next);
            searchedTo = 0;
            return next < 0 ? null : next();
        }
        int end = nextHeader(view, Math.max(searchedTo, 1));
        if (end < 0 && view.limit() < MAX_FRAME_BYTES) {
            searchedTo = Math.max(1, view.limit() - LONGEST_HEADER + 1);
            return null;
        }
        searchedTo = 0;
        Duration duration = Duration.ofNanos(samples(view) * 1_000_000_000L / rate(view));
        return new AudioPiece(
                held.take(end < 0 ? view.limit() : end), duration, "flac " + streamRate, header, null, false);
    }

    /** The marker and the metadata blocks (section 8); a stream entered without them cannot be decoded for sure. */
    private boolean readHeader() {
        ByteBuffer view = held.view();
        if (view.limit() < 4) {
            return false;
        }
        if (view.getInt(0) != MARKER) {
            headerRead = true;
            return true;
        }
        int at = 4;
        boolean last = false;
        while (!last) {
            if (at + 4 > view.limit()) {
                return false;
            }
            int block = view.getInt(at);
            last = block < 0;
            if ((block >>> 24 & 0x7F) == 0 && at + 18 <= view.limit()) {
                streamRate = Math.max(1, view.getInt(at + 14) >>> 12);
            }
            at += 4 + (block & 0xFFFFFF);
        }
        if (at > view.limit()) {
            return false;
        }
        header = List.of(held.take(at));
        headerRead = true;
        return true;
    }

    private static int nextHeader(ByteBuffer view, int from) {
        for (int at = from; at + LONGEST_HEADER <= view.limit(); at++) {
            if (isFrameHeader(view, at)) {
                return at;
            }
        }
        return -1;
    }

    /** Section 9.1: sync code, no reserved values, and CRC-8 over it all. */
    private static boolean isFrameHeader(ByteBuffer view, int at) {
        if (view.get(at) != (byte) 0xFF || (view.get(at + 1) & 0xFE) != 0xF8) {
            return false;
        }
        int sizeAndRate = view.get(at + 2) & 0xFF;
        int channels = view.get(at + 3) & 0xFF;
        if (sizeAndRate >> 4 == 0 || (sizeAndRate & 15) == 15 || channels >> 4 > 10 || (channels & 1) != 0) {
            return false;
        }
        int end = at + 4 + numberBytes(view.get(at + 4)) + sizeBytes(sizeAndRate >> 4) + rateBytes(sizeAndRate & 15);
        return end < view.limit() && crc8(view, at, end) == (view.get(end) & 0xFF);
    }

    private static int numberBytes(byte first) {
        int ones = Integer.numberOfLeadingZeros(~(first << 24));
        return ones == 0 ? 1 : Math.min(ones, 7);
    }

    private static int sizeBytes(int code) {
        return code == 6 ? 1 : code == 7 ? 2 : 0;
    }

    private static int rateBytes(int code) {
        return code == 12 ? 1 : code == 13 || code == 14 ? 2 : 0;
    }

    private static int samples(ByteBuffer view) {
        int code = (view.get(2) & 0xFF) >> 4;
        int at = 4 + numberBytes(view.get(4));
        return switch (code) {
            case 1 -> 192;
            case 2, 3, 4, 5 -> 576 << (code - 2);
            case 6 -> (view.get(at) & 0xFF) + 1;
            case 7 -> (view.getShort(at) & 0xFFFF) + 1;
            default -> 256 << (code - 8);
        };
    }

    private int rate(ByteBuffer view) {
        int code = view.get(2) & 15;
        return code > 0 && code < RATES.length ? RATES[code] : streamRate;
    }

    private static int crc8(ByteBuffer bytes, int from, int to) {
        int crc = 0;
        for (int i = from; i < to; i++) {
            crc ^= bytes.get(i) & 0xFF;
            for (int bit = 0; bit < 8; bit++) {
                crc = ((crc << 1) ^ ((crc & 0x80) == 0 ? 0 : 0x07)) & 0xFF;
            }
        }
        return crc;
    }
}
