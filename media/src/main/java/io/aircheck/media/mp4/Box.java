package io.aircheck.media.mp4;

import io.aircheck.media.MalformedMediaException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One box within a buffer.
 *
 * @param type four characters
 * @param start index of its header
 * @param body index of its first byte after the header
 * @param end index after its last byte
 */
record Box(String type, int start, int body, int end) {

    private static final int MOST = 10_000;

    /** The boxes that lie one after the other between two indexes. */
    static List<Box> between(ByteBuffer bytes, int from, int to) throws MalformedMediaException {
        List<Box> boxes = new ArrayList<>();
        int at = from;
        while (at < to) {
            BoxHeader header = at + 8 > to ? null : BoxHeader.read(bytes, at, to - at);
            if (header == null || header.size() > to - at || boxes.size() == MOST) {
                throw new MalformedMediaException("the MP4 is broken: a box does not end where its parent does");
            }
            boxes.add(new Box(header.type(), at, at + header.headerSize(), at + (int) header.size()));
            at += (int) header.size();
        }
        return boxes;
    }

    List<Box> children(ByteBuffer bytes) throws MalformedMediaException {
        return between(bytes, body, end);
    }

    static Optional<Box> first(List<Box> boxes, String type) {
        return boxes.stream().filter(box -> box.type.equals(type)).findFirst();
    }

    /** The box at the end of a path of types from here down. */
    Optional<Box> find(ByteBuffer bytes, String... path) throws MalformedMediaException {
        Box at = this;
        for (String type : path) {
            Optional<Box> child = first(at.children(bytes), type);
            if (child.isEmpty()) {
                return Optional.empty();
            }
            at = child.get();
        }
        return Optional.of(at);
    }

    /** Bytes after the header. */
    int bodyLength() {
        return end - body;
    }

    static String type(ByteBuffer bytes, int index) {
        byte[] name = new byte[4];
        bytes.get(index, name);
        return new String(name, StandardCharsets.ISO_8859_1);
    }
}
