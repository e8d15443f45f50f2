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
}
