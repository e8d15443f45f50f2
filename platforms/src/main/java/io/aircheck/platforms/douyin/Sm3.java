package io.aircheck.platforms.douyin;

import java.nio.ByteBuffer;

/** The hash function SM3 (GB/T 32905-2016), which the JDK lacks. */
final class Sm3 {

    private static final int[] INITIAL = {
        0x7380166f, 0x4914b2b9, 0x172442d7, 0xda8a0600, 0xa96f30bc, 0x163138aa, 0xe38dee4d, 0xb0fb0e4e
    };
    private static final int BLOCK = 64;

    private Sm3() {}

    /** The digest, 32 bytes. */
    static byte[] hash(byte[] message) {
        ByteBuffer padded = pad(message);
        int[] state = INITIAL.clone();
        while (padded.hasRemaining()) {
            compress(state, padded);
        }
        ByteBuffer digest = ByteBuffer.allocate(32);
        for (int word : state) {
            digest.putInt(word);
        }
        return digest.array();
    }

    private static ByteBuffer pad(byte[] message) {
        int length = (message.length + 9 + BLOCK - 1) / BLOCK * BLOCK;
        ByteBuffer padded = ByteBuffer.allocate(length).put(message).put((byte) 0x80);
        padded.putLong(length - 8, message.length * 8L);
        return padded.rewind();
    }

    private static void compress(int[] state, ByteBuffer block) {
        int[] w = new int[68];
        for (int i = 0; i < 16; i++) {
            w[i] = block.getInt();
        }
        for (int i = 16; i < 68; i++) {
            int x = w[i - 16] ^ w[i - 9] ^ Integer.rotateLeft(w[i - 3], 15);
            w[i] = x
                    ^ Integer.rotateLeft(x, 15)
                    ^ Integer.rotateLeft(x, 23)
                    ^ Integer.rotateLeft(w[i - 13], 7)
                    ^ w[i - 6];
        }
        int a = state[0];
        int b = state[1];
        int c = state[2];
        int d = state[3];
        int e = state[4];
        int f = state[5];
        int g = state[6];
        int h = state[7];
        for (int i = 0; i < 64; i++) {
            int constant = Integer.rotateLeft(i < 16 ? 0x79cc4519 : 0x7a879d8a, i);
            int ss1 = Integer.rotateLeft(Integer.rotateLeft(a, 12) + e + constant, 7);
            int ss2 = ss1 ^ Integer.rotateLeft(a, 12);
            int ff = i < 16 ? a ^ b ^ c : a & b | a & c | b & c;
            int gg = i < 16 ? e ^ f ^ g : e & f | ~e & g;
            int tt1 = ff + d + ss2 + (w[i] ^ w[i + 4]);
            int tt2 = gg + h + ss1 + w[i];
            d = c;
            c = Integer.rotateLeft(b, 9);
            b = a;
            a = tt1;
            h = g;
            g = Integer.rotateLeft(f, 19);
            f = e;
            e = tt2 ^ Integer.rotateLeft(tt2, 9) ^ Integer.rotateLeft(tt2, 17);
        }
        int[] mixed = {a, b, c, d, e, f, g, h};
        for (int i = 0; i < 8; i++) {
            state[i] ^= mixed[i];
        }
    }
}
