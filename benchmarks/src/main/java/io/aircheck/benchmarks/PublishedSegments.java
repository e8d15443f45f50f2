package io.aircheck.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What an origin in another process had on air, as its reports tell. */
final class PublishedSegments implements AutoCloseable {

    /** On threads that are there already: those of the client's own would be counted as the recorder's. */
    private final HttpClient http =
            HttpClient.newBuilder().executor(ForkJoinPool.commonPool()).build();

    private final String origin;

    /**
     * One of a channel.
     *
     * @param index from 0
     * @param publishedMillis when it went on air, epoch milliseconds
     * @param sha256 of its bytes before encryption, lower-case hex
     */
    record Segment(long index, long publishedMillis, int bytes, String sha256) {}

    PublishedSegments(String origin) {
        this.origin = origin;
    }

    /** The segments of a channel until now, in order, from one on. */
    List<Segment> of(String channel, long from) throws IOException {
        List<Segment> segments = new ArrayList<>();
        for (JsonNode segment : get("report/" + channel + "?from=" + from).path("segments")) {
            segments.add(new Segment(
                    segment.path("i").asLong(),
                    segment.path("at").asLong(),
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

    @Override
    public void close() {
        http.close();
    }
}
