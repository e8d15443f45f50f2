package io.aircheck.platforms.twitch;

import io.aircheck.platforms.Json;
import io.aircheck.platforms.RoomDetails;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/**
 * What GraphQL tells of a channel.
 *
 * @param absence why there is no such channel ("UNKNOWN", "TOS_INDEFINITE" …), or null where there is one
 * @param streamType "live", "rerun" …; null while it is off
 */
record Channel(
        RoomDetails details,
        @Nullable String absence,
        @Nullable String streamType) {

    /** From ChannelShell and StreamMetadata. */
    static Channel of(String login, Json shell, Json metadata) {
        Json owner = shell.at("userOrError");
        Json user = metadata.at("user");
        if ("UserDoesNotExist".equals(owner.at("__typename").text()) || owner.isMissing() && user.isMissing()) {
            return new Channel(RoomDetails.UNKNOWN, owner.at("reason").text("UNKNOWN"), null);
        }
        Json stream = user.at("stream");
        return new Channel(
                details(
                        login,
                        owner.at("displayName").text(),
                        user.at("lastBroadcast", "title").text(),
                        stream),
                null,
                stream.isMissing() ? null : stream.at("type").text(""));
    }

    /** From the free query. */
    static Channel of(String login, Json user) {
        if (user.isMissing()) {
            return new Channel(RoomDetails.UNKNOWN, "UNKNOWN", null);
        }
        Json stream = user.at("stream");
        String title = stream.at("title").text();
        return new Channel(
                details(
                        login,
                        user.at("displayName").text(),
                        title == null ? user.at("broadcastSettings", "title").text() : title,
                        stream),
                null,
                stream.isMissing() ? null : stream.at("type").text(""));
    }

    boolean isLive() {
        return "live".equals(streamType);
    }

    /** A time as Twitch writes it (RFC 3339), or null. */
    static @Nullable Instant time(Json text) {
        String time = text.text();
        try {
            return time == null ? null : Instant.parse(time);
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private static RoomDetails details(String login, @Nullable String streamer, @Nullable String title, Json stream) {
        return new RoomDetails(
                streamer,
                title,
                stream.at("game", "name").text(),
                stream.isMissing()
                        ? null
                        : stream.at("previewImageURL")
                                .text("https://static-cdn.jtvnw.net/previews-ttv/live_user_" + login + "-640x360.jpg"),
                time(stream.at("createdAt")));
    }
}
