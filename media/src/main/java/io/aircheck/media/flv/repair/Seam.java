package io.aircheck.media.flv.repair;

import io.aircheck.media.flv.Gop;
import io.aircheck.media.flv.HeldTags;

/** What stands on the two sides of a broken connection, compared. */
public final class Seam {

    private Seam() {}

    /**
     * Whether {@code whole} is the group that {@code cut} is the beginning of: the same pictures, and at least as many. Sound is
     * compared where there are no pictures only, as servers mix it in differently on each connection.
     */
    public static boolean completes(Gop cut, Gop whole) {
        HeldTags before = cut.tags();
        HeldTags after = whole.tags();
        boolean pictures = nextOfKind(before, 0, true) < before.size();
        int j = -1;
        for (int i = nextOfKind(before, 0, pictures); i < before.size(); i = nextOfKind(before, i + 1, pictures)) {
            j = nextOfKind(after, j + 1, pictures);
            if (j == after.size() || !before.samePayload(i, after, j)) {
                return false;
            }
        }
        return true;
    }

    private static int nextOfKind(HeldTags tags, int from, boolean picture) {
        int i = from;
        while (i < tags.size() && tags.isPicture(i) != picture) {
            i++;
        }
        return i;
    }
}
