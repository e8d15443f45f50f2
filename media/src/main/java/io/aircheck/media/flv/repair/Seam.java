package io.aircheck.media.flv.repair;

import io.aircheck.media.flv.FlvTag;
import io.aircheck.media.flv.Gop;
import java.util.List;

/** What stands on the two sides of a broken connection, compared. */
public final class Seam {

    private Seam() {}

    /** Whether {@code whole} is the group that {@code cut} is the beginning of: the same pictures, and at least as many. */
    public static boolean completes(Gop cut, Gop whole) {
        List<FlvTag> before = pictures(cut);
        List<FlvTag> after = pictures(whole);
        if (before.isEmpty() || after.size() < before.size()) {
            return false;
        }
        for (int i = 0; i < before.size(); i++) {
            if (!before.get(i).payload().equals(after.get(i).payload())) {
                return false;
            }
        }
        return true;
    }

    private static List<FlvTag> pictures(Gop gop) {
        List<FlvTag> video = gop.tags(FlvTag.Kind.VIDEO);
        return video.isEmpty() ? gop.tags() : video;
    }
}
