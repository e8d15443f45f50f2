package io.aircheck.recorder.icy;

import io.aircheck.media.icy.AudioFrame;
import io.aircheck.media.icy.AudioReader;
import io.aircheck.media.icy.FlacReader;
import io.aircheck.media.icy.FrameReader;
import io.aircheck.media.icy.OggReader;
import io.aircheck.recorder.Container;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The forms in which radios send sound. */
enum SoundForm {
    MP3(Container.MP3),
    AAC(Container.AAC),
    OGG(Container.OGG),
    FLAC(Container.FLAC);

    /** Bytes that {@link #of} wants to see. */
    static final int FIRST_BYTES = 4;

    private final Container container;

    SoundForm(Container container) {
        this.container = container;
    }

    Container container() {
        return container;
    }

    AudioReader reader() {
        return switch (this) {
            case MP3 -> new FrameReader(AudioFrame.Kind.MPEG);
            case AAC -> new FrameReader(AudioFrame.Kind.ADTS);
            case OGG -> new OggReader();
            case FLAC -> new FlacReader();
        };
    }

    /**
     * What a stream is, by its first bytes where they say so, else by its content type; MP3 where nothing says anything, as
     * with the first SHOUTcast servers. Empty for what is none of these (a web page, MP4).
     */
    static Optional<SoundForm> of(@Nullable String contentType, ByteBuffer firstBytes) {
        int magic = firstBytes.getInt(0);
        if (magic == ('O' << 24 | 'g' << 16 | 'g' << 8 | 'S')) {
            return Optional.of(OGG);
        }
        if (magic == ('f' << 24 | 'L' << 16 | 'a' << 8 | 'C')) {
            return Optional.of(FLAC);
        }
        if (magic >>> 20 == 0xFFF) {
            return Optional.of((magic >> 17 & 3) == 0 ? AAC : MP3); // layer 0 is ADTS
        }
        String type = contentType == null ? "" : contentType.toLowerCase(Locale.ROOT);
        if (type.contains("aac")) {
            return Optional.of(AAC);
        }
        if (type.contains("ogg") || type.contains("opus")) {
            return Optional.of(OGG);
        }
        if (type.contains("flac")) {
            return Optional.of(FLAC);
        }
        boolean unsaid = type.isEmpty() || type.contains("octet-stream");
        return unsaid || type.contains("mpeg") || type.contains("mp3") ? Optional.of(MP3) : Optional.empty();
    }
}
