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
    /** HLS with MPEG-TS segments of the picture alone. */
    PICTURE,
    /** HLS with MPEG-TS segments of the sound alone. */
    SOUND,
    /** HLS with packed AAC: the sound alone. */
    PACKED,
    /** One endless FLV body. */
    FLV,
    /** One endless body of MP3 or AAC frames with ICY titles. */
    ICY;

    /** Whether it comes as segments named by a playlist. */
    public boolean segmented() {
        return this != FLV && this != ICY;
    }

    /** As an address names it: {@code ts}, {@code fmp4}, {@code aes}, {@code picture}, {@code sound}, {@code packed}. */
    static Delivery segments(String word) {
        return Arrays.stream(values())
                .filter(delivery -> delivery.segmented()
                        && delivery.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "kind must be ts, fmp4, aes, picture, sound or packed, not " + word));
    }

    /** The extension of a segment. */
    String extension() {
        return switch (this) {
            case TS, AES, PICTURE, SOUND -> ".ts";
            case FMP4 -> ".m4s";
            case PACKED -> ".aac";
            case FLV, ICY -> "";
        };
    }

    /** The media type of a segment. */
    String mediaType() {
        return switch (this) {
            case TS, AES, PICTURE, SOUND -> "video/mp2t";
            case FMP4 -> "video/iso.segment";
            case PACKED -> "audio/aac";
            case FLV -> "video/x-flv";
            case ICY -> "audio/mpeg";
        };
    }
}
