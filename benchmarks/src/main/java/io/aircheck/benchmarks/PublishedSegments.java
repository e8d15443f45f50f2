package io.aircheck.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What an origin in another process had on air, as its reports tell. */
final class PublishedSegments implements AutoCloseable {

    /** How far ahead of its place a segment is looked for. */
    private static final int REACH = 200;

    private final HttpClient http = HttpClient.newHttpClient();
    private final String origin;

    /** @param sha256 of its bytes before encryption, lower-case hex */
    record Segment(long index, int bytes, String sha256) {}

    PublishedSegments(String origin) {
        this.origin = origin;
    }

    /** The segments of a channel so far, in order. */
    List<Segment> of(String channel) throws IOException {
        List<Segment> segments = new ArrayList<>();
        for (JsonNode segment : get("report/" + channel).path("segments")) {
            segments.add(new Segment(
                    segment.path("i").asLong(),
                    segment.path("bytes").asInt(),
                    segment.path("sha256").asString()));
        }
        return segments;
    }

    /** Has a programme encoded, so that no channel waits for it. */
    void prepare(String programme) throws IOException {
        get("hls/warm-up/index.m3u8?p=" + programme);
    }

    /** A stretch of a programme as HTTP-FLV, all at once. */
    byte[] flv(String programme, int seconds) throws IOException {
        return send(
                "flv/reference.flv?speed=0&p=" + programme + "&end=" + seconds,
                HttpResponse.BodyHandlers.ofByteArray());
    }

    private JsonNode get(String path) throws IOException {
        String answer = send(path, HttpResponse.BodyHandlers.ofString());
        return answer.startsWith("{")
                ? JsonMapper.shared().readTree(answer)
                : JsonMapper.shared().nullNode();
    }

    private <T> T send(String path, HttpResponse.BodyHandler<T> handler) throws IOException {
        try {
            return http.send(HttpRequest.newBuilder(URI.create(origin + path)).build(), handler)
                    .body();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /** The segment that lies at a place of a file, the first from number {@code from} on; null where there is none. */
    static @Nullable Segment at(byte[] data, int at, List<Segment> segments, long from) {
        return segments.stream()
                .filter(segment -> segment.index() >= from && at + segment.bytes() <= data.length)
                .limit(from < 0 ? segments.size() : REACH)
                .filter(segment -> segment.sha256().equals(hash(data, at, segment.bytes())))
                .findFirst()
                .orElse(null);
    }

    private static String hash(byte[] data, int at, int length) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(data, at, length);
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
