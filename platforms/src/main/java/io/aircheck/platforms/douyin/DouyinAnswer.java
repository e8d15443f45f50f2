package io.aircheck.platforms.douyin;

import io.aircheck.platforms.Json;
import io.aircheck.platforms.RoomDetails;
import io.aircheck.platforms.RoomStatus;
import io.aircheck.platforms.SiteAnswer;
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
    static DouyinAnswer ofWeb(SiteAnswer answer) throws SiteRefusal {
        Json data = data(answer);
        Json partition = data.at("partition_road_map");
        String category = partition.at("sub_partition", "partition", "title").text();
        return new DouyinAnswer(
                        data.at("data").at(0),
                        data.at("user"),
                        category == null ? partition.at("partition", "title").text() : category,
                        prompts(data),
                        data.at("enter_room_id")
                                .text(data.at("data").at(0).at("id_str").text("2")))
                .orRefuse(answer);
    }

    /** From /webcast/room/reflow/info/. */
    static DouyinAnswer ofApp(SiteAnswer answer) throws SiteRefusal {
        Json data = data(answer);
        return new DouyinAnswer(
                        data.at("room"),
                        data.at("user"),
                        null,
                        prompts(data),
                        data.at("room", "id_str").text("2"))
                .orRefuse(answer);
    }

    /** From {@code roomInfo} of the room's page. */
    static DouyinAnswer ofPage(SiteAnswer answer, Json roomInfo) throws SiteRefusal {
        return new DouyinAnswer(
                        roomInfo.at("room"),
                        roomInfo.at("anchor"),
                        null,
                        null,
                        roomInfo.at("room", "id_str").text("2"))
                .orRefuse(answer);
    }

    private static Json data(SiteAnswer answer) throws SiteRefusal {
        DouyinApi.requireAnswered(answer);
        return answer.json().at("data");
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
        return room.isMissing() && prompts != null && prompts.contains(NOT_FOR_YOU)
                ? new RoomStatus.Private(details(), "Douyin says: " + prompts)
                : new RoomStatus.Offline(details());
    }

    /** Refuses an answer that tells nothing of any room, a room without its state, and a sentence that is not known. */
    private DouyinAnswer orRefuse(SiteAnswer answer) throws SiteRefusal {
        if (!room.isMissing()) {
            answer.requireWhole(room.at("status"), "status");
        } else if (prompts == null) {
            answer.require(user, "room");
        } else if (!isCancelled() && !prompts.contains(ENDED) && !prompts.contains(NOT_FOR_YOU)) {
            throw answer.failed("says: " + prompts).about(details());
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
