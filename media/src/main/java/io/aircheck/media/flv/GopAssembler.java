package io.aircheck.media.flv;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Groups the tags of one connection. Sequence headers that come again with the same bytes are dropped; other ones are collected
 * until the next key frame and only then decided upon, the last of each kind winning, so that a stray header (or a telephone
 * turned over and back) does not tear a recording.
 */
public final class GopAssembler {

    /** A stream that has sent no picture for so long while sound came has none. */
    static final long AUDIO_ONLY_AFTER_MILLIS = 5_000;

    /** How much sound makes a unit where there is no picture. */
    static final long AUDIO_UNIT_MILLIS = 2_000;

    private final long maxBytes;

    private FlvConfiguration current = FlvConfiguration.NONE;
    /** What the headers since the last decision ask for; equal to {@link #current} where they ask for nothing new. */
    private FlvConfiguration wanted = FlvConfiguration.NONE;

    private @Nullable FlvMetadata metadata;
    private List<FlvTag> group = new ArrayList<>();
    /** Frames that came after a header that differs; whose they are is decided with it. */
    private List<FlvTag> undecided = new ArrayList<>();

    private long bytes;
    private boolean startsWithKeyFrame;
    private boolean begun;
    private boolean pictureSeen;
    private boolean anyWhole;

    /** @param maxBytes a group larger than this is cut, and goes on in a group that does not begin with a key frame */
    public GopAssembler(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    /** Takes the next tag; gives the group that it completes, or null. */
    public @Nullable Gop add(FlvTag tag) {
        return switch (tag.kind()) {
            case SCRIPT -> {
                FlvMetadata.of(tag).ifPresent(value -> metadata = value);
                yield null;
            }
            case VIDEO -> addVideo(tag, VideoHeader.of(tag));
            case AUDIO -> addAudio(tag, AudioHeader.of(tag));
        };
    }

    /** What is there of a group that never became whole, or null; the assembler is of no use afterwards. */
    public @Nullable Gop rest() {
        if (!begun && wanted.video() != null) {
            return null; // sound before the first picture
        }
        if (!begun) {
            current = wanted;
        }
        group.addAll(undecided.stream().filter(this::decodableNow).toList());
        undecided = new ArrayList<>();
        return close();
    }

    private @Nullable Gop addVideo(FlvTag tag, VideoHeader header) {
        pictureSeen |= header.packet() == Packet.FRAME;
        switch (header.packet()) {
            case SEQUENCE_HEADER -> {
                want(wanted.withVideo(header.codec(), tag));
                return null;
            }
            case END, OTHER -> {
                return null;
            }
            case FRAME -> {
                if (header.codec() != wanted.video()) {
                    want(wanted.withVideo(header.codec(), null));
                }
                return header.keyFrame() ? beginWith(tag) : append(tag);
            }
        }
        return null;
    }

    private @Nullable Gop addAudio(FlvTag tag, AudioHeader header) {
        switch (header.packet()) {
            case SEQUENCE_HEADER -> {
                want(wanted.withAudio(header.codec(), tag));
                return null;
            }
            case END, OTHER -> {
                return null;
            }
            case FRAME -> {
                if (header.codec() != wanted.audio()) {
                    want(wanted.withAudio(header.codec(), null));
                }
            }
        }
        return pictureSeen ? append(tag) : appendSoundOnly(tag);
    }

    private void want(FlvConfiguration configuration) {
        wanted = configuration;
        boolean soundCameLate = begun && !anyWhole && current.audio() == null && wanted.sameVideo(current);
        if (soundCameLate) {
            current = wanted; // nothing was given away under the other yet
        }
        if (wanted.equals(current)) { // back to what it was: nothing happened
            group.addAll(undecided);
            undecided = new ArrayList<>();
        }
    }

    /** A key frame: the group before it is whole, and what the headers asked for since then holds from here. */
    private @Nullable Gop beginWith(FlvTag keyFrame) {
        List<FlvTag> carried = new ArrayList<>();
        for (FlvTag tag : undecided) {
            if (decodableNow(tag)) {
                group.add(tag);
            } else if (tag.kind() == FlvTag.Kind.AUDIO) {
                carried.add(tag); // a picture would need its key frame; sound does not
            }
        }
        undecided = new ArrayList<>();
        Gop whole = begun ? close() : null;
        current = wanted;
        begun = true;
        startsWithKeyFrame = true;
        group = new ArrayList<>();
        group.add(keyFrame);
        group.addAll(carried);
        bytes = group.stream().mapToLong(FlvTag::encodedBytes).sum();
        return whole;
    }

    /** Whether a frame that came after a new header of one kind still belongs to the configuration before it. */
    private boolean decodableNow(FlvTag tag) {
        return tag.kind() == FlvTag.Kind.VIDEO ? wanted.sameVideo(current) : wanted.sameAudio(current);
    }

    private @Nullable Gop append(FlvTag tag) {
        if (!begun) {
            return null; // nothing can be decoded before the first key frame
        }
        (wanted.equals(current) ? group : undecided).add(tag);
        bytes += tag.encodedBytes();
        if (bytes < maxBytes) {
            return null;
        }
        group.addAll(undecided);
        undecided = new ArrayList<>();
        return close();
    }

    private @Nullable Gop appendSoundOnly(FlvTag tag) {
        Gop whole = null;
        boolean another = begun && !wanted.sameAudio(current);
        long span = group.isEmpty()
                ? 0
                : Math.abs(tag.timestamp() - group.getFirst().timestamp());
        if (another || span >= (begun ? AUDIO_UNIT_MILLIS : AUDIO_ONLY_AFTER_MILLIS) || bytes >= maxBytes) {
            if (!begun) {
                current = wanted.soundOnly();
                begun = true;
            }
            whole = close();
            current = wanted.soundOnly();
        }
        startsWithKeyFrame = true;
        group.add(tag);
        bytes += tag.encodedBytes();
        return whole;
    }

    private @Nullable Gop close() {
        Gop whole = group.isEmpty() ? null : new Gop(current, metadata, group, startsWithKeyFrame);
        group = new ArrayList<>();
        bytes = 0;
        startsWithKeyFrame = false;
        anyWhole |= whole != null;
        return whole;
    }
}
