package io.aircheck.platforms;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Names and codecs of qualities, as HLS and DASH tell them in attributes. */
public final class VideoNames {

    /** The name of what has no picture. */
    public static final String AUDIO_ONLY = "audio_only";

    private VideoNames() {}

    /** {@code 1080p50}; the frame rate is shown above 30, rounded. */
    public static String ofPicture(int height, @Nullable Double frameRate) {
        long rounded = frameRate == null ? 0 : Math.round(frameRate);
        return height + "p" + (rounded > 30 ? rounded : "");
    }

    /** The codec of the picture, or of the sound where none is a picture's; null where none is known (RFC 6381 names). */
    public static @Nullable Codec codec(List<String> codecs) {
        List<Codec> known =
                codecs.stream().map(VideoNames::codec).filter(Objects::nonNull).toList();
        return known.stream().filter(VideoNames::isVideo).findFirst().orElse(known.isEmpty() ? null : known.getFirst());
    }

    public static boolean isVideo(Codec codec) {
        return switch (codec) {
            case AVC, HEVC, AV1, VP9 -> true;
            case AAC, MP3, OPUS, VORBIS, FLAC -> false;
        };
    }

    private static @Nullable Codec codec(String name) {
        String lower = name.strip().toLowerCase(Locale.ROOT);
        return switch (lower.split("\\.", 2)[0]) {
            case "avc1", "avc3" -> Codec.AVC;
            case "hvc1", "hev1", "dvh1", "dvhe" -> Codec.HEVC;
            case "av01" -> Codec.AV1;
            case "vp09", "vp9" -> Codec.VP9;
            case "mp4a" ->
                lower.equals("mp4a.40.34") || lower.equals("mp4a.6b") || lower.equals("mp4a.69")
                        ? Codec.MP3
                        : Codec.AAC;
            case "opus" -> Codec.OPUS;
            case "vorbis" -> Codec.VORBIS;
            case "flac", "fla1" -> Codec.FLAC;
            default -> null;
        };
    }
}
