package io.aircheck.recorder.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
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

    private final class Channel extends FileChannel {

        private final FileChannel file;

        Channel(FileChannel file) {
            this.file = file;
        }

        @Override
        public int write(ByteBuffer source) throws IOException {
            return write(source, file.position(), true);
        }

        @Override
        public int write(ByteBuffer source, long position) throws IOException {
            return write(source, position, false);
        }

        private int write(ByteBuffer source, long position, boolean move) throws IOException {
            long inPlace = Math.max(0, Math.min(source.remaining(), file.size() - position));
            long fits = Math.min(source.remaining(), inPlace + room);
            if (fits == 0 && source.hasRemaining()) {
                throw new IOException(complaint);
            }
            ByteBuffer part = source.slice(source.position(), (int) fits);
            int written = file.write(part, position);
            room -= Math.max(0, written - inPlace);
            source.position(source.position() + written);
            if (move) {
                file.position(position + written);
            }
            return written;
        }

        @Override
        public long write(ByteBuffer[] sources, int offset, int length) throws IOException {
            long written = 0;
            for (int i = offset; i < offset + length; i++) {
                if (sources[i].hasRemaining()) {
                    int remaining = sources[i].remaining();
                    if (room == 0 && written > 0) {
                        return written;
                    }
                    int count = write(sources[i]);
                    written += count;
                    if (count < remaining) {
                        return written;
                    }
                }
            }
            return written;
        }

        @Override
        public FileChannel truncate(long size) throws IOException {
            room += Math.max(0, file.size() - size);
            file.truncate(size);
            return this;
        }

        @Override
        public int read(ByteBuffer target) throws IOException {
            return file.read(target);
        }

        @Override
        public long read(ByteBuffer[] targets, int offset, int length) throws IOException {
            return file.read(targets, offset, length);
        }

        @Override
        public int read(ByteBuffer target, long position) throws IOException {
            return file.read(target, position);
        }

        @Override
        public long position() throws IOException {
            return file.position();
        }

        @Override
        public FileChannel position(long position) throws IOException {
            file.position(position);
            return this;
        }

        @Override
        public long size() throws IOException {
            return file.size();
        }

        @Override
        public void force(boolean metaData) throws IOException {
            file.force(metaData);
        }

        @Override
        public long transferTo(long position, long count, WritableByteChannel target) throws IOException {
            return file.transferTo(position, count, target);
        }

        @Override
        public long transferFrom(ReadableByteChannel source, long position, long count) throws IOException {
            return file.transferFrom(source, position, count);
        }

        @Override
        public MappedByteBuffer map(MapMode mode, long position, long size) throws IOException {
            return file.map(mode, position, size);
        }

        @Override
        public FileLock lock(long position, long size, boolean shared) throws IOException {
            return file.lock(position, size, shared);
        }

        @Override
        public FileLock tryLock(long position, long size, boolean shared) throws IOException {
            return file.tryLock(position, size, shared);
        }

        @Override
        protected void implCloseChannel() throws IOException {
            file.close();
        }
    }
}
