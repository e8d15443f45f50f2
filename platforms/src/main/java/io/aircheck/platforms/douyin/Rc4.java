package io.aircheck.platforms.douyin;

/** The stream cipher RC4 with keys of any length; the JDK's refuses those under 5 bytes, which Douyin uses. */
final class Rc4 {

    private Rc4() {}

    static byte[] apply(byte[] key, byte[] text) {
        int[] state = new int[256];
        for (int i = 0; i < 256; i++) {
            state[i] = i;
        }
        int j = 0;
        for (int i = 0; i < 256; i++) {
            j = j + state[i] + (key[i % key.length] & 0xff) & 0xff;
            swap(state, i, j);
        }
        byte[] result = new byte[text.length];
        int i = 0;
        j = 0;
        for (int at = 0; at < text.length; at++) {
            i = i + 1 & 0xff;
            j = j + state[i] & 0xff;
            swap(state, i, j);
            result[at] = (byte) (text[at] ^ state[state[i] + state[j] & 0xff]);
        }
        return result;
    }

    private static void swap(int[] state, int i, int j) {
        int kept = state[i];
        state[i] = state[j];
        state[j] = kept;
    }
}
