package io.aircheck.testkit.origin;

import java.util.Arrays;
import java.util.Locale;

/** The form in which a channel goes on air. */
public enum Delivery {
    /** HLS with MPEG-TS segments. */
    TS,
    /** HLS with fragmented MP4. */
    FMP4,
    /** HLS with MPEG-TS segments under AES-128. */
    AES,
    /** One endless FLV body. */
    FLV,
    /** One endless body of MP3 or AAC frames with ICY titles. */
    ICY;

    /** Whether it comes as segments named by a playlist. */
    public boolean segmented() {
        return this != FLV && this != ICY;
    }

    /** As an address names it: {@code ts}, {@code fmp4}, {@code aes}. */
    static Delivery segments(String word) {
        return Arrays.stream(new Delivery[] {TS, FMP4, AES})
                .filter(delivery -> delivery.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("kind must be ts, fmp4 or aes, not " + word));
    }
}
