package io.aircheck.platforms.douyin;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.random.RandomGenerator;

/**
 * Douyin's signature {@code a_bogus} of a query (fact sheet douyin, "a_bogus", whose letters are used here): hashes of the query,
 * the body and the user agent, mixed with the time and a description of the browser, encrypted and written in an alphabet of
 * its own.
 *
 * <p>Uncertain: the sheet gives 110 as the XOR of its example's 44 bytes, whose XOR is 212; with 212 both of its whole signatures
 * come out.
 */
final class ABogus {

    private static final String STANDARD = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    private static final String S3 = "ckdp1h4ZKsUB80/Mfvw36XIgR25+WQAlEi7NLboqYTOPuzmFjJnryx9HVGDaStCe";
    private static final String S4 = "Dkdpgh2ZmsQB80/MfvV36XI1R45-WUAlEixNLwoqYTOPuzKFjJnry79HbGcaStCe";

    private static final String ENVIRONMENT = "1920|1080|1920|1040|0|30|0|0|1872|92|1920|1040|1857|92|1|24|Win32";
    private static final byte[] USER_AGENT_KEY = {0, 1, 14};
    private static final byte[] KEY = {'y'};
    private static final int PAGE = 110_624;
    private static final int AID = 6383;

    private ABogus() {}

    /**
     * @param query exactly as it is sent, without a_bogus
     * @param userAgent exactly as it is sent
     * @param timeMillis when
     */
    static String sign(String query, String userAgent, long timeMillis, RandomGenerator random) {
        return sign(
                query, userAgent, timeMillis, random.nextInt(10_000), random.nextInt(10_000), random.nextInt(10_000));
    }

    /** With the three random numbers (0 to 9999) given. */
    static String sign(String query, String userAgent, long timeMillis, int r1, int r2, int r3) {
        byte[] block = block(query, userAgent, timeMillis);
        byte[] environment = ENVIRONMENT.getBytes(StandardCharsets.US_ASCII);
        ByteArrayOutputStream plain = new ByteArrayOutputStream();
        plain.writeBytes(block);
        plain.writeBytes(environment);
        plain.write(xor(block));
        ByteArrayOutputStream signature = new ByteArrayOutputStream();
        signature.writeBytes(prefix(r1, r2, r3));
        signature.writeBytes(Rc4.apply(KEY, plain.toByteArray()));
        return base64(signature.toByteArray(), S4, true);
    }

    /** P, or with an empty text C: the text's hash, hashed again. */
    static byte[] doubleHash(String text) {
        return Sm3.hash(Sm3.hash((text + "cus").getBytes(StandardCharsets.UTF_8)));
    }

    /** W. The reference does not pad here; with a user agent whose length is a multiple of 3 that makes no difference. */
    static byte[] userAgentHash(String userAgent) {
        byte[] encrypted = Rc4.apply(USER_AGENT_KEY, userAgent.getBytes(StandardCharsets.UTF_8));
        return Sm3.hash(base64(encrypted, S3, false).getBytes(StandardCharsets.US_ASCII));
    }

    /** The 44 bytes of step 3. */
    static byte[] block(String query, String userAgent, long timeMillis) {
        byte[] p = doubleHash(query);
        byte[] c = doubleHash("");
        byte[] w = userAgentHash(userAgent);
        long endMillis = timeMillis + 100;
        byte[] start = bigEndian((int) timeMillis);
        byte[] end = bigEndian((int) endMillis);
        byte[] page = bigEndian(PAGE);
        byte[] aid = bigEndian(Integer.reverseBytes(AID));
        int length = ENVIRONMENT.length();
        return new byte[] {
            44,
            start[0],
            page[0],
            0,
            0,
            0,
            aid[1],
            p[21],
            c[21],
            page[1],
            w[23],
            start[1],
            0,
            page[2],
            page[3],
            1,
            0,
            aid[0],
            p[22],
            c[22],
            w[24],
            start[2],
            0,
            0,
            aid[3],
            0,
            start[3],
            0,
            0,
            14,
            end[0],
            end[1],
            aid[2],
            end[2],
            end[3],
            3,
            (byte) (endMillis >> 32),
            (byte) (endMillis >> 40),
            (byte) (timeMillis >> 32),
            (byte) (timeMillis >> 40),
            (byte) length,
            (byte) (length >> 8),
            0,
            0
        };
    }

    private static int xor(byte[] bytes) {
        int xor = 0;
        for (byte b : bytes) {
            xor ^= b & 0xff;
        }
        return xor;
    }

    /** The 12 bytes of step 6. */
    static byte[] prefix(int r1, int r2, int r3) {
        return ByteBuffer.allocate(12)
                .put(mixed(r1, 3, 45))
                .put(mixed(r2, 1, 0))
                .put(mixed(r3, 1, 5))
                .array();
    }

    private static byte[] mixed(int random, int a, int b) {
        int low = random & 255;
        int high = random >> 8;
        return new byte[] {
            (byte) (low & 170 | a & 85),
            (byte) (low & 85 | a & 170),
            (byte) (high & 170 | b & 85),
            (byte) (high & 85 | b & 170)
        };
    }

    private static byte[] bigEndian(int value) {
        return ByteBuffer.allocate(4).putInt(value).array();
    }

    private static String base64(byte[] bytes, String alphabet, boolean padded) {
        Base64.Encoder encoder =
                padded ? Base64.getEncoder() : Base64.getEncoder().withoutPadding();
        StringBuilder text = new StringBuilder(encoder.encodeToString(bytes));
        for (int i = 0; i < text.length(); i++) {
            int digit = STANDARD.indexOf(text.charAt(i));
            if (digit >= 0) {
                text.setCharAt(i, alphabet.charAt(digit));
            }
        }
        return text.toString();
    }
}
