package io.aircheck.server.web;

import static io.aircheck.server.web.SampleService.NOW;

import io.aircheck.music.Match;
import io.aircheck.music.Song;
import io.aircheck.music.tracklist.Play;
import io.aircheck.recorder.EndReason;
import io.aircheck.recorder.Gap;
import io.aircheck.recorder.Gap.Cause;
import io.aircheck.server.recordings.Broadcast;
import io.aircheck.server.recordings.RecordedGap;
import io.aircheck.server.recordings.RecordedPart;
import io.aircheck.server.recordings.RecordedPlay;
import io.aircheck.server.recordings.Recording;
import io.aircheck.server.recordings.Recording.Phase;
import io.aircheck.server.recordings.RecordingView;
import io.aircheck.server.recordings.RoomHistory;
import io.aircheck.server.recordings.RunningFigures;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Recordings that run and that are finished, some with gaps and songs. */
final class SampleRecordings {

    private SampleRecordings() {}

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

    static RecordedGap gap(long recording, Instant at, long seconds, Cause cause) {
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
}
