package io.aircheck.media.mp4;

import java.nio.ByteBuffer;

/**
 * Goes from box to box of a fragmented MP4 that may have broken off, without reading more than their headers. The caller
 * hands in the bytes at {@link #position} until {@link #isOver}.
 */
public final class FragmentWalk {

    /** What is wanted at each position, where the file still has so many. */
    public static final int HEADER_BYTES = BoxHeader.LONGEST;

    private final long length;
    private long position;
    private long whole;
    private boolean init;
    private boolean inFragment;
    private boolean over;

    /** @param length of the file in bytes */
    public FragmentWalk(long length) {
        this.length = length;
        this.over = length == 0;
    }

    public boolean isOver() {
        return over;
    }

    /** Where the next box begins. */
    public long position() {
        return position;
    }

    /** Length of the part that can be played: an init section and whole fragments; 0 where there is no fragment. */
    public long wholeBytes() {
        return whole;
    }

    /** @param head the bytes at the position, from 0 to the limit */
    public void box(ByteBuffer head) {
        BoxHeader header = BoxHeader.read(head, 0, length - position);
        boolean toTheEnd = header != null && head.getInt(0) == 0;
        if (header == null || toTheEnd || header.size() > length - position) {
            over = true;
            return;
        }
        position += header.size();
        switch (header.type()) {
            case "moov" -> init = true;
            case "moof" -> inFragment = true;
            case "mdat" -> {
                if (init && inFragment) {
                    whole = position;
                }
                inFragment = false;
            }
            default -> {}
        }
        over = position == length;
    }
}
