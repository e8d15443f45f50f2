package io.aircheck.music.listening;

import io.aircheck.music.fingerprint.Heard;
import io.aircheck.music.fingerprint.Maxima;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** What was heard of some music, in a file: some 2 MB an hour. */
public final class HeardFile {

    private static final int MAGIC = 0x41434831; // ACH1
    private static final float STEP = 128;
    private static final float PROMINENCE = 8;
    /** Ten minutes and a bit; no span is longer. */
    private static final int MOST_FRAMES = 1 << 17;

    private static final int MOST_MAXIMA = 1 << 22;

    private HeardFile() {}

    /**
     * Writes a file, whole or not at all.
     *
     * @param analysis hash of what it was heard with
     */
    public static void write(Path file, Heard heard, String analysis) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".tmp");
        try (var out =
                new DataOutputStream(new BufferedOutputStream(new GZIPOutputStream(Files.newOutputStream(fresh))))) {
            out.writeInt(MAGIC);
            out.writeUTF(analysis);
            out.writeInt(heard.frames());
            write(out, heard.peaks());
            write(out, heard.details());
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static void write(DataOutputStream out, Maxima maxima) throws IOException {
        out.writeInt(maxima.size());
        int last = 0;
        for (int i = 0; i < maxima.size(); i++) {
            out.writeShort(maxima.frame(i) - last);
            out.writeShort(Math.round(maxima.step(i) * STEP));
            out.writeByte(Math.min(255, Math.round(maxima.prominence(i) * PROMINENCE)));
            last = maxima.frame(i);
        }
    }

    /** @throws IOException with a sentence, if it is none, is damaged, or was heard in another way */
    public static Heard read(Path file, String analysis) throws IOException {
        try (var in = new DataInputStream(new BufferedInputStream(new GZIPInputStream(Files.newInputStream(file))))) {
            if (in.readInt() != MAGIC || !in.readUTF().equals(analysis)) {
                throw new IOException(file + " was made by another version of Aircheck");
            }
            int frames = in.readInt();
            if (frames < 0 || frames > MOST_FRAMES) {
                throw new IOException(file + " is damaged");
            }
            return new Heard(frames, maxima(in, file, frames), maxima(in, file, frames));
        }
    }

    private static Maxima maxima(DataInputStream in, Path file, int frames) throws IOException {
        int size = in.readInt();
        if (size < 0 || size > MOST_MAXIMA) {
            throw new IOException(file + " is damaged");
        }
        var maxima = new Maxima();
        int frame = 0;
        for (int i = 0; i < size; i++) {
            frame += in.readUnsignedShort();
            float step = in.readUnsignedShort() / STEP;
            float prominence = in.readUnsignedByte() / PROMINENCE;
            if (frame >= frames) {
                throw new IOException(file + " is damaged");
            }
            maxima.add(frame, step, prominence);
        }
        return maxima;
    }
}
