package io.aircheck.platforms.bilibili;

import io.aircheck.platforms.Json;
import io.aircheck.platforms.RoomDetails;
import io.aircheck.platforms.SiteRefusal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A room as any of Bilibili's answers tells it; what an answer leaves out is 0, false or null.
 *
 * @param id the real id, to which a short id leads
 * @param live 0 off, 1 live, 2 recordings in rotation
 * @param closed banned or hidden, which the site shows as off
 * @param needsPassword it has a password that was not given
 */
record BilibiliRoom(long id, long uid, int live, boolean closed, boolean needsPassword, RoomDetails details) {

    /** From room_init and from getRoomPlayInfo, which tell the state and not the names. */
    static BilibiliRoom ofState(BilibiliApi.Data answered) throws SiteRefusal {
        Json data = answered.json();
        return new BilibiliRoom(
                answered.answer().requireWhole(data.at("room_id"), "room_id"),
                data.at("uid").whole(0),
                (int) answered.answer().requireWhole(data.at("live_status"), "live_status"),
                data.at("is_locked").isTrue() || data.at("is_hidden").isTrue(),
                needsPassword(data),
                new RoomDetails(null, null, null, null, time(data.at("live_time"))));
    }

    /** From getInfoByRoom. */
    static BilibiliRoom ofInfo(BilibiliApi.Data answered) throws SiteRefusal {
        Json room = answered.json().at("room_info");
        return new BilibiliRoom(
                answered.answer().requireWhole(room.at("room_id"), "room_id"),
                room.at("uid").whole(0),
                (int) answered.answer().requireWhole(room.at("live_status"), "live_status"),
                room.at("lock_status").whole(0) != 0 || room.at("hidden_status").whole(0) != 0,
                false,
                namesOf(answered.json()));
    }

    /** From getH5InfoByRoom, getInfoByRoom and the page. */
    static RoomDetails namesOf(Json data) {
        Json room = data.at("room_info");
        return new RoomDetails(
                data.at("anchor_info", "base_info", "uname").text(),
                room.at("title").text(),
                room.at("area_name").text(),
                room.at("cover").address(),
                time(room.at("live_start_time")));
    }

    /** From getRoomBaseInfo, which is flat. */
    static BilibiliRoom ofBase(BilibiliApi.Data answered) throws SiteRefusal {
        Json room = answered.json();
        return new BilibiliRoom(
                answered.answer().requireWhole(room.at("room_id"), "room_id"),
                room.at("uid").whole(0),
                (int) answered.answer().requireWhole(room.at("live_status"), "live_status"),
                false,
                false,
                new RoomDetails(
                        room.at("uname").text(),
                        room.at("title").text(),
                        room.at("area_name").text(),
                        room.at("cover").address(),
                        null));
    }

    /** This room's state with another answer's names; each fills what the other lacks. */
    BilibiliRoom named(RoomDetails other) {
        return new BilibiliRoom(
                id,
                uid,
                live,
                closed,
                needsPassword,
                new RoomDetails(
                        other.streamer() == null ? details.streamer() : other.streamer(),
                        other.title() == null ? details.title() : other.title(),
                        other.category() == null ? details.category() : other.category(),
                        other.cover() == null ? details.cover() : other.cover(),
                        details.startedAt() == null ? other.startedAt() : details.startedAt()));
    }

    static boolean needsPassword(Json data) {
        return data.at("encrypted").isTrue() && data.at("pwd_verified").isFalse();
    }

    boolean isLive() {
        return live == 1 && !closed;
    }

    /** Seconds since 1970; a room that is off has 0 or the year 0 instead. */
    private static @Nullable Instant time(Json seconds) {
        long value = seconds.whole(0);
        return value > 0 ? Instant.ofEpochSecond(value) : null;
    }
}
