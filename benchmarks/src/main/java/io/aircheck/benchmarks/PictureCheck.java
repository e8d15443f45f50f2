package io.aircheck.benchmarks;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;

/**
 * Finds every picture of a recording from HTTP-FLV in the loop that was on air: each must be the one after the last, over the
 * loop's end too, and timestamps must not go back or leap.
 */
final class PictureCheck implements PartCheck {

    private static final int FILE_HEADER = 13;
    private static final int TAG_HEADER = 11;
    private static final int TRAILER = 4;
    private static final int VIDEO = 9;
    private static final int FRAMES = 1;
    private static final long LONGEST_LEAP_MILLIS = 2000;

    /** A picture, as it may follow in the recording. */
    private record Picture(long millis, long hash) {}

    private final List<Long> loop;
    private final Map<Long, Integer> places = new HashMap<>();
    private int last = -1;

    private PictureCheck(List<Long> loop) {
        this.loop = loop;
        for (int i = 0; i < loop.size(); i++) {
            places.put(loop.get(i), i);
        }
    }

    /** @param flv more than the whole loop, as the origin sends it without a fault */
    static PictureCheck of(byte[] flv) throws IOException {
        List<Long> loop = new ArrayList<>();
        for (Picture picture : pictures(flv)) {
            if (!loop.isEmpty() && picture.hash == loop.getFirst()) {
                return new PictureCheck(loop);
            }
            loop.add(picture.hash);
        }
        throw new IOException("the origin's loop is longer than what was asked for");
    }

    @Override
    public Found check(Path part) throws IOException {
        long units = 0;
        long missing = 0;
        long before = -1;
        for (Picture picture : pictures(Files.readAllBytes(part))) {
            Integer place = places.get(picture.hash);
            if (place == null) {
                return new Found(units, missing, "holds at " + picture.millis + " ms a picture that was never on air");
            }
            if (before >= 0 && (picture.millis < before || picture.millis > before + LONGEST_LEAP_MILLIS)) {
                return new Found(units, missing, "goes from " + before + " to " + picture.millis + " ms");
            }
            missing += last < 0 ? 0 : Math.floorMod(place - last - 1, loop.size());
            last = place;
            before = picture.millis;
            units++;
        }
        return new Found(units, missing, null);
    }

    private static List<Picture> pictures(byte[] flv) {
        List<Picture> pictures = new ArrayList<>();
        ByteBuffer bytes = ByteBuffer.wrap(flv);
        for (int at = FILE_HEADER; at + TAG_HEADER < flv.length; ) {
            int size = bytes.getInt(at) & 0xffffff;
            boolean whole = at + TAG_HEADER + size + TRAILER <= flv.length;
            if (whole && flv[at] == VIDEO && size > 1 && flv[at + TAG_HEADER + 1] == FRAMES) {
                CRC32C hash = new CRC32C();
                hash.update(flv, at + TAG_HEADER, size);
                long stamp = bytes.getInt(at + 4) & 0xffffffffL;
                pictures.add(new Picture(stamp >>> 8 | (stamp & 0xff) << 24, (long) size << 32 | hash.getValue()));
            }
            at += TAG_HEADER + size + TRAILER;
        }
        return pictures;
    }
}
