package io.aircheck.music.index;

import io.aircheck.music.fingerprint.Peaks;
import java.lang.foreign.MemorySegment;

/** A track's peaks as bits: their number, the width of a step, then for each the frames since the one before and its step. */
final class PeakCode {

    /** Peaks lie one or two frames apart. */
    private static final int PARAMETER = 1;

    private static final int WIDTH_BITS = 5;

    private PeakCode() {}

    static void write(Peaks peaks, BitWriter out) {
        int largest = 0;
        for (short step : peaks.steps()) {
            largest = Math.max(largest, Short.toUnsignedInt(step));
        }
        int width = Integer.SIZE - Integer.numberOfLeadingZeros(largest);
        out.write(peaks.size(), Integer.SIZE);
        out.write(width, WIDTH_BITS);
        int frame = 0;
        for (int i = 0; i < peaks.size(); i++) {
            out.writeGolomb(peaks.frames()[i] - frame, PARAMETER);
            out.write(peaks.steps()[i], width);
            frame = peaks.frames()[i];
        }
        out.align();
    }

    /** @param length of the code in bytes */
    static Peaks read(MemorySegment data, long offset, long length) throws DamagedException {
        BitReader in = new BitReader(data, offset);
        int size = (int) in.read(Integer.SIZE);
        // A peak takes two bits at the least; a wrong number must not take all of the memory.
        if (size < 0 || size > length * 4) {
            throw new DamagedException("a track cannot have " + size + " peaks in " + length + " bytes");
        }
        int width = (int) in.read(WIDTH_BITS);
        int[] frames = new int[size];
        short[] steps = new short[size];
        int frame = 0;
        for (int i = 0; i < size; i++) {
            frame += (int) in.readGolomb(PARAMETER);
            frames[i] = frame;
            steps[i] = (short) in.read(width);
        }
        return new Peaks(frames, steps);
    }
}
