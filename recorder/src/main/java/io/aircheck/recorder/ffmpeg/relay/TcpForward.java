package io.aircheck.recorder.ffmpeg.relay;

import io.aircheck.net.Dialer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import org.jspecify.annotations.Nullable;

/**
 * Leads FFmpeg's connections to one server that does not speak HTTP, over ours; TLS, where the server wants it, begins and
 * is checked here.
 */
public final class TcpForward implements AutoCloseable {

    private static final int BLOCK_BYTES = 64 << 10;

    private final Dialer dialer;
    private final MediaServer server;
    private final Loopback loopback;
    private volatile @Nullable String failure;

    private TcpForward(Dialer dialer, MediaServer server) throws IOException {
        this.dialer = dialer;
        this.server = server;
        this.loopback = Loopback.open(this::serve);
    }

    /** @throws IOException if this machine lets nobody listen */
    public static TcpForward open(Dialer dialer, MediaServer server) throws IOException {
        return new TcpForward(dialer, server);
    }

    /** Host and port that FFmpeg is to connect to. */
    public String authority() {
        return loopback.authority();
    }

    /** Why the last connection was not made or broke, in a sentence; null where it went well. */
    public @Nullable String failure() {
        return failure;
    }

    private void serve(Socket near) throws IOException {
        try (Socket far = dial()) {
            RtspAnswers answers = server.speaksRtsp() ? new RtspAnswers() : null;
            Thread down = Thread.ofVirtual().name("relay-down").start(() -> down(far, near, answers));
            try {
                up(near, far, answers);
            } finally {
                Loopback.quietly(far);
                down.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Socket dial() throws IOException {
        try {
            Socket far = dialer.dial(server.host(), server.port(), server.secure());
            failure = null;
            return far;
        } catch (IOException e) {
            failed(e);
            throw e;
        }
    }

    /** FFmpeg's side: that it leaves is no failure, whichever way it does. */
    private static void up(Socket near, Socket far, @Nullable RtspAnswers answers) throws IOException {
        OutputStream out = far.getOutputStream();
        InputStream in = near.getInputStream();
        byte[] block = new byte[BLOCK_BYTES];
        for (int count = in.read(block); count >= 0; count = in.read(block)) {
            if (answers != null) {
                answers.asked(block, count);
            }
            out.write(block, 0, count);
            out.flush();
        }
    }

    private void down(Socket far, Socket near, @Nullable RtspAnswers answers) {
        try (near) {
            OutputStream out = near.getOutputStream();
            InputStream in = far.getInputStream();
            byte[] block = new byte[BLOCK_BYTES];
            for (int count = in.read(block); count >= 0; count = in.read(block)) {
                if (answers != null) {
                    answers.check(block, count);
                }
                out.write(block, 0, count);
            }
        } catch (RtspAnswers.RedirectException e) {
            failed(e);
        } catch (IOException e) {
            Loopback.quietly(far);
        }
    }

    private void failed(IOException e) {
        if (!loopback.isClosed()) {
            failure = e.getMessage() == null ? e.toString() : e.getMessage();
        }
    }

    @Override
    public void close() {
        loopback.close();
    }
}
