package io.aircheck.media.mp4;

import io.aircheck.media.MalformedMediaException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The tracks of one fragmented MP4 as further tracks of another, so that picture and sound that come apart can stand in one
 * file: fragments of both may then follow each other in any order. Only track numbers change, which keeps every length.
 *
 * @param init of all tracks
 * @param offset what is added to the numbers of those that are added
 */
public record AddedTracks(ByteBuffer init, int offset) {

    /**
     * Joins what stands before the fragments.
     *
     * @throws MalformedMediaException if one of them is no init segment of fragmented MP4
     */
    public static AddedTracks of(ByteBuffer first, ByteBuffer added) throws MalformedMediaException {
        try {
            return join(first.slice(), copy(List.of(added)));
        } catch (IndexOutOfBoundsException e) {
            throw new MalformedMediaException("the MP4 is broken: a box of its init segment is too short");
        }
    }

    private static AddedTracks join(ByteBuffer first, ByteBuffer added) throws MalformedMediaException {
        List<Box> firstBoxes = Box.between(first, 0, first.limit());
        Box moov = moov(firstBoxes);
        Box addedMoov = moov(Box.between(added, 0, added.limit()));
        int offset = highestTrack(first, moov);
        List<ByteBuffer> traks = new ArrayList<>();
        for (Box box : addedMoov.children(added)) {
            if (box.type().equals("trak")) {
                int at = trackNumber(added, box);
                added.putInt(at, added.getInt(at) + offset);
                traks.add(bytes(added, box));
            }
        }
        List<ByteBuffer> defaults = new ArrayList<>();
        for (Box box : mvex(added, addedMoov).children(added)) {
            if (box.type().equals("trex")) {
                added.putInt(box.body() + 4, added.getInt(box.body() + 4) + offset);
                defaults.add(bytes(added, box));
            }
        }
        List<ByteBuffer> inMoov = new ArrayList<>();
        Box mvex = mvex(first, moov);
        for (Box box : moov.children(first)) {
            if (box.equals(mvex)) {
                inMoov.addAll(traks);
                List<ByteBuffer> inMvex = new ArrayList<>();
                for (Box child : mvex.children(first)) {
                    inMvex.add(bytes(first, child));
                }
                inMvex.addAll(defaults);
                inMoov.add(box("mvex", inMvex));
            } else {
                inMoov.add(bytes(first, box));
            }
        }
        List<ByteBuffer> all = new ArrayList<>();
        for (Box box : firstBoxes) {
            all.add(box.equals(moov) ? box("moov", inMoov) : bytes(first, box));
        }
        return new AddedTracks(copy(all).asReadOnlyBuffer(), offset);
    }

    /**
     * A copy of a segment of those that were added, under their new numbers.
     *
     * @param body whole boxes, from positions to limits; they are left as they are
     * @throws MalformedMediaException if a box does not end where its parent does
     */
    public ByteBuffer segment(List<ByteBuffer> body) throws MalformedMediaException {
        ByteBuffer bytes = copy(body);
        try {
            for (Box box : Box.between(bytes, 0, bytes.limit())) {
                switch (box.type()) {
                    case "moof" -> renumber(bytes, box);
                    // An index of one track's segment would be taken for one of the file.
                    case "sidx" -> bytes.put(box.start() + 4, "free".getBytes(StandardCharsets.ISO_8859_1));
                    default -> {}
                }
            }
        } catch (IndexOutOfBoundsException e) {
            throw new MalformedMediaException("the MP4 segment is broken: a box is too short");
        }
        return bytes;
    }

    private void renumber(ByteBuffer bytes, Box moof) throws MalformedMediaException {
        for (Box part : moof.children(bytes)) {
            if (part.type().equals("traf")) {
                for (Box box : part.children(bytes)) {
                    if (box.type().equals("tfhd")) {
                        bytes.putInt(box.body() + 4, bytes.getInt(box.body() + 4) + offset);
                    }
                }
            }
        }
    }

    private static Box moov(List<Box> boxes) throws MalformedMediaException {
        return Box.first(boxes, "moov")
                .orElseThrow(() -> new MalformedMediaException("not an MP4 init segment: it has no moov box"));
    }

    private static Box mvex(ByteBuffer bytes, Box moov) throws MalformedMediaException {
        return moov.find(bytes, "mvex")
                .orElseThrow(() -> new MalformedMediaException("the MP4 is not fragmented: it has no mvex box"));
    }

    private static int highestTrack(ByteBuffer bytes, Box moov) throws MalformedMediaException {
        int highest = 0;
        for (Box box : moov.children(bytes)) {
            if (box.type().equals("trak")) {
                highest = Math.max(highest, bytes.getInt(trackNumber(bytes, box)));
            }
        }
        return highest;
    }

    /** Index of a track's number in its header, whose times are wider in version 1. */
    private static int trackNumber(ByteBuffer bytes, Box trak) throws MalformedMediaException {
        Box header = trak.find(bytes, "tkhd")
                .orElseThrow(() -> new MalformedMediaException("the MP4 is broken: a track has no header"));
        return header.body() + (bytes.get(header.body()) == 0 ? 12 : 20);
    }

    private static ByteBuffer bytes(ByteBuffer from, Box box) {
        return from.slice(box.start(), box.end() - box.start());
    }

    private static ByteBuffer box(String type, List<ByteBuffer> children) {
        int length = 8 + children.stream().mapToInt(ByteBuffer::remaining).sum();
        ByteBuffer box = ByteBuffer.allocate(length).putInt(length).put(type.getBytes(StandardCharsets.ISO_8859_1));
        children.forEach(child -> box.put(child.duplicate()));
        return box.flip();
    }

    private static ByteBuffer copy(List<ByteBuffer> buffers) {
        ByteBuffer copy = ByteBuffer.allocate(
                buffers.stream().mapToInt(ByteBuffer::remaining).sum());
        buffers.forEach(buffer -> copy.put(buffer.duplicate()));
        return copy.flip();
    }
}
