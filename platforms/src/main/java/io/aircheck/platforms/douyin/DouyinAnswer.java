package io.aircheck.platforms.douyin;

import io.aircheck.platforms.Json;
import io.aircheck.platforms.RoomDetails;
import io.aircheck.platforms.RoomStatus;
import io.aircheck.platforms.SiteRefusal;
import org.jspecify.annotations.Nullable;

/**
 * What Douyin tells of a room; the web, the app and the page tell it in three shapes.
 *
 * @param room the broadcast, missing where there is none
 * @param user the streamer
 * @param category of the broadcast, told by the web only
 * @param prompts the site's own sentence for why there is no room, or null
 * @param roomId of the broadcast, also where it is not shown; "2", which means the one on air, where it is not told
 */
record DouyinAnswer(
        Json room,
        Json user,
        @Nullable String category,
        @Nullable String prompts,
        String roomId) {

    private static final String ENDED = "直播已结束";
    private static final String NOT_FOR_YOU = "你不在主播设置的可见范围内";
    private static final String CANCELLED = "账号已注销";

    /** From /webcast/room/web/enter/. */
    static DouyinAnswer ofWeb(Json answer) {
        Json data = answer.at("data");
        Json partition = data.at("partition_road_map");
        String category = partition.at("sub_partition", "partition", "title").text();
        return new DouyinAnswer(
                data.at("data").at(0),
                data.at("user"),
                category == null ? partition.at("partition", "title").text() : category,
                prompts(data),
                data.at("enter_room_id").text(data.at("data").at(0).at("id_str").text("2")));
    }

    /** From /webcast/room/reflow/info/. */
    static DouyinAnswer ofApp(Json answer) {
        Json data = answer.at("data");
        return new DouyinAnswer(
                data.at("room"),
                data.at("user"),
                null,
                prompts(data),
                data.at("room", "id_str").text("2"));
    }

    /** From {@code roomInfo} of the room's page. */
    static DouyinAnswer ofPage(Json roomInfo) {
        return new DouyinAnswer(
                roomInfo.at("room"),
                roomInfo.at("anchor"),
                null,
                null,
                roomInfo.at("room", "id_str").text("2"));
    }

    /** The streamer's id for the app's API, or null. */
    @Nullable
    String secUid() {
        String secUid = user.at("sec_uid").text();
        return secUid == null ? room.at("owner", "sec_uid").text() : secUid;
    }

    boolean isOnAir() {
        return room.at("status").whole(0) == 2;
    }

    /** On air, but of a kind that this answer does not show. */
    boolean isHidden() {
        return isOnAir() && room.at("stream_url").members().isEmpty();
    }

    /** Neither a room nor a word why ("VR live" and the like, which only the app shows). */
    boolean isSilent() {
        return room.isMissing() && prompts == null && !isCancelled();
    }

    RoomDetails details() {
        String streamer = user.at("nickname").text();
        return new RoomDetails(
                streamer == null ? room.at("owner", "nickname").text() : streamer,
                room.at("title").text(),
                category,
                room.at("cover", "url_list").at(0).address(),
                null);
    }

    /** The status of a room that is not on air. */
    RoomStatus statusOffAir() {
        if (isCancelled()) {
            return new RoomStatus.NotFound(details(), "the account is cancelled (" + CANCELLED + ")");
        }
        if (prompts == null || !room.isMissing() || prompts.contains(ENDED)) {
            return new RoomStatus.Offline(details());
        }
        return prompts.contains(NOT_FOR_YOU)
                ? new RoomStatus.Private(details(), prompts)
                : new RoomStatus.Failed(details(), "Douyin answered \"" + prompts + "\"");
    }

    /** Refuses an answer that tells nothing of any room. */
    DouyinAnswer orRefuse(Json answer) throws SiteRefusal {
        if (room.isMissing() && user.isMissing() && prompts == null) {
            throw SiteRefusal.failed("Douyin answered without a room (status code "
                    + answer.at("status_code").text("none") + ")");
        }
        return this;
    }

    private boolean isCancelled() {
        return CANCELLED.equals(user.at("nickname").text())
                && user.at("avatar_thumb", "url_list").items().stream()
                        .anyMatch(picture -> picture.text("").contains("aweme_default_avatar.png"));
    }

    private static @Nullable String prompts(Json data) {
        String prompts = data.at("prompts").text();
        return prompts == null ? data.at("message").text() : prompts;
    }
}
