package io.aircheck.media.flv;

import io.aircheck.media.codec.AudioSpecificConfig;
import io.aircheck.media.matroska.MatroskaTrack;
import io.aircheck.media.matroska.MatroskaWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Takes the picture and sound of an FLV file out of it that FFmpeg does not find there: HEVC and AV1 under the ids that Chinese
 * sites use, which no version knows, and Enhanced RTMP, which those before 6.1 do not. Every FFmpeg reads what comes of it.
 */
public final class FlvToMatroska {

    /** A picture and its sound begin together; what has not come by then is not there. */
    private static final int MOST_TAGS_UNTIL_BOTH = 2_000;

    private static final int VIDEO = 0;

    /** An FLV file, which is read twice: for what is in it, and for all of it. */
    @FunctionalInterface
    public interface Film {
        /** From its beginning; the reader closes it. */
        InputStream open() throws IOException;
    }

    private final List<MatroskaTrack> tracks = new ArrayList<>();
    private final Duration length;
    private final boolean hasVideo;
    private final boolean hasAudio;

    private FlvToMatroska(Beginning beginning) throws IOException {
        length = beginning.length;
        hasVideo = beginning.video != null;
        hasAudio = beginning.audio != null;
        if (beginning.video != null) {
            tracks.add(picture(beginning.video, beginning.videoHeader));
        }
        if (beginning.audio != null) {
            tracks.add(sound(beginning.audio, beginning.audioHeader));
        }
        if (tracks.isEmpty()) {
            throw new IOException("there is neither picture nor sound in it");
        }
    }

    /** The first tags of a file, as far as they tell what is in it. */
    private static final class Beginning {

        private VideoHeader.@Nullable Codec video;
        private @Nullable FlvTag videoHeader;
        private AudioHeader.@Nullable Codec audio;
        private @Nullable FlvTag audioHeader;
        private Duration length = Duration.ZERO;
        private boolean unusual;

        static Beginning of(Film film) throws IOException {
            Beginning beginning = new Beginning();
            try (FlvFile tags = new FlvFile(film.open())) {
                int seen = 0;
                for (FlvTag tag = tags.next(); tag != null && seen < MOST_TAGS_UNTIL_BOTH; tag = tags.next()) {
                    beginning.see(tag);
                    seen++;
                    if (beginning.video != null && beginning.audio != null) {
                        break;
                    }
                }
            }
            return beginning;
        }

        private void see(FlvTag tag) {
            switch (tag.kind()) {
                case VIDEO -> {
                    VideoHeader head = VideoHeader.of(tag);
                    unusual |= (tag.octet(0) & 0x80) != 0
                            || head.codec() == VideoHeader.Codec.HEVC
                            || head.codec() == VideoHeader.Codec.AV1;
                    videoHeader = head.packet() == Packet.SEQUENCE_HEADER ? tag : videoHeader;
                    video = head.packet() == Packet.FRAME ? head.codec() : video;
                }
                case AUDIO -> {
                    AudioHeader head = AudioHeader.of(tag);
                    unusual |= tag.octet(0) >> 4 == 9;
                    audioHeader = head.packet() == Packet.SEQUENCE_HEADER ? tag : audioHeader;
                    audio = head.packet() == Packet.FRAME ? head.codec() : audio;
                }
                case SCRIPT -> length = told(tag);
            }
        }

        private static Duration told(FlvTag script) {
            double seconds =
                    FlvMetadata.of(script).map(FlvMetadata::durationSeconds).orElse(0.0);
            return Duration.ofMillis(Math.round(seconds * 1000));
        }
    }

    /** Whether the file holds what FFmpeg may not find in it. */
    public static boolean isNeeded(Film flv) throws IOException {
        return Beginning.of(flv).unusual;
    }

    /**
     * Writes it.
     *
     * @param target closed afterwards
     * @throws IOException with a sentence where Matroska has no word for its picture or sound
     */
    public static void write(Film flv, OutputStream target) throws IOException {
        try (target) {
            new FlvToMatroska(Beginning.of(flv)).copy(flv, target);
        }
    }

    private void copy(Film flv, OutputStream target) throws IOException {
        try (FlvFile file = new FlvFile(flv.open());
                MatroskaWriter writer = new MatroskaWriter(target, tracks, length)) {
            for (FlvTag tag = file.next(); tag != null; tag = file.next()) {
                switch (tag.kind()) {
                    case VIDEO -> {
                        VideoHeader head = VideoHeader.of(tag);
                        if (hasVideo && head.packet() == Packet.FRAME) {
                            put(writer, VIDEO, tag, head.keyFrame());
                        }
                    }
                    case AUDIO -> {
                        if (hasAudio && AudioHeader.of(tag).packet() == Packet.FRAME) {
                            put(writer, tracks.size() - 1, tag, true);
                        }
                    }
                    case SCRIPT -> {}
                }
            }
        }
    }

    private static void put(MatroskaWriter writer, int track, FlvTag tag, boolean keyFrame) throws IOException {
        CodedData data = CodedData.of(tag);
        writer.write(track, tag.timestamp() + data.compositionMillis(), keyFrame, data.bytes());
    }

    private static MatroskaTrack picture(VideoHeader.Codec codec, @Nullable FlvTag header) throws IOException {
        String name = switch (codec) {
            case AVC -> "V_MPEG4/ISO/AVC";
            case HEVC -> "V_MPEGH/ISO/HEVC";
            case AV1 -> "V_AV1";
            case VP8 -> "V_VP8";
            case VP9 -> "V_VP9";
            case H263, VP6, UNKNOWN -> throw unknown("picture", codec);
        };
        boolean configured = codec != VideoHeader.Codec.VP8 && codec != VideoHeader.Codec.VP9;
        return new MatroskaTrack.Picture(
                name,
                header != null && configured ? CodedData.of(header).bytes() : null,
                header == null ? null : SequenceHeaderPicture.of(header).orElse(null));
    }

    private static MatroskaTrack sound(AudioHeader.Codec codec, @Nullable FlvTag header) throws IOException {
        ByteBuffer configuration = header == null ? null : CodedData.of(header).bytes();
        return switch (codec) {
            case AAC -> {
                AudioSpecificConfig told =
                        configuration == null ? AudioSpecificConfig.UNKNOWN : AudioSpecificConfig.of(configuration);
                yield new MatroskaTrack.Sound("A_AAC", configuration, told.sampleRate(), told.channels());
            }
            case OPUS -> new MatroskaTrack.Sound("A_OPUS", configuration, 48_000, opusChannels(configuration));
            case FLAC -> new MatroskaTrack.Sound("A_FLAC", configuration, 0, 0);
            case MP3, MP3_8K -> new MatroskaTrack.Sound("A_MPEG/L3", null, 0, 0);
            case AC3 -> new MatroskaTrack.Sound("A_AC3", null, 0, 0);
            case EAC3 -> new MatroskaTrack.Sound("A_EAC3", null, 0, 0);
            default -> throw unknown("sound", codec);
        };
    }

    /** Stands in the tenth byte of an OpusHead (RFC 7845 §5.1). */
    private static int opusChannels(@Nullable ByteBuffer head) {
        return head == null || head.limit() < 10 ? 2 : head.get(9);
    }

    private static IOException unknown(String what, Enum<?> codec) {
        return new IOException("its " + what + " (" + codec.name().toLowerCase(Locale.ROOT)
                + ") beside what FFmpeg cannot read in FLV has no place in Matroska");
    }
}
