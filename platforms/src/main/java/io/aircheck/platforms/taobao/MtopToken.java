package io.aircheck.platforms.taobao;

import io.aircheck.net.HttpAnswer;
import io.aircheck.platforms.Cookies;
import io.aircheck.platforms.Md5;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The pair of cookies that Taobao's gateway signs with (fact sheet taobao, "Signature and token"): the token stands before the
 * first "_" of the one; the other belongs to it.
 */
record MtopToken(String value, String companion) {

    static final String APP_KEY = "12574478";

    private static final String NAME = "_m_h5_tk";
    private static final String COMPANION = "_m_h5_tk_enc";

    /** What a Cookie header's text holds; empty texts where it has none. */
    static MtopToken of(@Nullable String cookie) {
        return new MtopToken(
                Cookies.valueOf(cookie, NAME).orElse(""),
                Cookies.valueOf(cookie, COMPANION).orElse(""));
    }

    /** The pair that an answer sets. */
    static Optional<MtopToken> setBy(HttpAnswer answer) {
        return Cookies.setBy(answer, NAME)
                .map(value ->
                        new MtopToken(value, Cookies.setBy(answer, COMPANION).orElse("")));
    }

    /** The user's cookies with this pair in place of an older one. */
    String in(@Nullable String cookie) {
        String others = Arrays.stream((cookie == null ? "" : cookie).split(";"))
                .map(String::strip)
                .filter(pair -> !pair.isEmpty() && !pair.startsWith(NAME + "=") && !pair.startsWith(COMPANION + "="))
                .collect(Collectors.joining("; "));
        String pair = value.isEmpty() ? "" : NAME + "=" + value + "; " + COMPANION + "=" + companion;
        return others.isEmpty() || pair.isEmpty() ? others + pair : others + "; " + pair;
    }

    /** @param data exactly as it is sent, before it is percent-encoded */
    String sign(long timeMillis, String data) {
        return Md5.hex(value.split("_", 2)[0] + "&" + timeMillis + "&" + APP_KEY + "&" + data);
    }

    /** Cookies stay out of logs. */
    @Override
    public String toString() {
        return "MtopToken[…]";
    }
}
