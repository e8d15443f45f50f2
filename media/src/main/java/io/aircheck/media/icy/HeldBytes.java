package io.aircheck.media.icy;

import java.nio.ByteBuffer;

/** Bytes of a stream that do not make a whole piece yet. */
final class HeldBytes {

    private ByteBuffer bytes = ByteBuffer.allocate(32 << 10).limit(0);

    void add(ByteBuffer more) {
        bytes.compact();
        if (bytes.remaining() < more.remaining()) {
            ByteBuffer larger =
                    ByteBuffer.allocate(Math.max(2 * bytes.capacity(), bytes.position() + more.remaining()));
            bytes = larger.put(bytes.flip());
        }
        bytes.put(more).flip();
    }

    int size() {
        return bytes.remaining();
    }

    /** What is held, from index 0; valid until bytes are taken or added. */
    ByteBuffer view() {
        return bytes.slice();
    }

    /** The first so many bytes, which are no longer held. */
    ByteBuffer take(int count) {
        byte[] taken = new byte[count];
        bytes.get(taken);
        return ByteBuffer.wrap(taken);
    }

    void drop(int count) {
        bytes.position(bytes.position() + count);
    }
}
