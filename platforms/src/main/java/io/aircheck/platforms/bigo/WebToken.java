package io.aircheck.platforms.bigo;

import io.aircheck.platforms.Json;
import io.aircheck.platforms.Query;
import io.aircheck.platforms.SiteAnswer;
import io.aircheck.platforms.SiteClient;
import io.aircheck.platforms.SiteRefusal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.random.RandomGenerator;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The anonymous token that Bigo's page asks for before it asks for a room: good for one request. What the page sends is encrypted as
 * OpenSSL does it with a password (AES-256-CBC, key and vector by EVP_BytesToKey with MD5, one round).
 */
final class WebToken {

    static final String SERVER_NAME = "sec.bigo.sg/v1/webjs/t";

    private static final String SERVER = "https://sec.bigo.sg/v1/webjs/";
    private static final byte[] PASSWORD = "undefinedval0x01".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] SALTED = "Salted__".getBytes(StandardCharsets.US_ASCII);
    private static final int KEY = 32;
    private static final int VECTOR = 16;

    private WebToken() {}

    /** A fresh token. */
    static String mint(SiteClient client, RandomGenerator random) throws IOException, SiteRefusal {
        String callback = "jsonpcallback_" + random.nextInt(100_000);
        SiteAnswer clock = client.ask(Query.of("callback", callback).appendedTo(SERVER + "t"));
        String time = clock.requireText(jsonp(clock).at("time"), "time");
        String request = "{\"dr\":\"" + HexFormat.of().formatHex(bytes(random, 16))
                + "\",\"business\":\"bigolive-video\",\"scene\":\"\",\"at_time\":" + Json.write(time)
                + ",\"ver\":\"2.0\"}";
        SiteAnswer status = client.ask(Query.of("callback", callback, "data", encrypt(request, bytes(random, 8)))
                .appendedTo(SERVER + "status"));
        return status.requireText(jsonp(status).at("token"), "token");
    }

    /** @param salt 8 bytes */
    static String encrypt(String text, byte[] salt) {
        byte[] keyAndVector = keyAndVector(salt);
        try {
            Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
            cipher.init(
                    Cipher.ENCRYPT_MODE,
                    new SecretKeySpec(keyAndVector, 0, KEY, "AES"),
                    new IvParameterSpec(keyAndVector, KEY, VECTOR));
            byte[] encrypted = cipher.doFinal(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(joined(SALTED, salt, encrypted));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no AES-256-CBC", e);
        }
    }

    /** 32 bytes of key and 16 of vector. */
    static byte[] keyAndVector(byte[] salt) {
        try {
            MessageDigest md5 = MessageDigest.getInstance("MD5");
            byte[] all = new byte[0];
            byte[] last = new byte[0];
            while (all.length < KEY + VECTOR) {
                last = md5.digest(joined(last, PASSWORD, salt));
                all = joined(all, last);
            }
            return all;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no MD5", e);
        }
    }

    /** The JSON between the first and the last parenthesis; the callback's name does not matter. */
    private static Json jsonp(SiteAnswer answer) throws SiteRefusal {
        String text = answer.page();
        int begin = text.indexOf('(');
        Json json = begin < 0 ? Json.MISSING : Json.parse(text.substring(begin + 1));
        if (json.at("code").whole(-1) != 0) {
            throw answer.failed("gave no code 0");
        }
        return json;
    }

    private static byte[] bytes(RandomGenerator random, int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] joined(byte[]... parts) {
        byte[] all = new byte[Arrays.stream(parts).mapToInt(part -> part.length).sum()];
        int at = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return all;
    }
}
