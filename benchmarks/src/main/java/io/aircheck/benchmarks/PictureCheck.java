package io.aircheck.benchmarks;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
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
    private static final int STREAM_ID = 3;
    private static final int TRAILER = 4;
    private static final int VIDEO = 9;
    private static final int FRAMES = 1;
    private static final int BUFFER = 64 << 10;
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
        for (Picture picture : pictures(new ByteArrayInputStream(flv))) {
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
        for (Picture picture : pictures(new FileInputStream(part.toFile()))) {
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

    /** Those that are whole. Read tag by tag: a file read at once stays in a buffer outside of the heap, one for each thread. */
    private static List<Picture> pictures(InputStream flv) throws IOException {
        List<Picture> pictures = new ArrayList<>();
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(flv, BUFFER))) {
            in.skipNBytes(FILE_HEADER);
            while (true) {
                int typeAndSize = in.readInt();
                int stamp = in.readInt();
                in.skipNBytes(STREAM_ID);
                byte[] payload = new byte[typeAndSize & 0xffffff];
                in.readFully(payload);
                in.skipNBytes(TRAILER);
                if (typeAndSize >>> 24 == VIDEO && payload.length > 1 && payload[1] == FRAMES) {
                    CRC32C hash = new CRC32C();
                    hash.update(payload);
                    long millis = (stamp >>> 8 | stamp << 24) & 0xffffffffL;
                    pictures.add(new Picture(millis, (long) payload.length << 32 | hash.getValue()));
                }
            }
        } catch (EOFException e) {
            return pictures;
        }
    }
}
