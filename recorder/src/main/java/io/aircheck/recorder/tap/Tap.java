package io.aircheck.recorder.tap;

import io.aircheck.recorder.Gap;
import io.aircheck.recorder.MediaUnit;
import io.aircheck.recorder.PartFormat;
import io.aircheck.recorder.StorageException;
import io.aircheck.recorder.UnitSink;
import io.aircheck.recorder.session.PartFormats;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Hands a stream on as it comes, as bytes that players and FFmpeg read, until the taker has enough. A new configuration brings its
 * header with it, in the midst of the bytes.
 */
public final class Tap implements UnitSink {

    /**
     * What has been handed on.
     *
     * @param length of media, as far as the stream tells it: a finished file does not
     */
    public record Taken(long units, Duration length, long bytes) {}

    /** Asked after each unit; it may take its time, the stream waits. */
    @FunctionalInterface
    public interface Taker {
        /** @return whether it wants more */
        boolean wantsMore(Taken taken) throws StorageException;
    }

    private final Path name;
    private final WritableByteChannel out;
    private final Taker taker;
    private @Nullable PartFormat format;
    private String configuration = "";
    private Taken taken = new Taken(0, Duration.ZERO, 0);

    /**
     * @param name what to call {@code out} where it does not take the bytes
     * @param out is flushed and closed by who made it
     */
    public Tap(Path name, WritableByteChannel out, Taker taker) {
        this.name = name;
        this.out = out;
        this.taker = taker;
    }

    public Taken taken() {
        return taken;
    }

    @Override
    public boolean write(MediaUnit unit) throws StorageException {
        long bytes = 0;
        try {
            PartFormat current = format;
            if (current == null || !configuration.equals(unit.configuration())) {
                current = PartFormats.of(unit.container());
                format = current;
                configuration = unit.configuration();
                bytes += send(current.open(unit));
            }
            bytes += send(current.append(unit).bytes());
        } catch (IOException e) {
            throw new StorageException(name, e);
        }
        taken = new Taken(taken.units() + 1, taken.length().plus(unit.duration()), taken.bytes() + bytes);
        return taker.wantsMore(taken);
    }

    private long send(List<ByteBuffer> buffers) throws IOException {
        long sent = 0;
        for (ByteBuffer buffer : buffers) {
            ByteBuffer view = buffer.duplicate();
            while (view.hasRemaining()) {
                sent += out.write(view);
            }
        }
        return sent;
    }

    @Override
    public void gap(Gap gap) {
        // Who only listens does not keep a list of what is missing.
    }

    @Override
    public void incident(String what) {
        // The engine deals with it, and says at its end what it could not deal with.
    }

    @Override
    public void title(String title, Instant at) {
        // A name that a stream gives itself is no recognition.
    }
}
