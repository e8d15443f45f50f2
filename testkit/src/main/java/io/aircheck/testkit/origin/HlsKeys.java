package io.aircheck.testkit.origin;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * AES-128 of a channel (RFC 8216 section 5.2): the key changes every ten segments; odd keys carry an IV, even ones imply the
 * media sequence number.
 */
record HlsKeys(HlsTimeline timeline) {

    private static final int SEGMENTS_PER_KEY = 10;

    static long keyNumber(long index) {
        return index / SEGMENTS_PER_KEY;
    }

    static boolean explicitIv(long index) {
        return keyNumber(index) % 2 == 1;
    }

    byte[] key(long keyNumber) {
        try {
            String seed = timeline.channel().programme() + keyNumber;
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(seed.getBytes(StandardCharsets.UTF_8));
            return Arrays.copyOf(hash, 16);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    byte[] iv(long index) {
        long value = explicitIv(index) ? 0xA1C0000 + index : timeline.sequence(index);
        return ByteBuffer.allocate(16).putLong(8, value).array();
    }

    /** The EXT-X-KEY line in front of a segment. */
    String line(long index, String query) {
        String line = "#EXT-X-KEY:METHOD=AES-128,URI=\"key-" + keyNumber(index) + ".key" + query + "\"";
        return explicitIv(index) ? line + ",IV=0x" + HexFormat.of().formatHex(iv(index)) : line;
    }

    byte[] encrypted(long index, byte[] plain) {
        try {
            Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
            cipher.init(
                    Cipher.ENCRYPT_MODE,
                    new SecretKeySpec(key(keyNumber(index)), "AES"),
                    new IvParameterSpec(iv(index)));
            return cipher.doFinal(plain);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
