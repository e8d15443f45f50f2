package io.aircheck.platforms.script;

import io.aircheck.platforms.Codec;
import io.aircheck.platforms.Json;
import io.aircheck.platforms.LiveStream;
import io.aircheck.platforms.Protocol;
import io.aircheck.platforms.Quality;
import io.aircheck.platforms.RoomDetails;
import io.aircheck.platforms.RoomStatus;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes a {@link RoomStatus} of what a script's {@code check} gave. What is not exactly one of them is a failure. */
final class StatusReader {

    private static final int MOST_STREAMS = 50;
    private static final long LATEST_MILLIS = 32_503_680_000_000L;

    /** What comes over HTTP; FFmpeg, which would take the others, is not to be sent anywhere by a script. */
    private static final List<Protocol> PROTOCOLS =
            List.of(Protocol.HLS, Protocol.FLV, Protocol.PROGRESSIVE, Protocol.ICY, Protocol.DASH);

    private StatusReader() {}

    static RoomStatus read(Json value) throws ScriptFailure {
        if (value.isMissing()) {
            throw ScriptFailure.wrong("gave nothing in check()");
        }
        Fields status = Fields.of(
                value,
                "gave in check() a status",
                "state",
                "reason",
                "streamer",
                "title",
                "category",
                "cover",
                "startedAt",
                "streams");
        RoomDetails details = new RoomDetails(
                status.text("streamer"),
                status.text("title"),
                status.text("category"),
                status.address("cover"),
                instant(status, "startedAt"));
        String state = status.required("state");
        if (!state.equals("live") && status.has("streams")) {
            throw ScriptFailure.wrong("gave in check() streams of a room that is " + Fields.shortened(state));
        }
        return switch (state) {
            case "live" -> new RoomStatus.Live(details, streams(status));
            case "offline" -> new RoomStatus.Offline(details);
            case "not_found" -> new RoomStatus.NotFound(details, status.required("reason"));
            case "login_required" -> new RoomStatus.LoginRequired(details, status.required("reason"));
            case "geo_blocked" -> new RoomStatus.GeoBlocked(details, status.required("reason"));
            case "private" -> new RoomStatus.Private(details, status.required("reason"));
            case "blocked" -> new RoomStatus.Blocked(details, status.required("reason"));
            case "error" -> new RoomStatus.Failed(details, status.required("reason"));
            default ->
                throw status.wrong(
                        "state",
                        "is \"" + Fields.shortened(state) + "\"; there are live, offline, not_found, login_required,"
                                + " geo_blocked, private, blocked, error");
        };
    }

    private static List<LiveStream> streams(Fields status) throws ScriptFailure {
        List<Json> items = status.items("streams", MOST_STREAMS);
        if (items.isEmpty()) {
            throw ScriptFailure.wrong("gave in check() a room that is live without streams");
        }
        List<LiveStream> streams = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            streams.add(stream(items.get(i), i));
        }
        return streams;
    }

    private static LiveStream stream(Json item, int rank) throws ScriptFailure {
        Fields stream = Fields.of(
                item,
                "gave in check() streams[" + rank + "]",
                "protocol",
                "quality",
                "name",
                "codec",
                "width",
                "height",
                "frameRate",
                "bitrate",
                "url",
                "audioUrl",
                "headers",
                "expiresAt");
        String url = stream.address("url");
        Protocol protocol = stream.word(
                "protocol",
                word -> PROTOCOLS.stream().filter(it -> it.id().equals(word)).findFirst(),
                PROTOCOLS.stream().map(Protocol::id).toList());
        if (url == null || protocol == null) {
            throw ScriptFailure.wrong(stream.place() + " without " + (url == null ? "url" : "protocol"));
        }
        Quality quality = stream.word(
                "quality",
                Quality::named,
                Arrays.stream(Quality.values()).map(Quality::name).toList());
        Quality rung = quality == null ? Quality.atRank(rank) : quality;
        String name = stream.text("name");
        return LiveStream.of(protocol, rung, name == null ? rung.name() : name, url)
                .withCodec(stream.word(
                        "codec",
                        StatusReader::codec,
                        Arrays.stream(Codec.values()).map(Codec::id).toList()))
                .withPicture(pixels(stream, "width"), pixels(stream, "height"), stream.number("frameRate", 1, 1000))
                .withBitsPerSecond(stream.whole("bitrate", 1, 1_000_000_000))
                .withAudioUrl(stream.address("audioUrl"))
                .withHeaders(headers(stream))
                .withExpiry(instant(stream, "expiresAt"));
    }

    private static Optional<Codec> codec(String word) {
        return Arrays.stream(Codec.values())
                .filter(codec -> codec.id().equals(word))
                .findFirst();
    }

    private static @Nullable Integer pixels(Fields stream, String name) throws ScriptFailure {
        Long pixels = stream.whole(name, 1, 65_535);
        return pixels == null ? null : pixels.intValue();
    }

    private static Map<String, String> headers(Fields stream) throws ScriptFailure {
        Map<String, String> headers = new LinkedHashMap<>();
        for (Map.Entry<String, Json> header :
                stream.object().at("headers").members().entrySet()) {
            String value = header.getValue().text("");
            if (!RequestReader.isHeader(header.getKey(), value)) {
                throw stream.wrong("headers", "have one that cannot be sent: " + Fields.shortened(header.getKey()));
            }
            headers.put(header.getKey(), value);
        }
        return headers;
    }

    /** Milliseconds since 1970, as JavaScript counts, or a text such as 2026-11-20T19:00:00Z. */
    private static @Nullable Instant instant(Fields fields, String name) throws ScriptFailure {
        if (!fields.has(name)) {
            return null;
        }
        if (fields.object().at(name).number() != null) {
            Long millis = fields.whole(name, 0, LATEST_MILLIS);
            return millis == null ? null : Instant.ofEpochMilli(millis);
        }
        try {
            return Instant.parse(fields.required(name));
        } catch (DateTimeException e) {
            throw fields.wrong(name, "is no time; give milliseconds since 1970 or 2026-11-20T19:00:00Z");
        }
    }
}
