package io.aircheck.platforms;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** When the address of a stream stops opening, as the signatures of the content networks that many sites use tell it. */
public final class StreamExpiry {

    /** Seconds since 1970 in hex: Tencent's parameter, then those of Wangsu. */
    private static final List<String> HEX_SECONDS = List.of("txTime", "wsABStime", "wsTime");

    /** Alibaba's, in decimal, followed by a random number, a user and the signature. */
    private static final Pattern AUTH_KEY = Pattern.compile("(\\d{10})-.*");

    private StreamExpiry() {}

    /** The time that an address names; null where it names none. */
    public static @Nullable Instant of(String url) {
        return Address.parse(url).map(StreamExpiry::of).orElse(null);
    }

    private static @Nullable Instant of(Address address) {
        for (String name : HEX_SECONDS) {
            String value = address.parameter(name);
            if (value != null && value.matches("[0-9a-fA-F]{8}")) {
                return Instant.ofEpochSecond(Long.parseLong(value, 16));
            }
        }
        return Optional.ofNullable(address.parameter("auth_key"))
                .map(AUTH_KEY::matcher)
                .filter(Matcher::matches)
                .map(key -> Instant.ofEpochSecond(Long.parseLong(key.group(1))))
                .orElse(null);
    }
}
