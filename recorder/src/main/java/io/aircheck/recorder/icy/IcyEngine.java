package io.aircheck.recorder.icy;

import io.aircheck.media.icy.AudioPiece;
import io.aircheck.media.icy.AudioReader;
import io.aircheck.media.icy.IcySplitter;
import io.aircheck.media.icy.IcyTitle;
import io.aircheck.net.HttpClient;
import io.aircheck.net.MediaBody;
import io.aircheck.recorder.EndReason;
import io.aircheck.recorder.Gap;
import io.aircheck.recorder.StorageException;
import io.aircheck.recorder.StreamEngine;
import io.aircheck.recorder.StreamSource;
import io.aircheck.recorder.UnitSink;
import io.aircheck.recorder.connection.ConnectionRules;
import io.aircheck.recorder.connection.Connections;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The engine for {@code Protocol.ICY}: Icecast and SHOUTcast. Metadata is taken out of the sound and told as titles; units are
 * whole frames, so every file begins with one. Its files are made by {@link AudioPartFormat}.
 */
public final class IcyEngine implements StreamEngine {

    /** So much without a single frame is not sound. */
    private static final int MAX_NOISE_BYTES = 1 << 20;

    /** A SHOUTcast server shows a browser its web page, so we do not call ourselves Mozilla. */
    private static final Map<String, String> HEADERS =
            Map.of("Icy-MetaData", "1", "User-Agent", "Aircheck/1.0", "Connection", "close");

    private final HttpClient http;
    private final Clock clock;
    private final ConnectionRules rules;

    /** @param endAfterSilence how long the stream may be gone before the recording ends */
    public IcyEngine(HttpClient http, Clock clock, Duration endAfterSilence) {
        this(http, clock, ConnectionRules.usual(endAfterSilence));
    }

    IcyEngine(HttpClient http, Clock clock, ConnectionRules rules) {
        this.http = http;
        this.clock = clock;
        this.rules = rules;
    }

    @Override
    public End run(StreamSource source, UnitSink sink) throws InterruptedException, StorageException {
        Connections connections = new Connections(http, clock, rules, source, sink, HEADERS);
        BlockWriter writer = new BlockWriter(sink, clock);
        Instant lost = null;
        try {
            while (true) {
                switch (connections.next()) {
                    case Connections.Next.Over(End end) -> {
                        return end;
                    }
                    case Connections.Next.Open open -> {
                        if (lost != null) {
                            sink.gap(gapSince(lost));
                        }
                        Optional<End> end = new Listening(open.body(), connections, writer, sink).untilItEnds();
                        if (end.isPresent()) {
                            return end.get();
                        }
                        lost = clock.instant();
                    }
                }
            }
        } catch (InterruptedException e) {
            writer.flush();
            throw e;
        }
    }

    private Gap gapSince(Instant lost) {
        return new Gap(
                lost,
                Duration.between(lost, clock.instant()),
                0,
                Gap.Cause.UNREACHABLE,
                "there was no connection; what the server sends first after it may repeat some of what came before");
    }

    /** One connection. */
    private static final class Listening {

        private final MediaBody body;
        private final Connections connections;
        private final BlockWriter writer;
        private final UnitSink sink;
        private final IcySplitter splitter;
        private final ByteBuffer firstBytes = ByteBuffer.allocate(SoundForm.FIRST_BYTES);
        private @Nullable SoundForm form;
        private @Nullable AudioReader reader;
        private int bytesSincePiece;

        Listening(MediaBody body, Connections connections, BlockWriter writer, UnitSink sink) {
            this.body = body;
            this.connections = connections;
            this.writer = writer;
            this.sink = sink;
            this.splitter = new IcySplitter(metaint(body));
        }

        private static int metaint(MediaBody body) {
            String announced = body.headers().first("icy-metaint");
            try {
                return announced == null ? 0 : Math.max(0, Integer.parseInt(announced.strip()));
            } catch (NumberFormatException e) {
                return 0;
            }
        }

        /** @return the end of the recording, or empty where only the connection ended */
        Optional<End> untilItEnds() throws InterruptedException, StorageException {
            try (body) {
                ByteBuffer buffer = ByteBuffer.allocate(16 << 10);
                while (body.read(buffer.clear()) >= 0) {
                    buffer.flip();
                    Optional<End> end = take(buffer);
                    if (end.isPresent()) {
                        return end;
                    }
                    if (Thread.interrupted()) {
                        throw new InterruptedException();
                    }
                }
                sink.incident("the server closed the connection");
            } catch (StorageException e) {
                throw e;
            } catch (IOException e) {
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                sink.incident("the connection broke: " + Connections.reason(e));
            }
            return ended(writer.flush());
        }

        private Optional<End> take(ByteBuffer bytes) throws IOException {
            for (IcySplitter.Part part = splitter.next(bytes); part != null; part = splitter.next(bytes)) {
                Optional<End> end = switch (part) {
                    case IcySplitter.Part.Audio(ByteBuffer sound) -> sound(sound);
                    case IcySplitter.Part.Block(String text) -> {
                        Optional<String> title = IcyTitle.of(text);
                        yield title.isEmpty() ? Optional.empty() : ended(writer.titleFromHere(title.get()));
                    }
                };
                if (end.isPresent()) {
                    return end;
                }
            }
            return Optional.empty();
        }

        private Optional<End> sound(ByteBuffer sound) throws IOException {
            bytesSincePiece += sound.remaining();
            if (bytesSincePiece > MAX_NOISE_BYTES) {
                throw new IOException("what comes is no sound that could be recognised");
            }
            if (form == null) {
                while (firstBytes.hasRemaining() && sound.hasRemaining()) {
                    firstBytes.put(sound.get());
                }
                if (firstBytes.hasRemaining()) {
                    return Optional.empty();
                }
                String type = body.headers().first("content-type");
                Optional<SoundForm> found = SoundForm.of(type, firstBytes);
                if (found.isEmpty()) {
                    return Optional.of(
                            new End(EndReason.UNSUPPORTED, "the address answers with " + type + ", which is no radio"));
                }
                form = found.get();
                reader = form.reader();
                reader.feed(firstBytes.flip());
            }
            return pieces(form, reader, sound);
        }

        private Optional<End> pieces(SoundForm known, @Nullable AudioReader pieces, ByteBuffer sound)
                throws StorageException {
            if (pieces == null) {
                return Optional.empty();
            }
            pieces.feed(sound);
            for (AudioPiece piece = pieces.next(); piece != null; piece = pieces.next()) {
                bytesSincePiece = 0;
                Optional<End> end = ended(writer.add(piece, known.container()));
                if (end.isPresent()) {
                    return end;
                }
            }
            return Optional.empty();
        }

        private Optional<End> ended(BlockWriter.Outcome outcome) {
            if (outcome == BlockWriter.Outcome.WRITTEN) {
                connections.delivered();
            }
            return outcome == BlockWriter.Outcome.ENOUGH
                    ? Optional.of(new End(EndReason.LIMIT_REACHED, null))
                    : Optional.empty();
        }
    }
}
