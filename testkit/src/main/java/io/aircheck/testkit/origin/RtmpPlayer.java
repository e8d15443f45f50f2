package io.aircheck.testkit.origin;

import io.aircheck.media.ffmpeg.FFmpeg;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/** Plays media to RTMP clients, for the handler of a wire server: each client gets an FFmpeg that is its server. */
public final class RtmpPlayer {

    /** Of what a client says in the beginning, its handshake is 3 KiB. */
    private static final int KEPT_BYTES = 16 << 10;

    private static final Duration LONGEST_START = Duration.ofSeconds(20);

    private final FFmpeg ffmpeg;
    private final String media;
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    /** @param media a file or address in a form that FLV can carry; sent as fast as it is read */
    public RtmpPlayer(FFmpeg ffmpeg, String media) {
        this.ffmpeg = ffmpeg;
        this.media = media;
    }

    /** Plays to one client until the media ends or the client goes. */
    public void play(Socket client) throws IOException {
        int port = freePort();
        List<String> arguments = List.of(
                "-v",
                "error",
                "-i",
                media,
                "-c",
                "copy",
                "-f",
                "flv",
                "-flvflags",
                "no_duration_filesize",
                "-listen",
                "1",
                "rtmp://127.0.0.1:" + port + "/live/key");
        try (var server = ffmpeg.start(arguments);
                Socket there = whenItListens(port)) {
            Thread up = Thread.ofVirtual().start(() -> carryUp(client, there));
            carry(there, client);
            client.close();
            up.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What clients said first, one char a byte: the names that they ask for stand in it. */
    public String said() {
        synchronized (said) {
            return said.toString(StandardCharsets.ISO_8859_1);
        }
    }

    private void carryUp(Socket client, Socket server) {
        try {
            InputStream in = client.getInputStream();
            OutputStream out = server.getOutputStream();
            byte[] block = new byte[4096];
            for (int count = in.read(block); count >= 0; count = in.read(block)) {
                synchronized (said) {
                    said.write(block, 0, Math.min(count, Math.max(0, KEPT_BYTES - said.size())));
                }
                out.write(block, 0, count);
            }
            server.shutdownOutput();
        } catch (IOException e) {
            // One side has closed the connection, which is its end.
        }
    }

    private static void carry(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.shutdownOutput();
        } catch (IOException e) {
            // One side has closed the connection, which is its end.
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static Socket whenItListens(int port) throws IOException {
        long deadline = System.nanoTime() + LONGEST_START.toNanos();
        while (true) {
            try {
                return new Socket("127.0.0.1", port);
            } catch (ConnectException e) {
                if (System.nanoTime() > deadline) {
                    throw e;
                }
                Thread.onSpinWait();
            }
        }
    }
}
