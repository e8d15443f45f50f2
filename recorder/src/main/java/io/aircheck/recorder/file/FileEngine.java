package io.aircheck.recorder.file;

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
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The engine for {@code Protocol.PROGRESSIVE}: a finished file is fetched once and whole, going on where a connection broke
 * off; a transport stream without end is recorded until it is over. A unit is a block of about 1 MiB, so that the manifest proves the
 * file.
 */
public final class FileEngine implements StreamEngine {

    private final HttpClient http;
    private final Clock clock;
    private final ConnectionRules rules;

    /** @param endAfterSilence how long nothing may come before the recording ends */
    public FileEngine(HttpClient http, Clock clock, Duration endAfterSilence) {
        this(http, clock, ConnectionRules.usual(endAfterSilence));
    }

    FileEngine(HttpClient http, Clock clock, ConnectionRules rules) {
        this.http = http;
        this.clock = clock;
        this.rules = rules;
    }

    @Override
    public End run(StreamSource source, UnitSink sink) throws InterruptedException, StorageException {
        Connections connections = new Connections(http, clock, rules, source, sink, Map.of());
        Download download = new Download(connections, new BlockWriter(sink, clock), sink);
        try {
            while (true) {
                switch (connections.next(download.wanted())) {
                    case Connections.Next.Over(End end) -> {
                        return download.givenUp(end);
                    }
                    case Connections.Next.Open open -> {
                        Optional<End> end = download.take(open.body());
                        if (end.isPresent()) {
                            return end.get();
                        }
                    }
                }
            }
        } catch (InterruptedException e) {
            download.flush();
            throw e;
        }
    }

    private final class Download {

        private final Connections connections;
        private final BlockWriter writer;
        private final UnitSink sink;
        private @Nullable RemoteFile file;
        private Instant lost = clock.instant();

        Download(Connections connections, BlockWriter writer, UnitSink sink) {
            this.connections = connections;
            this.writer = writer;
            this.sink = sink;
        }

        Map<String, String> wanted() {
            return file == null ? Map.of() : file.rest(writer.position());
        }

        void flush() throws StorageException {
            writer.flush();
        }

        End givenUp(End end) throws StorageException {
            writer.flush();
            if (file != null && !file.isEndless()) {
                long missing = file.length() - writer.position();
                String sentence = missing + " of " + file.length() + " bytes could not be fetched";
                sink.gap(new Gap(clock.instant(), Duration.ZERO, 0, Gap.Cause.UNREACHABLE, sentence));
                return new End(EndReason.FAILED, sentence);
            }
            return end;
        }

        /** @return the end of the recording, or empty where only the connection ended */
        Optional<End> take(MediaBody body) throws InterruptedException, StorageException {
            try (body) {
                String type = body.headers().first("Content-Type");
                if (type != null && type.toLowerCase(Locale.ROOT).startsWith("text/")) {
                    throw new IOException("the address answers with " + type + " in place of media");
                }
                Optional<End> refused = begin(body);
                return refused.isPresent() ? refused : read(body);
            } catch (StorageException e) {
                throw e;
            } catch (IOException e) {
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                sink.incident("the connection broke: " + Connections.reason(e));
                return lostConnection();
            }
        }

        private Optional<End> begin(MediaBody body) throws IOException {
            RemoteFile found = RemoteFile.of(body);
            RemoteFile known = file;
            if (known == null) {
                file = found;
                writer.begin(found);
                return Optional.empty();
            }
            if (known.isEndless()) {
                sink.gap(new Gap(
                        lost,
                        Duration.between(lost, clock.instant()),
                        0,
                        Gap.Cause.UNREACHABLE,
                        "there was no connection to the stream"));
                return Optional.empty();
            }
            long offset = RemoteFile.offset(body);
            if (!known.isSameAs(found) || offset > writer.position()) {
                return Optional.of(new End(EndReason.FAILED, "the file changed on the server while it was fetched"));
            }
            skip(body, writer.position() - offset);
            return Optional.empty();
        }

        private static void skip(MediaBody body, long bytes) throws IOException {
            ByteBuffer buffer = ByteBuffer.allocate(64 << 10);
            for (long left = bytes; left > 0; left -= buffer.position()) {
                buffer.clear().limit((int) Math.min(left, buffer.capacity()));
                if (body.read(buffer) < 0) {
                    throw new IOException("it ended before the place where the last one broke off");
                }
            }
        }

        private Optional<End> read(MediaBody body) throws IOException, InterruptedException {
            ByteBuffer buffer = ByteBuffer.allocate(64 << 10);
            while (body.read(buffer.clear()) >= 0) {
                switch (writer.add(buffer.flip())) {
                    case HELD -> {}
                    case WRITTEN -> connections.delivered();
                    case ENOUGH -> {
                        return Optional.of(new End(EndReason.LIMIT_REACHED, null));
                    }
                }
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
            }
            RemoteFile whole = file;
            if (whole != null && !whole.isEndless() && writer.position() < whole.length()) {
                throw new IOException("it ended after " + writer.position() + " of " + whole.length() + " bytes");
            }
            writer.flush();
            return writer.isTransportStream() && whole != null && whole.isEndless()
                    ? lostConnection()
                    : Optional.of(new End(EndReason.STREAM_ENDED, null));
        }

        /** An endless stream cannot be taken up in the middle of a packet. */
        private Optional<End> lostConnection() throws StorageException {
            lost = clock.instant();
            if (file != null && file.isEndless()) {
                writer.flush();
                writer.dropRest();
            }
            return Optional.empty();
        }
    }
}
