package io.aircheck.media.flv;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The onMetaData tag at the head of our files. Its size depends only on which of the nullable values are there, not on what
 * they are nor on the number of key frames, so it can be written when a file is begun and overwritten when it is closed.
 *
 * @param durationSeconds 0 while the file grows
 * @param fileBytes 0 while the file grows
 * @param width pixels, or null where unknown
 * @param videoCodecId null where there is no picture
 * @param audioCodecId null where there is no sound
 * @param keyFrames what a player seeks by, in order
 */
public record FlvMetadata(
        double durationSeconds,
        long fileBytes,
        @Nullable Integer width,
        @Nullable Integer height,
        @Nullable Double frameRate,
        @Nullable Long videoCodecId,
        @Nullable Long audioCodecId,
        List<KeyFrame> keyFrames) {

    /** Room in the index; a file with more key frames keeps every second one, fourth one … (36 KiB a file). */
    public static final int MAX_KEY_FRAMES = 2048;

    private static final String EVENT = "onMetaData";
    private static final String WRITER = "Aircheck";
    private static final AmfValue ZERO = new AmfValue.Num(0);

    /**
     * @param timestamp milliseconds from the start of the file
     * @param position of its tag in the file
     */
    public record KeyFrame(long timestamp, long position) {}

    public FlvMetadata {
        keyFrames = List.copyOf(thinned(keyFrames));
    }

    /** What is known when a file is begun. */
    public static FlvMetadata begin(
            @Nullable Integer width,
            @Nullable Integer height,
            @Nullable Double frameRate,
            @Nullable Long videoCodecId,
            @Nullable Long audioCodecId) {
        return new FlvMetadata(0, 0, width, height, frameRate, videoCodecId, audioCodecId, List.of());
    }

    /** The same file when it is complete. */
    public FlvMetadata finished(double seconds, long bytes, List<KeyFrame> index) {
        return new FlvMetadata(seconds, bytes, width, height, frameRate, videoCodecId, audioCodecId, index);
    }

    public FlvTag toTag() {
        Map<String, AmfValue> fields = new LinkedHashMap<>();
        fields.put("metadatacreator", new AmfValue.Text(WRITER));
        fields.put("duration", new AmfValue.Num(durationSeconds));
        fields.put("filesize", new AmfValue.Num(fileBytes));
        putNumber(fields, "width", width);
        putNumber(fields, "height", height);
        putNumber(fields, "framerate", frameRate);
        putNumber(fields, "videocodecid", videoCodecId);
        putNumber(fields, "audiocodecid", audioCodecId);
        fields.put("hasVideo", new AmfValue.Bool(videoCodecId != null));
        fields.put("hasAudio", new AmfValue.Bool(audioCodecId != null));
        fields.put("hasKeyframes", new AmfValue.Bool(!keyFrames.isEmpty()));
        Map<String, AmfValue> index = new LinkedHashMap<>();
        index.put(
                "filepositions",
                items(keyFrames.stream().map(key -> (double) key.position()).toList()));
        index.put(
                "times",
                items(keyFrames.stream().map(key -> key.timestamp() / 1000.0).toList()));
        fields.put("keyframes", new AmfValue.Fields(index));
        fields.put("spacer", new AmfValue.Items(Collections.nCopies(2 * (MAX_KEY_FRAMES - keyFrames.size()), ZERO)));
        byte[] payload = Amf0.write(EVENT, new AmfValue.Fields(fields));
        return new FlvTag(FlvTag.Kind.SCRIPT, 0, ByteBuffer.wrap(payload));
    }

    /** Reads any writer's onMetaData; empty for another event or for script data that is broken. */
    public static Optional<FlvMetadata> of(FlvTag tag) {
        if (tag.kind() != FlvTag.Kind.SCRIPT) {
            return Optional.empty();
        }
        try {
            ByteBuffer bytes = tag.payload().duplicate();
            if (Amf0.read(bytes) instanceof AmfValue.Text(String event)
                    && event.equals(EVENT)
                    && Amf0.read(bytes) instanceof AmfValue.Fields(Map<String, AmfValue> fields)) {
                return Optional.of(of(fields));
            }
            return Optional.empty();
        } catch (FlvException e) {
            return Optional.empty();
        }
    }

    /** Whether the tag was made by {@link #toTag}, so that it has room for an index. */
    public boolean fitsInto(FlvTag tag) {
        return toTag().payload().limit() == tag.payload().limit();
    }

    private static FlvMetadata of(Map<String, AmfValue> fields) {
        List<KeyFrame> keyFrames = new ArrayList<>();
        if (fields.get("keyframes") instanceof AmfValue.Fields(Map<String, AmfValue> index)
                && index.get("times") instanceof AmfValue.Items(List<AmfValue> times)
                && index.get("filepositions") instanceof AmfValue.Items(List<AmfValue> positions)) {
            for (int i = 0; i < Math.min(times.size(), positions.size()); i++) {
                if (times.get(i) instanceof AmfValue.Num(double time)
                        && positions.get(i) instanceof AmfValue.Num(double position)) {
                    keyFrames.add(new KeyFrame(Math.round(time * 1000), (long) position));
                }
            }
        }
        Double duration = number(fields, "duration");
        Double bytes = number(fields, "filesize");
        return new FlvMetadata(
                duration == null ? 0 : duration,
                bytes == null ? 0 : bytes.longValue(),
                pixels(fields, "width"),
                pixels(fields, "height"),
                number(fields, "framerate"),
                codec(fields, "videocodecid"),
                codec(fields, "audiocodecid"),
                keyFrames);
    }

    private static void putNumber(Map<String, AmfValue> fields, String name, @Nullable Number value) {
        if (value != null) {
            fields.put(name, new AmfValue.Num(value.doubleValue()));
        }
    }

    private static AmfValue items(List<Double> numbers) {
        return new AmfValue.Items(
                numbers.stream().<AmfValue>map(AmfValue.Num::new).toList());
    }

    private static @Nullable Double number(Map<String, AmfValue> fields, String name) {
        return fields.get(name) instanceof AmfValue.Num(double value) && Double.isFinite(value) ? value : null;
    }

    private static @Nullable Integer pixels(Map<String, AmfValue> fields, String name) {
        Double value = number(fields, name);
        return value != null && value >= 1 && value <= 65_536 ? value.intValue() : null;
    }

    private static @Nullable Long codec(Map<String, AmfValue> fields, String name) {
        Double value = number(fields, name);
        return value == null ? null : value.longValue();
    }

    private static List<KeyFrame> thinned(List<KeyFrame> all) {
        int step = 1;
        while ((all.size() + step - 1) / step > MAX_KEY_FRAMES) {
            step *= 2;
        }
        if (step == 1) {
            return all;
        }
        List<KeyFrame> kept = new ArrayList<>();
        for (int i = 0; i < all.size(); i += step) {
            kept.add(all.get(i));
        }
        return kept;
    }
}
