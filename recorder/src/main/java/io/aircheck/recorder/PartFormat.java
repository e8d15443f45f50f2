package io.aircheck.recorder;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.List;

/**
 * What is peculiar to a container when a part is opened, appended to, closed or found after a crash. One instance serves one
 * part, so it may remember (the first timestamp, the positions of key frames).
 */
public interface PartFormat {

    /** The bytes that open the file, given its first unit. */
    List<ByteBuffer> open(MediaUnit first);

    /** The bytes to append for a unit; the unit's own body where nothing is to be changed. */
    List<ByteBuffer> append(MediaUnit unit);

    /** Completes a file whose last unit is in (duration, index); the channel is open for reading and writing. */
    void close(FileChannel file) throws IOException;

    /**
     * Makes a file that a crash or a full disk left behind playable: finds the end of the last whole packet, box, tag or
     * frame, cuts the file there and completes it like {@link #close}.
     *
     * @return its length afterwards in bytes; 0 where nothing in it can be kept
     */
    long recover(FileChannel file) throws IOException;
}
