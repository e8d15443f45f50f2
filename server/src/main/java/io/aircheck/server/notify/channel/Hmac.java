package io.aircheck.server.notify.channel;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA256 (RFC 2104) over UTF-8 text, as the services that sign want it. */
public final class Hmac {

    private Hmac() {}

    static String base64(String key, String text) {
        return Base64.getEncoder().encodeToString(sha256(key, text));
    }

    public static String hex(String key, String text) {
        return HexFormat.of().formatHex(sha256(key, text));
    }

    private static byte[] sha256(String key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no HMAC-SHA256", e);
        }
    }
}
