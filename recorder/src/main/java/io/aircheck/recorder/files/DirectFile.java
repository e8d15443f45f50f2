package io.aircheck.recorder.files;

import io.aircheck.recorder.memory.MediaMemory;
import io.aircheck.recorder.memory.Turns;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A second way into a file, past the system's page cache ({@code O_DIRECT} of open(2)). What a recorder writes nobody reads
 * soon; to find pages for it, copy it there, keep account of them and give them back costs the kernel some 0.4 s of CPU time a
 * GB, and this way a tenth of that. The disk takes the bytes from where they are, which must be as far from the beginning of a
 * page as they will be from that of a block of the file. A write waits for the disk; where that is asleep or behind, the page
 * cache takes what comes meanwhile, as it takes everything where the system knows no better.
 */
final class DirectFile implements Closeable {

    /** Places and lengths are multiples of this, which all blocks of the file systems below divide. */
    static final int BLOCK = MediaMemory.PAGE;

    /** A write costs the system as much as to take so many bytes into the page cache. */
    private static final int WORTH_WRITING = 128 << 10;

    /** Where this was measured. Others may refuse it, do it slowly, or write behind the back of their own checksums. */
    private static final Set<String> FILE_SYSTEMS = Set.of("ext4", "xfs");

    /**
     * A disk that stands still holds up so many writers. Fifty streams that end their segments together are written in this
     * time by any disk that keeps up with them.
     */
    private static final Turns TURNS = new Turns(2, Duration.ofMillis(100));

    private static final @Nullable OpenOption DIRECT = option();

    private final FileChannel channel;
    private volatile boolean refused;

    private DirectFile(FileChannel channel) {
        this.channel = channel;
    }

    /** Not every Java has it, and the compiler warns of its name. */
    private static @Nullable OpenOption option() {
        try {
            return (OpenOption) Class.forName("com.sun.nio.file.ExtendedOpenOption")
                    .getField("DIRECT")
                    .get(null);
        } catch (ReflectiveOperationException e) {
            return null;
        }
    }

    /** Opens a file that is there; null where that is not possible or not wise. */
    static @Nullable DirectFile open(Storage storage, Path file) {
        if (DIRECT == null) {
            return null;
        }
        try {
            FileStore store = Files.getFileStore(file);
            return FILE_SYSTEMS.contains(store.type()) && BLOCK % store.getBlockSize() == 0
                    ? new DirectFile(storage.open(file, StandardOpenOption.WRITE, DIRECT))
                    : null;
        } catch (IOException | UnsupportedOperationException e) {
            return null;
        }
    }

    static long blockAtOrAfter(long position) {
        return Math.ceilDiv(position, BLOCK) * (long) BLOCK;
    }

    static long wholeBlocks(long bytes) {
        return bytes - Math.floorMod(bytes, BLOCK);
    }

    /** Whether so many blocks are worth writing, and stand in memory as they must. */
    boolean suits(List<ByteBuffer> blocks) {
        return !refused
                && blocks.stream().mapToLong(ByteBuffer::remaining).sum() >= WORTH_WRITING
                && blocks.stream().allMatch(DirectFile::isWholeBlocks);
    }

    /**
     * Writes blocks that suit it.
     *
     * @return their bytes, or 0 if that would have had to wait for the disk, or they were not taken: the caller must write them
     *     through the page cache then, and learns there whether it is the disk that fails
     */
    long write(long position, List<ByteBuffer> blocks) {
        try {
            if (!TURNS.take()) {
                return 0;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
        try {
            ByteBuffer[] sources = blocks.stream().map(ByteBuffer::duplicate).toArray(ByteBuffer[]::new);
            channel.position(position);
            long written = 0;
            while (sources[sources.length - 1].hasRemaining()) {
                written += channel.write(sources);
            }
            return written;
        } catch (IOException e) {
            refused = true;
            return 0;
        } finally {
            TURNS.giveBack();
        }
    }

    private static boolean isWholeBlocks(ByteBuffer buffer) {
        return buffer.isDirect()
                && buffer.remaining() % BLOCK == 0
                && buffer.alignmentOffset(buffer.position(), BLOCK) == 0;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
