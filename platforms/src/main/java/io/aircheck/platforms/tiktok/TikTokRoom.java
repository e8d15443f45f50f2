package io.aircheck.platforms.tiktok;

import io.aircheck.platforms.Json;
import io.aircheck.platforms.RoomDetails;
import io.aircheck.platforms.SiteAnswer;
import io.aircheck.platforms.SiteRefusal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an answer tells of a room.
 *
 * @param roomId null where it tells none
 * @param pull the {@code pull_data} of the H.264 streams, missing where the room hides them
 * @param hevcPull the same in H.265
 * @param hlsUrl an only address, as live/detail tells it, or null
 */
record TikTokRoom(
        RoomDetails details,
        boolean isLive,
        @Nullable String roomId,
        Json pull,
        Json hevcPull,
        @Nullable String hlsUrl) {

    private static final long LIVE = 2;
    private static final long OVER = 4;

    /** From the API and the page: {@code user} and {@code liveRoom}. Whoever was never live has no status. */
    static TikTokRoom ofUser(SiteAnswer answer, Json facts) throws SiteRefusal {
        Json user = answer.require(facts.at("user"), "user");
        Json room = facts.at("liveRoom");
        String name = answer.requireText(user.at("uniqueId").isMissing() ? user.at("id") : user.at("uniqueId"), "user");
        Json status = user.at("status").isMissing() ? room.at("status") : user.at("status");
        Long start = room.at("startTime").whole();
        RoomDetails details = new RoomDetails(
                user.at("nickname").text(name),
                room.at("title").text(),
                null,
                room.at("coverUrl").address(),
                start == null || start <= 0 ? null : Instant.ofEpochSecond(start));
        return new TikTokRoom(
                details,
                !status.isMissing() && isLive(answer, status),
                user.at("roomId").text(),
                pull(room.at("streamData")),
                pull(room.at("hevcStreamData")),
                null);
    }

    /** From webcast/room/info. */
    static TikTokRoom ofRoomInfo(SiteAnswer answer, Json data) throws SiteRefusal {
        Json owner = data.at("owner");
        return new TikTokRoom(
                new RoomDetails(
                        Json.firstText(owner.at("nickname"), owner.at("display_id")),
                        data.at("title").text(),
                        null,
                        data.at("cover", "url_list").at(0).address(),
                        null),
                isLive(answer, data.at("status")),
                Json.firstText(data.at("id_str"), data.at("id")),
                pull(data.at("stream_url", "live_core_sdk_data")),
                Json.MISSING,
                null);
    }

    /** From live/detail. */
    static TikTokRoom ofDetail(SiteAnswer answer, Json info) throws SiteRefusal {
        Json owner = info.at("ownerInfo");
        return new TikTokRoom(
                RoomDetails.of(
                        Json.firstText(owner.at("nickname"), owner.at("uniqueId")),
                        info.at("title").text()),
                isLive(answer, info.at("status")),
                null,
                Json.MISSING,
                Json.MISSING,
                info.at("liveUrl").address());
    }

    /** Missing too where it holds nothing. */
    private static Json pull(Json holder) {
        Json pull = holder.at("pull_data");
        return pull.at("stream_data").unwrapped().isObject() ? pull : Json.MISSING;
    }

    /** Whether no streams are told of, as in rooms for adults. */
    boolean hidesStreams() {
        return pull.isMissing() && hevcPull.isMissing() && hlsUrl == null;
    }

    private static boolean isLive(SiteAnswer answer, Json status) throws SiteRefusal {
        long number = answer.requireWhole(status, "status");
        if (number != LIVE && number != OVER) {
            throw answer.failed("answered room status " + number + ", which is not known");
        }
        return number == LIVE;
    }
}
