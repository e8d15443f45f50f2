package io.aircheck.benchmarks.pieces;

import io.aircheck.recorder.memory.MediaMemory;
import io.aircheck.testkit.origin.LiveOrigin;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Media of 3 Mbit/s as the recorder holds them: in direct buffers. */
final class Loops {

    private Loops() {}

    /** One segment of two seconds. */
    static byte[] transportStream() throws IOException {
        try (LiveOrigin origin = origin()) {
            String playlist = new String(get(origin, "/hls/one/index.m3u8?p=3m"));
            String segment = playlist.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .findFirst()
                    .orElseThrow();
            return get(URI.create(origin.url("/hls/one/index.m3u8")).resolve(segment));
        }
    }

    /** Ten seconds of FLV. */
    static byte[] flv() throws IOException {
        try (LiveOrigin origin = origin()) {
            return get(origin, "/flv/one.flv?p=3m&speed=0&end=10");
        }
    }

    static List<ByteBuffer> chunks(byte[] bytes) {
        List<ByteBuffer> chunks = new ArrayList<>();
        for (int at = 0; at < bytes.length; at += MediaMemory.CHUNK) {
            int count = Math.min(MediaMemory.CHUNK, bytes.length - at);
            chunks.add(ByteBuffer.allocateDirect(MediaMemory.CHUNK)
                    .put(bytes, at, count)
                    .flip());
        }
        return chunks;
    }

    private static LiveOrigin origin() throws IOException {
        return LiveOrigin.start(0, Path.of(System.getProperty("java.io.tmpdir"), "aircheck-benchmark-media"));
    }

    private static byte[] get(LiveOrigin origin, String path) throws IOException {
        return get(URI.create(origin.url(path)));
    }

    private static byte[] get(URI address) throws IOException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofByteArray())
                    .body();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
