package io.aircheck.recorder.hls;

import java.nio.ByteBuffer;

/** Transport streams of a few packets: tables, and pictures of nothing with real timestamps and parameter sets. */
final class TinyTs {

    private static final int FRAMES = 4;

    private TinyTs() {}

    /**
     * A segment of two seconds.
     *
     * @param second its first timestamp
     * @param parameterSet stands for the decoder's set-up
     * @param mark makes its bytes its own
     */
    static byte[] segment(double second, int parameterSet, int mark) {
        ByteBuffer bytes = ByteBuffer.allocate((2 + FRAMES) * 188);
        packet(bytes, 0, new int[] {0, 0, 0xb0, 13, 0, 1, 0xc1, 0, 0, 0, 1, 0xe1, 0, 0, 0, 0, 0});
        packet(bytes, 0x100, new int[] {
            0, 2, 0xb0, 18, 0, 1, 0xc1, 0, 0, 0xe1, 1, 0xf0, 0, 0x1b, 0xe1, 1, 0xf0, 0, 0, 0, 0, 0
        });
        for (int i = 0; i < FRAMES; i++) {
            long pts = Math.round((second + i * 2.0 / FRAMES) * 90_000);
            int[] frame = {
                0,
                0,
                1,
                0xe0,
                0,
                0,
                0x80,
                0x80,
                5,
                (int) (0x21 | pts >> 29 & 0xe),
                (int) (pts >> 22 & 0xff),
                (int) (pts >> 14 & 0xff | 1),
                (int) (pts >> 7 & 0xff),
                (int) (pts << 1 & 0xff | 1),
                0,
                0,
                0,
                1,
                0x67,
                0x42,
                parameterSet,
                0,
                0,
                0,
                1,
                0x68,
                parameterSet,
                0,
                0,
                0,
                1,
                0x65,
                mark,
                i
            };
            packet(bytes, 0x101, frame);
        }
        return bytes.array();
    }

    private static void packet(ByteBuffer bytes, int pid, int[] payload) {
        int start = bytes.position();
        int stuffing = 184 - payload.length;
        bytes.put((byte) 0x47).put((byte) (0x40 | pid >> 8)).put((byte) pid).put((byte) 0x30);
        bytes.put((byte) (stuffing - 1)).put((byte) 0);
        while (bytes.position() < start + 4 + stuffing) {
            bytes.put((byte) 0xff);
        }
        for (int value : payload) {
            bytes.put((byte) value);
        }
    }
}
