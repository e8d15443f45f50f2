package io.aircheck.server.doctor;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Until when a cookie holds, where its own text tells: a header does not carry the date that the browser was given. */
public final class CookieExpiry {

    /** Bilibili: {@code SESSDATA=id,expiry,…}. */
    private static final Pattern SESSION = Pattern.compile("[^,]+,(\\d{10}),.*");
    /** Douyin and TikTok: {@code sid_guard=id|begin|seconds|date}. */
    private static final Pattern GUARD = Pattern.compile("[^|]+\\|(\\d{10})\\|(\\d{1,9})\\|.*");
    /** A JSON web token. */
    private static final Pattern TOKEN = Pattern.compile("[\\w-]+\\.([\\w-]+)\\.[\\w-]*");

    private static final Pattern EXPIRY = Pattern.compile("\"exp\"\\s*:\\s*(\\d{10})");

    private CookieExpiry() {}

    /** The earliest end that any part of the cookie tells. */
    public static Optional<Instant> of(String cookie) {
        return Arrays.stream(cookie.split(";"))
                .map(part -> part.strip().split("=", 2))
                .filter(part -> part.length == 2)
                .map(part -> end(part[0], decoded(part[1])))
                .flatMap(Stream::ofNullable)
                .min(Instant::compareTo);
    }

    private static @Nullable Instant end(String name, String value) {
        Matcher session = SESSION.matcher(value);
        if (name.equals("SESSDATA") && session.matches()) {
            return Instant.ofEpochSecond(Long.parseLong(session.group(1)));
        }
        Matcher guard = GUARD.matcher(value);
        if (name.equals("sid_guard") && guard.matches()) {
            return Instant.ofEpochSecond(Long.parseLong(guard.group(1)) + Long.parseLong(guard.group(2)));
        }
        Matcher token = TOKEN.matcher(value);
        return token.matches() ? ofToken(token.group(1)) : null;
    }

    private static @Nullable Instant ofToken(String claims) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(claims), StandardCharsets.UTF_8);
            Matcher expiry = EXPIRY.matcher(text);
            return expiry.find() ? Instant.ofEpochSecond(Long.parseLong(expiry.group(1))) : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static String decoded(String value) {
        try {
            return URLDecoder.decode(value, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return value;
        }
    }
}
