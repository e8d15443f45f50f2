package io.aircheck.platforms.douyu;

import io.aircheck.platforms.HtmlText;
import io.aircheck.platforms.Json;
import io.aircheck.platforms.RoomDetails;
import io.aircheck.platforms.RoomStatus;
import io.aircheck.platforms.SiteAnswer;
import io.aircheck.platforms.SiteClient;
import io.aircheck.platforms.SiteRefusal;
import java.io.IOException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The state of a room.
 *
 * @param live 1 live, 2 off
 * @param loop it plays recordings in a loop
 * @param number the real one
 */
record DouyuRoom(RoomDetails details, long live, boolean loop, boolean vip, String number) {

    private static final String SITE = "https://www.douyu.com/";
    private static final Pattern ABSENT = Pattern.compile("该房间目前没有开放|房间不存在|房间未找到");
    private static final String CLOSED = "房间已被关闭";
    private static final int TRIES = 3;

    boolean isOnAir() {
        return live == 1 && !loop;
    }

    /** Whether a page or a message says that there is no such room. */
    static boolean isAbsence(String text) {
        return ABSENT.matcher(text).find();
    }

    /** Flaky from abroad, so it is tried more than once. */
    static DouyuRoom betard(SiteClient client, String number) throws IOException, SiteRefusal {
        for (int attempt = 1; ; attempt++) {
            try {
                return betardOnce(client, number);
            } catch (SiteRefusal e) {
                if (attempt == TRIES || e.status() instanceof RoomStatus.NotFound) {
                    throw e;
                }
            }
        }
    }

    private static DouyuRoom betardOnce(SiteClient client, String number) throws IOException, SiteRefusal {
        SiteAnswer answer = client.ask(SITE + "betard/" + number);
        String text = answer.http().text();
        if (text.stripLeading().startsWith("<")) {
            if (isAbsence(text)) {
                throw absent(number);
            }
            if (text.contains(CLOSED)) {
                return new DouyuRoom(RoomDetails.UNKNOWN, 2, false, false, number);
            }
        }
        Json json = answer.json();
        Json room = answer.require(json.at("room"), "room");
        String category = room.at("second_lvl_name").text(room.at("cate_name").text(""));
        String streamer = room.at("nickname").text();
        return new DouyuRoom(
                new RoomDetails(
                        streamer == null ? room.at("owner_name").text() : streamer,
                        title(room.at("room_name")),
                        category.isEmpty() ? json.at("game", "tag_name").text() : category,
                        room.at("room_thumb").address(),
                        room.at("show_time").seconds()),
                liveOrOff(answer, room.at("show_status"), "show_status"),
                room.at("videoLoop").whole(0) == 1,
                room.at("isVip").whole(0) == 1,
                real(room.at("room_id").text(number), number));
    }

    static DouyuRoom openApi(SiteClient client, String number) throws IOException, SiteRefusal {
        SiteAnswer answer = client.ask("https://open.douyucdn.cn/api/RoomApi/room/" + number);
        Json json = answer.json();
        if (answer.requireWhole(json.at("error"), "error") != 0) {
            String words = json.at("data").text("");
            throw isAbsence(words) ? absent(number) : answer.says(json.at("data"), json.at("error"));
        }
        Json data = answer.require(json.at("data"), "data");
        return new DouyuRoom(
                new RoomDetails(
                        data.at("owner_name").text(),
                        title(data.at("room_name")),
                        data.at("cate_name").text(),
                        data.at("room_thumb").address(),
                        null),
                liveOrOff(answer, data.at("room_status"), "room_status"),
                false,
                false,
                number);
    }

    /** The page says at least of a room that there is none, or that it was closed. */
    static DouyuRoom page(SiteClient client, String number) throws IOException, SiteRefusal {
        SiteAnswer answer = client.ask(SITE + number);
        String text = answer.http().text();
        if (isAbsence(text)) {
            throw absent(number);
        }
        if (text.contains(CLOSED)) {
            return new DouyuRoom(RoomDetails.UNKNOWN, 2, false, false, number);
        }
        throw answer.failed("does not tell the room's state");
    }

    private static long liveOrOff(SiteAnswer answer, Json state, String name) throws SiteRefusal {
        long value = answer.requireWhole(state, name);
        if (value != 1 && value != 2) {
            throw answer.failed("answered " + name + " " + value);
        }
        return value;
    }

    private static @Nullable String title(Json title) {
        String text = title.text();
        return text == null
                ? null
                : HtmlText.unescape(text).replace('\u00a0', ' ').strip();
    }

    static String real(String number, String id) throws SiteRefusal {
        if (!number.matches("\\d{1,18}") || Long.parseLong(number) == 0) {
            throw absent(id);
        }
        return number;
    }

    static SiteRefusal absent(String id) {
        return SiteRefusal.notFound("Douyu has no room " + id);
    }
}
