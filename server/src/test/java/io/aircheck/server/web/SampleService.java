package io.aircheck.server.web;

import io.aircheck.music.Match;
import io.aircheck.music.Song;
import io.aircheck.music.tracklist.Play;
import io.aircheck.platforms.PlatformInfo;
import io.aircheck.platforms.Platforms;
import io.aircheck.recorder.EndReason;
import io.aircheck.recorder.Gap;
import io.aircheck.recorder.Gap.Cause;
import io.aircheck.server.events.Event;
import io.aircheck.server.events.EventForm;
import io.aircheck.server.events.StoredEvent;
import io.aircheck.server.overview.Overview;
import io.aircheck.server.recordings.Broadcast;
import io.aircheck.server.recordings.RecordedGap;
import io.aircheck.server.recordings.RecordedPart;
import io.aircheck.server.recordings.RecordedPlay;
import io.aircheck.server.recordings.Recording;
import io.aircheck.server.recordings.Recording.Phase;
import io.aircheck.server.recordings.RecordingView;
import io.aircheck.server.recordings.RoomHistory;
import io.aircheck.server.recordings.RunningFigures;
import io.aircheck.server.rooms.RoomState;
import io.aircheck.server.rooms.RoomState.Word;
import io.aircheck.server.rooms.RoomView;
import io.aircheck.server.rooms.WatchedRoom;
import io.aircheck.server.rooms.WatchedRoom.Source;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A service in the middle of an evening, made up: every state, names in several scripts, gaps, a hostile title. */
final class SampleService {

    static final Instant NOW = Instant.parse("2026-11-20T13:42:30Z");
    static final String HOSTILE = "<script>alert(1)</script> \"' & 😀".repeat(6);

    private SampleService() {}

    static Viewer viewer(Language language) {
        return new Viewer(
                Words.of(language),
                NOW,
                ZoneId.of("Asia/Shanghai"),
                new PlatformNames(Map.of(
                        "douyin", PlatformInfo.of("douyin", "Douyin", "抖音", "https://live.douyin.com/1"),
                        "bilibili", PlatformInfo.of("bilibili", "Bilibili", "哔哩哔哩", "https://live.bilibili.com/1"),
                        "twitch",
                                PlatformInfo.of("twitch", "Twitch", "Twitch", "https://www.twitch.tv/a")
                                        .fromOverseas(),
                        "radio",
                                PlatformInfo.of("radio", "Radio", "电台", "https://radio.example/a")
                                        .fromOverseas())),
                Explanations.of(Platforms.all()));
    }

    static Overview overview() {
        return new Overview(
                "0.1.0",
                Duration.ofDays(3),
                11,
                4,
                4,
                15_300_000,
                412_000_000_000L,
                2_000_000_000_000L,
                5_000_000_000L,
                false,
                List.of("mysite.js failed in line 3: TypeError: x is not a function"));
    }

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

    static List<RecordingView> running() {
        return List.of(
                running(71, 1, "douyin", "林间小调", "深夜弹唱 · 点歌进行中 🎸", 2531, 2_900_000, List.of()),
                running(
                        72,
                        2,
                        "bilibili",
                        "哔哩哔哩英雄联盟赛事",
                        "2026 全球总决赛 半决赛第二场 BO5",
                        7912,
                        8_120_000,
                        List.of(gap(72, NOW.minusSeconds(1200), 8, Cause.UNREACHABLE))),
                running(
                        73,
                        3,
                        "twitch",
                        "studio_nine",
                        "building a modular synth from scratch, day 41",
                        412,
                        5_900_000,
                        List.of()),
                running(74, 4, "radio", "Night Jazz FM", "Blue in Green", 51_000, 128_000, List.of()));
    }

    private static RecordingView running(
            long id,
            long room,
            String platform,
            String streamer,
            String title,
            long seconds,
            long rate,
            List<RecordedGap> gaps) {
        Instant start = NOW.minusSeconds(seconds);
        long bytes = seconds * rate / 8;
        String type = platform.equals("radio") ? "audio/aac" : "video/mp2t";
        return new RecordingView(
                new Recording(
                        id,
                        id,
                        Phase.RUNNING,
                        platform + "/" + streamer,
                        "2026-11-20 20.59",
                        start,
                        null,
                        Duration.ofSeconds(seconds),
                        bytes,
                        99,
                        null,
                        null),
                broadcast(id, room, platform, streamer, title, start, null),
                List.of(new RecordedPart(
                        id * 10,
                        id,
                        0,
                        platform + "/a/" + streamer + ".ts",
                        type,
                        true,
                        bytes,
                        Duration.ofSeconds(seconds),
                        start)),
                gaps,
                List.of(),
                new RunningFigures(Duration.ofSeconds(seconds), bytes, rate, NOW.minusSeconds(1)));
    }

    static List<RecordingView> finished() {
        List<RecordingView> all = new ArrayList<>();
        String[] names = {"林间小调", "studio_nine", "老陈修电台", "harbor_lights", "哔哩哔哩英雄联盟赛事", "Night Jazz FM"};
        String[] titles = {
            "周四晚弹唱",
            "patching the filter bank",
            "短波接收机维修直播",
            "sunset over the harbour, no talking",
            "半决赛第一场",
            "Kind of Blue, start to end"
        };
        String[] platforms = {"douyin", "twitch", "douyin", "twitch", "bilibili", "radio"};
        IntStream.range(0, 14).forEach(i -> {
            int who = i % names.length;
            Instant start = NOW.minusSeconds(9_000 + i * 9_400L);
            all.add(finished(60 - i, who, platforms[who], names[who], titles[who], start, 2400 + i * 977L, i % 4 == 2));
        });
        return all;
    }

    private static RecordingView finished(
            long id,
            int who,
            String platform,
            String streamer,
            String title,
            Instant start,
            long seconds,
            boolean withGap) {
        Duration length = Duration.ofSeconds(seconds);
        long bytes = seconds * 700_000;
        Duration half = length.dividedBy(2);
        String base = platform + "/" + streamer + "/2026-11-20 " + streamer;
        return new RecordingView(
                new Recording(
                        id,
                        id,
                        Phase.FINISHED,
                        platform + "/" + streamer,
                        streamer,
                        start,
                        start.plus(length),
                        length,
                        bytes,
                        400,
                        withGap ? EndReason.SILENCE : EndReason.OFFLINE,
                        null),
                broadcast(id, who + 1, platform, streamer, title, start, start.plus(length)),
                List.of(
                        new RecordedPart(id * 10, id, 0, base + ".mp4", "video/mp4", false, bytes / 2, half, start),
                        new RecordedPart(
                                id * 10 + 1,
                                id,
                                1,
                                base + "_001.mp4",
                                "video/mp4",
                                false,
                                bytes / 2,
                                half,
                                start.plus(half))),
                withGap
                        ? List.of(
                                gap(id, start.plusSeconds(700), 12, Cause.GONE),
                                gap(id, start.plusSeconds(1500), 340, Cause.RECORDER_STOPPED))
                        : List.of(),
                List.of(
                        play(id, 0, 754, Song.of("Blue in Green", "Miles Davis")),
                        play(id, 1, 61, Song.of("月亮代表我的心", "邓丽君"))),
                null);
    }

    private static RecordedPlay play(long recording, int part, long second, Song song) {
        Duration start = Duration.ofSeconds(second);
        Match match = new Match(song, 0.97, "catalogue", "/music/a.flac", Duration.ZERO, 1, 1, null);
        return new RecordedPlay(
                recording * 10 + part, recording, part, new Play(start, start.plusSeconds(200), match), false);
    }

    /** Evenings of a month and before: one over midnight, one with gaps, one that was deleted, one that goes on. */
    static RoomHistory history(Instant from, Instant to) {
        List<RoomHistory.Entry> all = List.of(
                new RoomHistory.Entry(11, NOW.minus(Duration.ofDays(40)), NOW.minus(Duration.ofDays(39)), true),
                new RoomHistory.Entry(51, at("2026-11-03T12:00:00Z"), at("2026-11-03T13:05:00Z"), false),
                new RoomHistory.Entry(52, at("2026-11-10T14:30:00Z"), at("2026-11-10T18:00:00Z"), true),
                new RoomHistory.Entry(53, at("2026-11-12T02:00:00Z"), at("2026-11-12T03:00:00Z"), true),
                new RoomHistory.Entry(54, at("2026-11-12T10:00:00Z"), at("2026-11-12T12:30:00Z"), true),
                new RoomHistory.Entry(71, NOW.minusSeconds(2531), null, true));
        return new RoomHistory(
                all.getFirst().began(),
                all.stream()
                        .filter(it -> it.began().isBefore(to)
                                && (it.ended() == null || !it.ended().isBefore(from)))
                        .toList(),
                Stream.of(at("2026-11-10T14:30:00Z"), at("2026-11-12T02:00:00Z"), at("2026-11-12T10:00:00Z"))
                        .filter(it -> it.isBefore(to) && !it.isBefore(from))
                        .toList(),
                Stream.of(at("2026-11-12T10:05:00Z"), at("2026-11-12T10:25:00Z"))
                        .filter(it -> it.isBefore(to) && !it.isBefore(from))
                        .toList());
    }

    private static Instant at(String moment) {
        return Instant.parse(moment);
    }

    private static RecordedGap gap(long recording, Instant at, long seconds, Cause cause) {
        return new RecordedGap(
                recording * 10 + seconds,
                recording,
                new Gap(at, Duration.ofSeconds(seconds), 4, cause, "segments 1204-1207 answered 404"));
    }

    private static Broadcast broadcast(
            long id, long room, String platform, String streamer, String title, Instant start, @Nullable Instant end) {
        return new Broadcast(
                id,
                room,
                platform,
                "https://" + platform + ".example/" + room,
                streamer,
                title,
                null,
                null,
                start,
                end);
    }

    static List<StoredEvent> events() {
        Gap gap = gap(72, NOW.minusSeconds(1200), 8, Cause.UNREACHABLE).gap();
        List<Event> events = List.of(
                new Event.RecordingStarted(
                        NOW.minusSeconds(412), 3, "studio_nine", 73, "building a modular synth from scratch, day 41"),
                new Event.RoomStateChanged(NOW.minusSeconds(413), 3, "studio_nine", Word.OFFLINE, Word.LIVE, null),
                new Event.RoomStateChanged(NOW.minusSeconds(240), 6, "小鹿乱撞", Word.OFFLINE, Word.BLOCKED, "-352 风控校验失败"),
                new Event.GapFound(NOW.minusSeconds(1200), 2, "哔哩哔哩英雄联盟赛事", 72, gap),
                new Event.RecordingIncident(
                        NOW.minusSeconds(1203), 2, "哔哩哔哩英雄联盟赛事", 72, "segment 1204 answered 404, trying again"),
                new Event.RoomAdded(NOW.minusSeconds(1800), 5, "芒果冰"),
                new Event.PartFinished(
                        NOW.minusSeconds(6000),
                        1,
                        "林间小调",
                        60,
                        600,
                        "douyin/林间小调/a.mp4",
                        1_680_000_000,
                        Duration.ofSeconds(2400)),
                new Event.RecordingEnded(
                        NOW.minusSeconds(6001),
                        1,
                        "林间小调",
                        60,
                        EndReason.OFFLINE,
                        null,
                        Duration.ofSeconds(2400),
                        1_680_000_000,
                        0),
                new Event.ListLineRefused(
                        NOW.minusSeconds(90_000), "rooms.txt", 15, "no platform knows this address", HOSTILE),
                new Event.DiskRecovered(NOW.minusSeconds(95_000), 22_000_000_000L, 5_000_000_000L),
                new Event.DiskLow(NOW.minusSeconds(99_000), 4_100_000_000L, 5_000_000_000L),
                new Event.ServiceStarted(NOW.minusSeconds(260_000), "0.1.0", 11));
        List<StoredEvent> stored = new ArrayList<>();
        for (Event event : events) {
            StoredEvent form = EventForm.of(event);
            stored.add(new StoredEvent(
                    events.size() - stored.size(),
                    form.at(),
                    form.kind(),
                    form.roomId(),
                    form.recordingId(),
                    form.parameters()));
        }
        return stored;
    }
}
