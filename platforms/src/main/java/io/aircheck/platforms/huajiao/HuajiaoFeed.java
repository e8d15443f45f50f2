package io.aircheck.platforms.huajiao;

import io.aircheck.platforms.Json;
import io.aircheck.platforms.RoomDetails;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** What a site's answer tells of one broadcast; the app's API, the page and the lists of profiles tell it alike. */
record HuajiaoFeed(Json json) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    /** Pictures and replays are feeds too: only type 1 is a broadcast (the app's answer about one names no type). */
    boolean isLive() {
        return json.at("type").whole(1) == 1
                && stream().at("sn").text() != null
                && stream().at("replay_status").text("0").equals("0")
                && !stream().at("rtop").text("").contains("回放");
    }

    Json stream() {
        return json.at("feed");
    }

    @Nullable
    String streamer() {
        return json.at("author", "nickname").text();
    }

    String liveId() {
        return stream().at("relateid").text("");
    }

    String userId() {
        return json.at("author", "uid").text("");
    }

    RoomDetails details() {
        String title = stream().at("title").text();
        return new RoomDetails(
                streamer(),
                title == null ? stream().at("formated_title").text() : title,
                stream().at("game").text(),
                stream().at("image").address(),
                start());
    }

    /** The site writes Chinese time. */
    private @Nullable Instant start() {
        try {
            return LocalDateTime.parse(json.at("creatime").text(""), TIME).toInstant(ZoneOffset.ofHours(8));
        } catch (DateTimeException e) {
            return null;
        }
    }
}
