package io.aircheck.net.media;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/** A connected two-way stream of bytes, used by one thread at a time; {@link #close} may be called by any. */
public interface Wire extends Closeable {

    /** Reads some bytes, blocking until there is at least one; -1 at the end. */
    int read(ByteBuffer target) throws IOException;

    /** Writes all that the buffer holds. */
    void write(ByteBuffer bytes) throws IOException;

    /** Bytes that the system keeps while nobody reads, about half of them content; 0 if nobody knows. */
    default int kept() throws IOException {
        return 0;
    }

    /** Breaks it, also under a thread that is reading. */
    @Override
    void close();
}
