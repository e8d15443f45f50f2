package io.aircheck.platforms.youtube;

import io.aircheck.platforms.Cookies;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The Authorization of a logged-in browser: a SHA-1 of the time, a cookie and the page's origin. */
final class SapisidHash {

    private SapisidHash() {}

    /** The header's value for a logged-in user's cookies; empty where they are not those of a login. */
    static Optional<String> ofCookies(@Nullable String cookies, Instant now, String origin) {
        if (Cookies.valueOf(cookies, "LOGIN_INFO").isEmpty()) {
            return Optional.empty();
        }
        return Cookies.valueOf(cookies, "SAPISID")
                .or(() -> Cookies.valueOf(cookies, "__Secure-3PAPISID"))
                .map(sapisid -> "SAPISIDHASH " + sign(now.getEpochSecond(), sapisid, origin));
    }

    /** @param seconds since 1970 */
    static String sign(long seconds, String sapisid, String origin) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-1")
                    .digest((seconds + " " + sapisid + " " + origin).getBytes(StandardCharsets.UTF_8));
            return seconds + "_" + HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-1", e);
        }
    }
}
