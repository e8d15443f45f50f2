package io.aircheck.recorder.session;

import io.aircheck.recorder.Container;
import io.aircheck.recorder.PartFormat;
import io.aircheck.recorder.flv.FlvPartFormat;

/** The form of a part for each container. */
public final class PartFormats {

    private PartFormats() {}

    /** A fresh one, for one part. */
    public static PartFormat of(Container container) {
        return switch (container) {
            case FLV -> new FlvPartFormat();
            case TS, FMP4, AAC, MP3, OGG, FLAC, FILE -> new RawPartFormat();
        };
    }
}
