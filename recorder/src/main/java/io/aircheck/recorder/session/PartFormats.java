package io.aircheck.recorder.session;

import io.aircheck.recorder.Container;
import io.aircheck.recorder.PartFormat;
import io.aircheck.recorder.file.FilePartFormat;
import io.aircheck.recorder.flv.FlvPartFormat;
import io.aircheck.recorder.hls.Fmp4PartFormat;
import io.aircheck.recorder.hls.TsPartFormat;
import io.aircheck.recorder.icy.AudioPartFormat;

/** The form of a part for each container. */
public final class PartFormats {

    private PartFormats() {}

    /** A fresh one, for one part. */
    public static PartFormat of(Container container) {
        return switch (container) {
            case FLV -> new FlvPartFormat();
            case TS -> new TsPartFormat();
            case FMP4 -> new Fmp4PartFormat();
            case AAC, MP3, OGG, FLAC -> new AudioPartFormat(container);
            case FILE -> new FilePartFormat();
        };
    }
}
