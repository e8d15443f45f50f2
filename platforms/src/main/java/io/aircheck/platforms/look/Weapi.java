package io.aircheck.platforms.look;

import io.aircheck.platforms.Query;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * NetEase's envelope around a question, "weapi": the text is encrypted twice with AES, with a constant key and with one made up
 * for the occasion, which itself goes along under RSA without padding.
 *
 * @param params the encrypted text in Base64
 * @param encSecKey the made-up key under RSA, 256 hex digits
 */
record Weapi(String params, String encSecKey) {

    private static final String NONCE = "0CoJUm6Qyw8W8jud";
    private static final String IV = "0102030405060708";
    private static final BigInteger EXPONENT = BigInteger.valueOf(0x010001);
    private static final BigInteger MODULUS = new BigInteger(
            "00e0b509f6259df8642dbc35662901477df22677ec152b5ff68ace615bb7b725152b3ab17a876aea8a5aa76d2e417629ec4ee341f56135fcc"
                    + "f695280104e0312ecbda92557c93870114af6c9d05c4f7f0c3685b7a46bee255932575cce10b424d813cfe4875d3e82047b97ddef52"
                    + "741d546b8e289dc6935b3ece0462db0a22b8e7",
            16);
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    static Weapi seal(String json, RandomGenerator random) {
        String key = random.ints(16, 0, LETTERS.length())
                .mapToObj(at -> LETTERS.substring(at, at + 1))
                .collect(Collectors.joining());
        return seal(json, key);
    }

    /** @param key 16 ASCII characters */
    static Weapi seal(String json, String key) {
        BigInteger message =
                new BigInteger(1, new StringBuilder(key).reverse().toString().getBytes(StandardCharsets.US_ASCII));
        String sealedKey = message.modPow(EXPONENT, MODULUS).toString(16);
        return new Weapi(
                encrypt(encrypt(json, NONCE), key), "0".repeat(Math.max(0, 256 - sealedKey.length())) + sealedKey);
    }

    /** As a form's body. */
    String form() {
        return Query.of("params", params, "encSecKey", encSecKey).toString();
    }

    private static String encrypt(String text, String key) {
        try {
            Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
            cipher.init(
                    Cipher.ENCRYPT_MODE,
                    new SecretKeySpec(key.getBytes(StandardCharsets.US_ASCII), "AES"),
                    new IvParameterSpec(IV.getBytes(StandardCharsets.US_ASCII)));
            return Base64.getEncoder().encodeToString(cipher.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no AES", e);
        }
    }
}
