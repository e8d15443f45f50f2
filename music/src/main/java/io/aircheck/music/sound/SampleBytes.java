package io.aircheck.music.sound;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Bytes of 32-bit floats, little-endian, in blocks of any length, to samples. */
public final class SampleBytes {

    private final Samples samples;
    private final byte[] rest = new byte[Float.BYTES];
    private int rested;
    private float[] floats = new float[0];
    private long count;

    public SampleBytes(Samples samples) {
        this.samples = samples;
    }

    /** The next bytes; a sample may be split between two blocks. What is not a number becomes silence. */
    public void accept(byte[] block) {
        int whole = (rested + block.length) / Float.BYTES;
        if (floats.length < whole) {
            floats = new float[whole];
        }
        var buffer = ByteBuffer.allocate(rested + block.length).order(ByteOrder.LITTLE_ENDIAN);
        buffer.put(rest, 0, rested).put(block).flip();
        for (int i = 0; i < whole; i++) {
            float value = buffer.getFloat();
            floats[i] = Math.abs(value) <= 16 ? value : 0;
        }
        rested = buffer.remaining();
        buffer.get(rest, 0, rested);
        samples.accept(floats, 0, whole);
        count += whole;
    }

    /** How many samples there were. */
    public long count() {
        return count;
    }
}
