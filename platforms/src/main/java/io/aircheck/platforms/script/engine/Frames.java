package io.aircheck.platforms.script.engine;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The messages between the service and the process that runs scripts: a few texts each, their number first, then each one's
 * length in bytes and its UTF-8. Whoever reads bounds what it takes, for the other side may have gone mad.
 */
public final class Frames {

    private static final int MOST_TEXTS = 8;

    private Frames() {}

    public static void write(DataOutputStream out, List<String> texts) throws IOException {
        out.writeInt(texts.size());
        for (String text : texts) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            out.writeInt(bytes.length);
            out.write(bytes);
        }
        out.flush();
    }

    /**
     * Reads one message.
     *
     * @param mostBytes of all its texts together
     * @throws IOException at the end of the stream, and for a message that is larger or none at all
     */
    public static List<String> read(DataInputStream in, int mostBytes) throws IOException {
        int count = in.readInt();
        if (count < 1 || count > MOST_TEXTS) {
            throw new IOException("no message, but " + count);
        }
        List<String> texts = new ArrayList<>();
        int left = mostBytes;
        for (int i = 0; i < count; i++) {
            int length = in.readInt();
            if (length < 0 || length > left) {
                throw new IOException("a message of more than " + mostBytes + " bytes");
            }
            left -= length;
            byte[] bytes = in.readNBytes(length);
            if (bytes.length < length) {
                throw new EOFException("the stream ended within a message");
            }
            texts.add(new String(bytes, StandardCharsets.UTF_8));
        }
        return texts;
    }
}
