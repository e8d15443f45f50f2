package io.aircheck.media.flv;

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

    /** Who wants pieces gives up waiting for a picture sooner: servers begin with one. */
    private static final int PIECES_WITHOUT_PICTURE = 3;

    /** Script data is larger only where a file's whole index stands in it. */
    private static final int MAX_METADATA_BYTES = 1 << 20;

    /** Parameter sets of some hundred bytes; what is larger is none. */
    private static final int MAX_HEADER_BYTES = 64 << 10;

    private final StreamBytes bytes;
    private final long maxBytes;
    private final long maxMillis;
    private final long audioUnitMillis;
    private final long audioOnlyAfterMillis;

    private FlvConfiguration current = FlvConfiguration.NONE;
    /** What the headers since the last decision ask for; equal to {@link #current} where they ask for nothing new. */
    private FlvConfiguration wanted = FlvConfiguration.NONE;

    private @Nullable FlvMetadata metadata;
    private HeldTags group;
    /** Sound of the connection before its first key frame, until the first group is given. */
    private @Nullable HeldTags soundBefore;
    /** Frames that came after a header that differs; whose they are is decided with it. */
    private HeldTags undecided;

    private boolean startsWithKeyFrame;
    private boolean begun;
    private boolean pictureSeen;
    private boolean anyWhole;

    /**
     * @param bytes those of the tags' reader
     * @param maxBytes a group larger than this is cut, and goes on in a group that does not begin with a key frame
     */
    public GopAssembler(StreamBytes bytes, long maxBytes) {
        this(bytes, maxBytes, Long.MAX_VALUE);
    }

    /** @param maxMillis a group that lasts longer is cut, too */
    public GopAssembler(StreamBytes bytes, long maxBytes, long maxMillis) {
        this.bytes = bytes;
        this.maxBytes = maxBytes;
        this.maxMillis = maxMillis;
        boolean pieces = maxMillis < AUDIO_UNIT_MILLIS;
        audioUnitMillis = pieces ? maxMillis : AUDIO_UNIT_MILLIS;
        audioOnlyAfterMillis = pieces ? PIECES_WITHOUT_PICTURE * maxMillis : AUDIO_ONLY_AFTER_MILLIS;
        group = new HeldTags(bytes);
        undecided = new HeldTags(bytes);
    }

    /** Takes the next tag; gives the group that it completes, or null. */
    public @Nullable Gop add(FlvReader tag) {
        return switch (tag.kind()) {
            case SCRIPT -> {
                if (tag.payloadBytes() <= MAX_METADATA_BYTES) {
                    FlvMetadata.of(tag.copy()).ifPresent(value -> metadata = value);
                }
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
        for (int i = 0; i < undecided.size(); i++) {
            if (decodableNow(undecided, i)) {
                group.add(undecided, i);
            }
        }
        undecided = new HeldTags(bytes);
        return close();
    }

    private @Nullable Gop addVideo(FlvReader tag, VideoHeader header) {
        pictureSeen |= header.packet() == Packet.FRAME;
        switch (header.packet()) {
            case SEQUENCE_HEADER -> {
                if (tag.payloadBytes() <= MAX_HEADER_BYTES) {
                    want(wanted.withVideo(header.codec(), tag.copy()));
                }
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

    private @Nullable Gop addAudio(FlvReader tag, AudioHeader header) {
        switch (header.packet()) {
            case SEQUENCE_HEADER -> {
                if (tag.payloadBytes() <= MAX_HEADER_BYTES) {
                    want(wanted.withAudio(header.codec(), tag.copy()));
                }
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
            takeUndecided();
        }
    }

    /** A key frame: the group before it is whole, and what the headers asked for since then holds from here. */
    private @Nullable Gop beginWith(FlvReader keyFrame) {
        HeldTags next = new HeldTags(bytes);
        next.add(keyFrame);
        for (int i = 0; i < undecided.size(); i++) {
            if (decodableNow(undecided, i)) {
                group.add(undecided, i);
            } else if (!undecided.isPicture(i)) {
                next.add(undecided, i); // a picture would need its key frame; sound does not
            }
        }
        undecided = new HeldTags(bytes);
        Gop whole = null;
        if (begun) {
            whole = close();
        } else if (!group.isEmpty()) {
            soundBefore = group;
        }
        current = wanted;
        begun = true;
        startsWithKeyFrame = true;
        group = next;
        return whole;
    }

    /** Whether a frame that came after a new header of one kind still belongs to the configuration before it. */
    private boolean decodableNow(HeldTags tags, int index) {
        return tags.isPicture(index) ? wanted.sameVideo(current) : wanted.sameAudio(current);
    }

    private @Nullable Gop append(FlvReader tag) {
        if (!begun) {
            return null; // nothing can be decoded before the first key frame
        }
        (wanted.equals(current) ? group : undecided).add(tag);
        return heldBytes() < maxBytes && heldMillis(tag) < maxMillis ? null : cut();
    }

    /** Gives what is there of the group, which goes on in another that does not begin with a key frame; null for nothing. */
    public @Nullable Gop cut() {
        if (!begun) {
            return null;
        }
        takeUndecided();
        return close();
    }

    private void takeUndecided() {
        if (undecided.isEmpty()) {
            return;
        }
        for (int i = 0; i < undecided.size(); i++) {
            group.add(undecided, i);
        }
        undecided = new HeldTags(bytes);
    }

    private @Nullable Gop appendSoundOnly(FlvReader tag) {
        Gop whole = null;
        boolean another = begun && !wanted.sameAudio(current);
        if (another || heldMillis(tag) >= (begun ? audioUnitMillis : audioOnlyAfterMillis) || heldBytes() >= maxBytes) {
            if (!begun) {
                current = wanted.soundOnly();
                begun = true;
            }
            whole = close();
            current = wanted.soundOnly();
        }
        startsWithKeyFrame = true;
        group.add(tag);
        return whole;
    }

    /** From the group's beginning to a tag. */
    private long heldMillis(FlvReader tag) {
        return group.isEmpty() ? 0 : Math.abs(tag.timestamp() - group.firstTimestamp());
    }

    private long heldBytes() {
        return group.encodedBytes() + undecided.encodedBytes();
    }

    /** Before this position of the stream nothing is needed any more, once the group that was given last is written. */
    public long needed(FlvReader reader) {
        long held = Math.min(group.lowest(), undecided.lowest());
        long before = soundBefore == null ? held : Math.min(held, soundBefore.lowest());
        return Math.min(reader.unread(), before);
    }

    private @Nullable Gop close() {
        Gop whole = group.isEmpty() ? null : new Gop(current, metadata, group, soundBefore, startsWithKeyFrame);
        group = new HeldTags(bytes);
        soundBefore = null;
        startsWithKeyFrame = false;
        anyWhole |= whole != null;
        return whole;
    }
}
