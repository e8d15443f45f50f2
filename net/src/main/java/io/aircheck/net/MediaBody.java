package io.aircheck.net;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/** The body of an answer while it comes in. {@link #close} may be called from another thread to break a blocked read. */
public interface MediaBody extends Closeable {

    int status();

    /** The address that answered, after redirects. */
    String url();

    HttpHeaders headers();

    /** Bytes that the server announced, or -1. */
    long contentLength();

    /**
     * Reads some bytes, blocking until there is at least one.
     *
     * @return how many, or -1 at the end, which is only reported where the body is complete (Content-Length reached, last
     *     chunk seen, or a body that ends with its connection)
     * @throws IOException on a reset, a body cut short, or silence beyond the read timeout
     */
    int read(ByteBuffer target) throws IOException;

    @Override
    void close();
}
