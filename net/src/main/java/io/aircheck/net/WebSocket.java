package io.aircheck.net;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;
import okhttp3.Response;
import okio.Buffer;
import okio.BufferedSink;
import okio.BufferedSource;
import okio.ByteString;
import okio.Okio;
import org.jspecify.annotations.Nullable;

/**
 * The client's side of RFC 6455 over a connection that a server has upgraded. Our own, since OkHttp's takes messages of any
 * length into memory.
 */
final class WebSocket implements TextSocket {

    /** A message of a site's conversation has some kilobytes. */
    private static final int MOST_BYTES = 1 << 20;

    private static final String ACCEPT_SALT = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private static final int FINAL = 0x80;
    private static final int RESERVED = 0x70;
    private static final int MASKED = 0x80;
    private static final int LENGTH_IN_16_BITS = 126;
    private static final int LENGTH_IN_64_BITS = 127;
    private static final int CONTINUATION = 0;
    private static final int TEXT = 1;
    private static final int CLOSE = 8;
    private static final int PING = 9;
    private static final int PONG = 10;
    private static final byte[] NORMAL_END = {3, (byte) 0xe8};

    private final okio.Socket socket;
    private final BufferedSource source;
    private final BufferedSink sink;
    private final RandomGenerator random;
    private final ReentrantLock receiving = new ReentrantLock();
    private final ReentrantLock sending = new ReentrantLock();
    private volatile boolean ended;

    /** @param response with status 101 */
    WebSocket(Response response, RandomGenerator random) throws ProtocolException {
        okio.Socket upgraded = response.socket();
        if (upgraded == null) {
            throw new ProtocolException(response.request().url().host() + " did not open a socket");
        }
        this.socket = upgraded;
        this.source = Okio.buffer(upgraded.getSource());
        this.sink = Okio.buffer(upgraded.getSink());
        this.random = random;
    }

    /** The key of a handshake: 16 random bytes. */
    static String key(RandomGenerator random) {
        byte[] key = new byte[16];
        random.nextBytes(key);
        return Base64.getEncoder().encodeToString(key);
    }

    /** What a server has to answer to a key (section 4.2.2). */
    static String accept(String key) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-1").digest((key + ACCEPT_SALT).getBytes(StandardCharsets.US_ASCII));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-1", e);
        }
    }

    @Override
    public void send(String text) throws IOException {
        send(TEXT, text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public @Nullable String receive(Duration patience) throws IOException {
        receiving.lock();
        try {
            return next(patience);
        } catch (EOFException e) {
            return null;
        } catch (IOException e) {
            if (ended) {
                return null;
            }
            throw e;
        } finally {
            receiving.unlock();
        }
    }

    private @Nullable String next(Duration patience) throws IOException {
        if (ended) {
            return null;
        }
        source.timeout().timeout(patience.toNanos(), TimeUnit.NANOSECONDS);
        Buffer message = new Buffer();
        while (!ended) {
            int head = source.readByte();
            if ((head & RESERVED) != 0) {
                throw new ProtocolException("a frame with an extension that was not agreed on");
            }
            byte[] content = content();
            switch (head & 0xf) {
                case CONTINUATION, TEXT -> {
                    message.write(content);
                    requireShort(message.size());
                    if ((head & FINAL) != 0) {
                        return message.readUtf8();
                    }
                }
                case PING -> send(PONG, content);
                case CLOSE -> close();
                default -> {} // answers to pings, and binary messages, of which there is no talk
            }
        }
        return null;
    }

    private byte[] content() throws IOException {
        int lengths = source.readByte() & 0xff;
        if ((lengths & MASKED) != 0) {
            throw new ProtocolException("a server masked a frame");
        }
        long length = switch (lengths) {
            case LENGTH_IN_16_BITS -> source.readShort() & 0xffff;
            case LENGTH_IN_64_BITS -> source.readLong();
            default -> lengths;
        };
        requireShort(length);
        return source.readByteArray(length);
    }

    private static void requireShort(long length) throws ProtocolException {
        if (length < 0 || length > MOST_BYTES) {
            throw new ProtocolException("a message of more than " + (MOST_BYTES >> 20) + " MiB");
        }
    }

    private void send(int opcode, byte[] content) throws IOException {
        sending.lock();
        try {
            byte[] mask = new byte[4];
            random.nextBytes(mask);
            sink.writeByte(FINAL | opcode);
            if (content.length < LENGTH_IN_16_BITS) {
                sink.writeByte(MASKED | content.length);
            } else if (content.length <= 0xffff) {
                sink.writeByte(MASKED | LENGTH_IN_16_BITS).writeShort(content.length);
            } else {
                sink.writeByte(MASKED | LENGTH_IN_64_BITS).writeLong(content.length);
            }
            sink.write(mask);
            byte[] masked = new byte[content.length];
            for (int i = 0; i < content.length; i++) {
                masked[i] = (byte) (content[i] ^ mask[i & 3]);
            }
            sink.write(ByteString.of(masked)).flush();
        } finally {
            sending.unlock();
        }
    }

    /** Both streams are closed, so that the connection is not counted as one in use. */
    @Override
    public void close() {
        if (ended) {
            return;
        }
        try {
            send(CLOSE, NORMAL_END);
        } catch (IOException e) {
            // It is ending anyway.
        }
        ended = true;
        socket.cancel();
        closeUnder(sending, sink);
        closeUnder(receiving, source);
    }

    private static void closeUnder(ReentrantLock lock, Closeable stream) {
        lock.lock();
        try {
            stream.close();
        } catch (IOException e) {
            // What was cancelled may say so.
        } finally {
            lock.unlock();
        }
    }
}
