package io.aircheck.music.catalogue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Which files of fingerprints to make one of: files of about the same size, so that each fingerprint is copied a few times only,
 * however many there are.
 */
final class Merging {

    /** While tracks are being added: how many files of a size may stand beside each other. */
    static final int BUSY = 8;
    /** At the end of it. */
    static final int SETTLED = 2;

    /** A damaged file costs all tracks in it, so that none becomes larger than this (about 30,000 songs). */
    private static final long MAX_BYTES = 3L << 30;

    private static final int GROWTH = 8;

    private Merging() {}

    /**
     * A file.
     *
     * @param tracks how many are to be found in it
     * @param removed how many are not
     */
    record Part(int index, int tracks, int removed, long bytes) {

        private int tier() {
            int tier = 0;
            for (int rest = tracks; rest >= GROWTH; rest /= GROWTH) {
                tier++;
            }
            return tier;
        }
    }

    /**
     * The indices of the files to merge next, ascending; none if all is well. It may be one, which is to be written anew
     * because most of it was removed.
     */
    static List<Integer> next(List<Part> parts, int patience) {
        for (Part part : parts) {
            if (part.removed() > part.tracks()) {
                return List.of(part.index());
            }
        }
        List<Part> group = new ArrayList<>();
        long bytes = 0;
        List<Part> bySize =
                parts.stream().sorted(Comparator.comparingInt(Part::tracks)).toList();
        for (int i = 0; i < bySize.size(); i++) {
            Part part = bySize.get(i);
            bytes += part.bytes();
            if (bytes > MAX_BYTES) {
                break;
            }
            group.add(part);
            boolean tierEnds = i + 1 == bySize.size() || bySize.get(i + 1).tier() > part.tier();
            if (tierEnds && ofTier(group, part.tier()) >= patience) {
                return group.stream().map(Part::index).sorted().toList();
            }
        }
        return List.of();
    }

    private static long ofTier(List<Part> parts, int tier) {
        return parts.stream().filter(part -> part.tier() == tier).count();
    }
}
