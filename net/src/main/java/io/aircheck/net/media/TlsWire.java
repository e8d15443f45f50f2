package io.aircheck.net.media;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLEngineResult.Status;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;

/**
 * TLS over another wire. An {@code SSLSocket} asks the system twice for each record of 16 KiB; this takes several at once.
 * Its buffers are on the heap, because the JDK's ciphers copy direct ones through the heap.
 */
public final class TlsWire implements Wire {

    /** Encrypted bytes that are asked for at once: some records. */
    private static final int READ_BYTES = 64 << 10;

    private final Wire wire;
    private final SSLEngine engine;
    private final ByteBuffer encrypted;
    private final ByteBuffer decrypted;
    private final ByteBuffer outgoing;
    private final int recordBytes;
    private boolean ended;

    private TlsWire(Wire wire, SSLEngine engine) {
        this.wire = wire;
        this.engine = engine;
        int record = engine.getSession().getPacketBufferSize();
        this.encrypted = ByteBuffer.allocate(Math.max(READ_BYTES, 2 * record)).flip();
        this.outgoing = ByteBuffer.allocate(record);
        this.recordBytes = engine.getSession().getApplicationBufferSize();
        this.decrypted = ByteBuffer.allocate(recordBytes).flip();
    }

    /**
     * Shakes hands as the client's side.
     *
     * @param engine with its parameters set; it verifies the other side
     */
    public static TlsWire client(Wire wire, SSLEngine engine) throws IOException {
        engine.setUseClientMode(true);
        TlsWire tls = new TlsWire(wire, engine);
        engine.beginHandshake();
        tls.shakeHands();
        return tls;
    }

    private void shakeHands() throws IOException {
        while (true) {
            switch (engine.getHandshakeStatus()) {
                case NEED_TASK -> runTasks();
                case NEED_WRAP -> send(ByteBuffer.allocate(0));
                case NEED_UNWRAP, NEED_UNWRAP_AGAIN -> {
                    if (receive(decrypted.compact(), true) == Received.END && !engine.isInboundDone()) {
                        throw new SSLHandshakeException("the server ended the connection during the handshake");
                    }
                }
                case FINISHED, NOT_HANDSHAKING -> {
                    return;
                }
            }
        }
    }

    private void runTasks() {
        for (Runnable task = engine.getDelegatedTask(); task != null; task = engine.getDelegatedTask()) {
            task.run();
        }
    }

    /**
     * Decrypts as many records as have come, into the caller's buffer where a whole one fits in, else by way of one of our
     * own. Where the caller's buffer is not full afterwards, nothing more was there.
     */
    @Override
    public int read(ByteBuffer target) throws IOException {
        int before = target.position();
        boolean come = true;
        while (target.hasRemaining() && come) {
            if (decrypted.hasRemaining()) {
                handOver(target);
            } else if (ended) {
                return target.position() > before ? target.position() - before : -1;
            } else {
                come = decrypt(target, target.position() == before) || target.position() == before;
            }
        }
        return target.position() - before;
    }

    private void handOver(ByteBuffer target) {
        int count = Math.min(decrypted.remaining(), target.remaining());
        target.put(target.position(), decrypted, decrypted.position(), count);
        target.position(target.position() + count);
        decrypted.position(decrypted.position() + count);
    }

    /**
     * One record.
     *
     * @param wait whether to wait for it
     * @return whether it gave something
     */
    private boolean decrypt(ByteBuffer target, boolean wait) throws IOException {
        int before = target.position();
        Received received = receive(target.remaining() >= recordBytes ? target : decrypted.clear(), wait);
        ended = received == Received.END;
        boolean came = target.position() > before || decrypted.hasRemaining();
        if (received == Received.RECORD && !came && engine.getHandshakeStatus() != HandshakeStatus.NOT_HANDSHAKING) {
            shakeHands(); // a renewed key, for example
        }
        return came;
    }

    private enum Received {
        RECORD,
        PART_OF_ONE,
        END
    }

    /**
     * Unwraps one record into a buffer that is ready to be written; our own is ready to be read afterwards.
     *
     * @param wait whether to wait for the rest of it
     */
    private Received receive(ByteBuffer target, boolean wait) throws IOException {
        try {
            while (true) {
                SSLEngineResult result = engine.unwrap(encrypted, target);
                switch (result.getStatus()) {
                    case OK -> {
                        return Received.RECORD;
                    }
                    case CLOSED -> {
                        return Received.END;
                    }
                    case BUFFER_OVERFLOW -> throw new SSLException("a record is larger than TLS allows");
                    case BUFFER_UNDERFLOW -> {
                        if (!wait) {
                            return Received.PART_OF_ONE;
                        }
                        encrypted.compact();
                        int count;
                        try {
                            count = wire.read(encrypted);
                        } finally {
                            encrypted.flip();
                        }
                        if (count < 0) {
                            if (encrypted.hasRemaining()) {
                                throw new EOFException("the connection ended within a TLS record");
                            }
                            return Received.END;
                        }
                    }
                }
            }
        } finally {
            if (target == decrypted) {
                decrypted.flip();
            }
        }
    }

    @Override
    public void write(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            send(bytes);
        }
    }

    private void send(ByteBuffer bytes) throws IOException {
        SSLEngineResult result = engine.wrap(bytes, outgoing.clear());
        wire.write(outgoing.flip());
        if (result.getStatus() == Status.CLOSED && bytes.hasRemaining()) {
            throw new SSLException("the server ended the secure connection");
        }
    }

    @Override
    public int kept() throws IOException {
        return wire.kept();
    }

    /** Says no farewell: that might block, and every body tells its own end. */
    @Override
    public void close() {
        wire.close();
    }
}
