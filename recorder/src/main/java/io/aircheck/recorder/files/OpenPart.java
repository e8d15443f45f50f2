package io.aircheck.recorder.files;

import io.aircheck.recorder.Container;
import io.aircheck.recorder.MediaUnit;
import io.aircheck.recorder.PartFormat;
import io.aircheck.recorder.files.Manifest.UnitEntry;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** The part that is being written: a file whose length, between two calls, is always that of whole units. */
final class OpenPart {

    /** Of its name while it is open. */
    static final String ENDING = ".part";

    private final int number;
    private final Path file;
    private final Container container;
    private final String configuration;
    private final PartFormat format;
    private final PartFile target;
    private final Instant startedAt;
    private long firstUnitAt;
    private long bytes;
    private long units;
    private long givenBack;
    private @Nullable String frameCrc32c;
    private Duration duration = Duration.ZERO;

    private OpenPart(int number, Path file, MediaUnit first, PartFormat format, PartFile target) {
        this.number = number;
        this.file = file;
        this.container = first.container();
        this.configuration = first.configuration();
        this.format = format;
        this.target = target;
        this.startedAt = first.receivedAt();
    }

    /** Its name while it is open. */
    static Path partFile(Path file) {
        return file.resolveSibling(file.getFileName() + ENDING);
    }

    static OpenPart create(Storage storage, int number, Path file, MediaUnit first, PartFormat format)
            throws IOException {
        var part = new OpenPart(number, file, first, format, PartFile.create(storage, partFile(file)));
        try {
            part.bytes = part.target.write(0, format.open(first));
            part.firstUnitAt = part.bytes;
        } catch (IOException | RuntimeException e) {
            part.discard();
            throw e;
        }
        return part;
    }

    /** Appends a unit and tells where it is; where the disk does not take all of it, the file is as before. */
    UnitEntry append(MediaUnit unit, int epoch) throws IOException {
        String received = FileChecksum.of(unit.body());
        PartFormat.Appendix appendix = format.append(unit);
        long length;
        try {
            length = target.write(bytes, appendix.bytes());
        } catch (IOException e) {
            rollBack(e);
            throw e;
        }
        String crc = appendix.asReceived() ? received : FileChecksum.of(appendix.bytes());
        var entry = new UnitEntry(
                epoch,
                unit.sequence(),
                bytes,
                length,
                crc,
                received.equals(crc) && length == unit.bodyBytes() ? null : received,
                unit.duration().toMillis(),
                unit.programDateTime(),
                unit.receivedAt().truncatedTo(ChronoUnit.MILLIS));
        bytes += length;
        units++;
        duration = duration.plus(unit.duration());
        return entry;
    }

    /** Takes back the unit that was appended last. */
    void takeBack(UnitEntry entry, IOException reason) {
        bytes = entry.offset();
        units--;
        duration = duration.minusMillis(entry.durationMillis());
        rollBack(reason);
    }

    /**
     * Completes the file and gives it its name. Where the disk has no room left for what its format adds at the end, it stays
     * without that, which costs an index but no media.
     *
     * @return its length
     */
    long finish() throws IOException {
        FileChannel channel = target.channel();
        try (target) {
            try {
                format.close(channel.position(bytes));
            } catch (IOException e) {
                channel.truncate(bytes);
            }
            channel.force(true);
            frameCrc32c = FileChecksum.around(channel, firstUnitAt, bytes);
            bytes = channel.size();
        }
        PageCache.giveBack(partFile(file), 0, bytes);
        if (Files.exists(file)) {
            throw new FileAlreadyExistsException(file.toString());
        }
        Files.move(partFile(file), file);
        forceDirectory(file);
        return bytes;
    }

    /** Removes a part that has no whole unit. */
    void discard() throws IOException {
        target.close();
        Files.deleteIfExists(partFile(file));
    }

    /** Brings what is there to the disk and out of the memory; used by one thread at a time. */
    void force() throws IOException {
        long written = target.channel().size();
        target.channel().force(false);
        givenBack = PageCache.giveBack(partFile(file), givenBack, written);
    }

    /**
     * Finds out whether what is written can still be found under its name: a disk that was pulled out, or a folder that was
     * removed, takes bytes all the same, and they are lost when the file is closed.
     */
    void requireInPlace() throws IOException {
        if (target.channel().isOpen() && !Files.exists(partFile(file)) && !Files.exists(file)) {
            throw new NoSuchFileException(
                    partFile(file).toString(), null, "the file was taken away; is its disk still there?");
        }
    }

    int number() {
        return number;
    }

    Path file() {
        return file;
    }

    Container container() {
        return container;
    }

    long bytes() {
        return bytes;
    }

    long units() {
        return units;
    }

    Duration duration() {
        return duration;
    }

    /** After {@link #finish}: the checksum of what its container added around the units. */
    @Nullable
    String frameCrc32c() {
        return frameCrc32c;
    }

    Instant startedAt() {
        return startedAt;
    }

    boolean fits(MediaUnit unit) {
        return container == unit.container() && configuration.equals(unit.configuration());
    }

    /** A new name is only safe from a power cut when its directory is; where a system cannot do that, it needs not. */
    static void forceDirectory(Path file) {
        Path directory = file.toAbsolutePath().getParent();
        if (directory != null) {
            try (FileChannel entries = FileChannel.open(directory, StandardOpenOption.READ)) {
                entries.force(true);
            } catch (IOException e) {
                return;
            }
        }
    }

    private void rollBack(IOException reason) {
        try {
            target.channel().truncate(bytes);
        } catch (IOException e) {
            reason.addSuppressed(e);
        }
    }
}
