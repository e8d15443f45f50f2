package io.aircheck.media.flv;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a stretch of a stream is to be decoded: its codecs and their sequence headers. Two are equal where a decoder needs no
 * reset between them; the headers' timestamps do not matter and are 0.
 *
 * @param video the last video tag's head, null where there is no picture
 * @param videoHeader null for codecs without one
 * @param audio likewise for sound
 */
public record FlvConfiguration(
        VideoHeader.@Nullable Codec video,
        @Nullable FlvTag videoHeader,
        AudioHeader.@Nullable Codec audio,
        @Nullable FlvTag audioHeader) {

    public static final FlvConfiguration NONE = new FlvConfiguration(null, null, null, null);

    public FlvConfiguration {
        videoHeader = videoHeader == null ? null : videoHeader.at(0);
        audioHeader = audioHeader == null ? null : audioHeader.at(0);
    }

    FlvConfiguration withVideo(VideoHeader.Codec codec, @Nullable FlvTag header) {
        return new FlvConfiguration(codec, header, audio, audioHeader);
    }

    FlvConfiguration withAudio(AudioHeader.Codec codec, @Nullable FlvTag header) {
        return new FlvConfiguration(video, videoHeader, codec, header);
    }

    FlvConfiguration soundOnly() {
        return new FlvConfiguration(null, null, audio, audioHeader);
    }

    boolean sameVideo(FlvConfiguration other) {
        return video == other.video && Objects.equals(videoHeader, other.videoHeader);
    }

    boolean sameAudio(FlvConfiguration other) {
        return audio == other.audio && Objects.equals(audioHeader, other.audioHeader);
    }

    /** The tags a file needs before its first frame, sound first as most writers have it. */
    public List<FlvTag> headers() {
        List<FlvTag> headers = new ArrayList<>();
        if (audioHeader != null) {
            headers.add(audioHeader);
        }
        if (videoHeader != null) {
            headers.add(videoHeader);
        }
        return headers;
    }

    /** A short name that is the same exactly where the configuration is: {@code flv avc+aac 5e3a…}. */
    public String id() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (FlvTag header : headers()) {
                digest.update((byte) header.kind().code());
                digest.update(ByteBuffer.allocate(Integer.BYTES)
                        .putInt(header.payload().limit())
                        .flip());
                digest.update(header.payload().duplicate());
            }
            return "flv " + name(video) + "+" + name(audio) + " "
                    + HexFormat.of().formatHex(digest.digest(), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static String name(@Nullable Enum<?> codec) {
        return codec == null ? "none" : codec.name().toLowerCase(Locale.ROOT);
    }
}
