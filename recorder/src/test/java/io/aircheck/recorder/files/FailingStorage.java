package io.aircheck.recorder.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.OpenOption;
import java.nio.file.Path;

/** A disk with room for so many bytes over all its files; a write that does not fit is done in part, as systems do. */
public final class FailingStorage implements Storage {

    private final String complaint;
    private long room;

    FailingStorage(long room) {
        this(room, "No space left on device");
    }

    /** @param complaint what it says to a write that does not fit */
    public FailingStorage(long room, String complaint) {
        this.room = room;
        this.complaint = complaint;
    }

    @Override
    public FileChannel open(Path file, OpenOption... options) throws IOException {
        return new Channel(FileChannel.open(file, options));
    }

    private final class Channel extends ForwardingChannel {

        Channel(FileChannel file) {
            super(file);
        }

        @Override
        int put(ByteBuffer source, long position) throws IOException {
            long inPlace = Math.max(0, Math.min(source.remaining(), file.size() - position));
            long fits = Math.min(source.remaining(), inPlace + room);
            if (fits == 0 && source.hasRemaining()) {
                throw new IOException(complaint);
            }
            ByteBuffer part = source.slice(source.position(), (int) fits);
            int written = file.write(part, position);
            room -= Math.max(0, written - inPlace);
            source.position(source.position() + written);
            return written;
        }

        @Override
        public FileChannel truncate(long size) throws IOException {
            room += Math.max(0, file.size() - size);
            return super.truncate(size);
        }
    }
}
