package io.aircheck.recorder.hls;

import io.aircheck.recorder.Gap;
import io.aircheck.recorder.MediaUnit;
import io.aircheck.recorder.PartFormat;
import io.aircheck.recorder.StorageException;
import io.aircheck.recorder.UnitSink;
import io.aircheck.recorder.session.PartFormats;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Writes units to files, one for each configuration in a row, and remembers what else an engine says. */
final class PartFiles implements UnitSink, AutoCloseable {

    private final Path directory;
    private final List<Path> files = new ArrayList<>();
    private final List<Gap> gaps = new ArrayList<>();
    private final List<String> incidents = new ArrayList<>();
    private final AtomicInteger written = new AtomicInteger();
    private @Nullable FileChannel channel;
    private @Nullable PartFormat format;
    private String configuration = "";

    PartFiles(Path directory) throws IOException {
        this.directory = Files.createDirectories(directory);
    }

    @Override
    public boolean write(MediaUnit unit) throws StorageException {
        try {
            FileChannel target = channel;
            PartFormat form = format;
            if (target == null || form == null || !configuration.equals(unit.configuration())) {
                close();
                Path file = directory.resolve(
                        "part" + files.size() + "." + unit.container().extension());
                files.add(file);
                target = FileChannel.open(
                        file, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE);
                channel = target;
                form = PartFormats.of(unit.container());
                format = form;
                configuration = unit.configuration();
                append(target, form.open(unit));
            }
            append(target, form.append(unit).bytes());
            written.incrementAndGet();
            return true;
        } catch (IOException e) {
            throw new StorageException(directory, e);
        }
    }

    private static void append(FileChannel target, List<ByteBuffer> buffers) throws IOException {
        for (ByteBuffer buffer : buffers) {
            target.write(buffer.duplicate(), target.size());
        }
    }

    @Override
    public void gap(Gap gap) {
        gaps.add(gap);
    }

    @Override
    public void incident(String what) {
        incidents.add(what);
    }

    @Override
    public void title(String title, Instant at) {
        throw new AssertionError("HLS has no titles");
    }

    /** Units so far; may be asked by any thread. */
    int written() {
        return written.get();
    }

    List<Path> files() {
        return files;
    }

    List<Gap> gaps() {
        return gaps;
    }

    List<String> incidents() {
        return incidents;
    }

    @Override
    public void close() throws IOException {
        FileChannel open = channel;
        PartFormat form = format;
        channel = null;
        if (open != null && form != null) {
            form.close(open);
            open.close();
        }
    }
}
