package io.aircheck.platforms;

import java.util.Locale;

/** How a stream is carried; the name in lower case is what {@code check --json} prints. */
public enum Protocol {
    HLS,
    FLV,
    /** A finished file over HTTP: MP4, TS. */
    PROGRESSIVE,
    /** Icecast or SHOUTcast audio. */
    ICY,
    DASH,
    RTMP,
    RTSP,
    SRT;

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What an address tells of itself: its scheme, or the end of its path; {@code absent} where it does not tell. */
    public static Protocol ofPath(String url, Protocol absent) {
        String path = url.replaceFirst("[?#].*$", "").toLowerCase(Locale.ROOT);
        if (path.startsWith("rtmp")) {
            return RTMP;
        }
        return path.endsWith(".m3u8") ? HLS : path.endsWith(".flv") ? FLV : absent;
    }
}
