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

    /**
     * The bytes to append for a unit. To change megabytes is cheapest where they stand: who needs them as they came looks at
     * them before.
     *
     * @param unit appended once; the format may write over its body
     */
    Appendix append(MediaUnit unit);

    /**
     * What is to be appended.
     *
     * @param bytes buffers in order
     * @param asReceived whether they are the unit's own body, without any change
     */
    record Appendix(List<ByteBuffer> bytes, boolean asReceived) {

        /** The unit's body as it came. */
        public static Appendix asReceived(MediaUnit unit) {
            return new Appendix(unit.body(), true);
        }

        /** Bytes that are not, or no longer, what came. */
        public static Appendix changed(List<ByteBuffer> bytes) {
            return new Appendix(bytes, false);
        }
    }

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
