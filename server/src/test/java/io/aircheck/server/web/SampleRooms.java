package io.aircheck.server.web;

import static io.aircheck.server.web.SampleService.HOSTILE;
import static io.aircheck.server.web.SampleService.NOW;

import io.aircheck.server.rooms.RoomState;
import io.aircheck.server.rooms.RoomState.Word;
import io.aircheck.server.rooms.RoomView;
import io.aircheck.server.rooms.WatchedRoom;
import io.aircheck.server.rooms.WatchedRoom.Source;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rooms in the middle of an evening: every state, names in several scripts, a hostile title. */
final class SampleRooms {

    private SampleRooms() {}

    static List<RoomView> rooms() {
        return List.of(
                room(
                        1,
                        "douyin",
                        "https://live.douyin.com/745964462470",
                        Word.LIVE,
                        "林间小调",
                        "深夜弹唱 · 点歌进行中 🎸",
                        71L,
                        2531,
                        null),
                room(
                        2,
                        "bilibili",
                        "https://live.bilibili.com/6",
                        Word.LIVE,
                        "哔哩哔哩英雄联盟赛事",
                        "2026 全球总决赛 半决赛第二场 BO5",
                        72L,
                        7912,
                        null),
                room(
                        3,
                        "twitch",
                        "https://www.twitch.tv/studio_nine",
                        Word.LIVE,
                        "studio_nine",
                        "building a modular synth from scratch, day 41",
                        73L,
                        412,
                        null),
                room(
                        4,
                        "radio",
                        "https://radio.example/jazz",
                        Word.LIVE,
                        "Night Jazz FM",
                        "Blue in Green",
                        74L,
                        51_000,
                        null),
                room(
                        5,
                        "bilibili",
                        "https://live.bilibili.com/22907643",
                        Word.LOGIN_REQUIRED,
                        "芒果冰",
                        null,
                        null,
                        1800,
                        "-101 账号未登录"),
                room(6, "douyin", "https://live.douyin.com/208823316033", Word.BLOCKED, "小鹿乱撞", null, null, 240, null),
                room(
                        7,
                        "twitch",
                        "https://www.twitch.tv/harbor_lights",
                        Word.OFFLINE,
                        "harbor_lights",
                        null,
                        null,
                        86_400 * 2,
                        null),
                room(
                        8,
                        "douyin",
                        "https://live.douyin.com/61533294120",
                        Word.OFFLINE,
                        "老陈修电台",
                        null,
                        null,
                        14_000,
                        null),
                room(9, "bilibili", "https://live.bilibili.com/3", Word.UNCHECKED, null, null, null, 3, null),
                new RoomView(
                        new WatchedRoom(
                                10,
                                "https://www.twitch.tv/morning",
                                "twitch",
                                "OD",
                                null,
                                new Source.ListFile("rooms.txt", 14),
                                true),
                        RoomState.of(Word.PAUSED, NOW.minusSeconds(86_400 * 9))),
                new RoomView(
                        new WatchedRoom(
                                11,
                                "https://example.org/live",
                                null,
                                null,
                                HOSTILE,
                                new Source.ListFile("rooms.txt", 15),
                                false),
                        new RoomState(
                                Word.UNSUPPORTED,
                                null,
                                NOW.minusSeconds(400),
                                null,
                                null,
                                HOSTILE,
                                HOSTILE,
                                null,
                                null,
                                null)));
    }

    private static RoomView room(
            long id,
            String platform,
            String url,
            Word word,
            @Nullable String streamer,
            @Nullable String title,
            @Nullable Long recording,
            long sinceSeconds,
            @Nullable String reason) {
        Source source = id % 2 == 0 ? new Source.ListFile("rooms.txt", (int) id + 3) : new Source.Page();
        return new RoomView(
                new WatchedRoom(id, url, platform, id == 2 ? "原画" : null, null, source, false),
                new RoomState(
                        word,
                        reason,
                        NOW.minusSeconds(sinceSeconds),
                        NOW.minusSeconds(20),
                        recording == null ? NOW.plusSeconds(40 + id) : null,
                        streamer,
                        title,
                        null,
                        null,
                        recording));
    }
}
