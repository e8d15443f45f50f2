package io.aircheck.platforms;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A room's status as {@code aircheck check --json} and the API print it; absent facts are null. */
public final class StatusJson {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private StatusJson() {}

    /**
     * @param url as the user typed it
     * @param platform the platform's id, or null for an address that no platform claims
     */
    public static ObjectNode of(String url, @Nullable String platform, RoomStatus status) {
        RoomDetails details = status.details();
        ObjectNode json = JSON.objectNode();
        json.put("url", url);
        json.put("platform", platform);
        json.put("state", status.state());
        json.put("streamer", details.streamer());
        json.put("title", details.title());
        json.put("category", details.category());
        json.put("cover", details.cover());
        json.put("startedAt", text(details.startedAt()));
        ArrayNode streams = json.putArray("streams");
        if (status instanceof RoomStatus.Live live) {
            live.streams().forEach(stream -> streams.add(stream(stream)));
        }
        json.put("error", status instanceof RoomStatus.Unavailable unavailable ? unavailable.reason() : null);
        return json;
    }

    public static ObjectNode stream(LiveStream stream) {
        ObjectNode json = JSON.objectNode();
        json.put("protocol", stream.protocol().id());
        json.put("quality", stream.quality().name());
        json.put("name", stream.name());
        json.put("codec", stream.codec() == null ? null : stream.codec().id());
        json.put("width", stream.width());
        json.put("height", stream.height());
        json.put("frameRate", shortest(stream.frameRate()));
        json.put("bitrate", stream.bitsPerSecond());
        json.put("url", stream.url());
        ObjectNode headers = json.putObject("headers");
        stream.headers().forEach(headers::put);
        json.put("audioUrl", stream.audioUrl());
        json.put("expiresAt", text(stream.expiresAt()));
        return json;
    }

    /** 60 rather than 60.0. */
    private static @Nullable BigDecimal shortest(@Nullable Double value) {
        return value == null
                ? null
                : new BigDecimal(BigDecimal.valueOf(value).stripTrailingZeros().toPlainString());
    }

    private static @Nullable String text(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }
}
