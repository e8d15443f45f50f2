package io.aircheck.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.aircheck.music.Match;
import io.aircheck.music.Song;
import io.aircheck.music.tracklist.Play;
import io.aircheck.platforms.PlatformRegistry;
import io.aircheck.recorder.EndReason;
import io.aircheck.server.events.Event;
import io.aircheck.server.facts.FactSource;
import io.aircheck.server.notify.channel.Message;
import io.aircheck.server.recordings.RecordedPlay;
import io.aircheck.server.recordings.RecordingView;
import io.aircheck.server.rooms.RoomState.Word;
import io.aircheck.server.settings.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people read: the usual words of both languages, and their own. */
class NoticeWordsTest {

    /** With gaps. */
    private static final RecordingView RECORDING = SampleRecordings.finished().get(2);

    private static final Event ENDED = new Event.RecordingEnded(
            SampleService.NOW, 3, "老陈修电台", 58, EndReason.OFFLINE, null, Duration.ofSeconds(4354), 3_047_800_000L, 2);
    private static final Event LIVE =
            new Event.RoomStateChanged(SampleService.NOW, 1, "林间小调", Word.OFFLINE, Word.LIVE, null);

    @TempDir
    Path home;

    private RecordingView recording = playing();

    private Message message(Event event, String language, Map<String, String> settings) {
        ZoneId zone = ZoneId.of("Asia/Shanghai");
        Settings read = PageServer.settings(home, settings);
        FactSource facts = new FactSource(
                id -> SampleRooms.rooms().stream()
                        .filter(it -> it.room().id() == id)
                        .findFirst(),
                id -> id == 58 ? Optional.of(recording) : Optional.empty(),
                home,
                zone);
        return new NoticeWords(read, new PlatformRegistry(List.of()), facts, zone)
                .of(event, language)
                .orElseThrow();
    }

    @Test
    void anEndIsToldWithASummary() {
        Message english = message(ENDED, "en", Map.of());
        assertThat(english.kind()).isEqualTo(Message.Kind.ENDED);
        assertThat(english.title()).startsWith("Recorded 老陈修电台 until it went off air");
        assertThat(english.text())
                .isEqualTo("1:12:34, 3.05 GB, 2 files. 2 gaps, 5 min 52 s missing.\n2026-11-20 21:42:30");
        assertThat(english.link()).isEqualTo("https://douyin.example/3");

        assertThat(message(ENDED, "zh", Map.of()).text())
                .isEqualTo("1:12:34，3.05 GB，2 个文件。2 处缺失，共缺 5 分 52 秒。\n2026-11-20 21:42:30");
    }

    /** The one with gaps, with songs in it; an empty name is music that nobody knows. */
    private static RecordingView playing(Song... songs) {
        List<RecordedPlay> plays = new ArrayList<>();
        for (Song song : songs) {
            Duration start = Duration.ofMinutes(3L * plays.size());
            Match match = song.title().isEmpty() ? null : new Match(song, 1, "catalogue", null, null, 1, 1, null);
            plays.add(new RecordedPlay(plays.size(), 58, 0, new Play(start, start.plusSeconds(170), match), false));
        }
        return new RecordingView(
                RECORDING.recording(), RECORDING.broadcast(), RECORDING.parts(), RECORDING.gaps(), plays, null);
    }

    @Test
    void anEndNamesTheFirstSongs() {
        String figures = "1:12:34, 3.05 GB, 2 files. 2 gaps, 5 min 52 s missing.\n";
        String time = "\n2026-11-20 21:42:30";

        recording = playing(Song.of(""), Song.of("Ember River", "Hollow Moon", "Wren"));
        assertThat(message(ENDED, "en", Map.of()).text())
                .isEqualTo(figures + "1 song: Hollow Moon, Wren - Ember River" + time);

        recording = playing(
                Song.of("海", "陈一"),
                Song.of("Untitled"),
                Song.of("海", "陈一"),
                Song.of("{names}", "a\nb"),
                Song.of("last"));
        assertThat(message(ENDED, "en", Map.of()).text())
                .as("each once, three of them, a line for all")
                .isEqualTo(figures + "4 songs: 陈一 - 海 · Untitled · a b - {names} …" + time);
        assertThat(message(ENDED, "zh", Map.of()).text()).contains("\n4 首歌曲：陈一 - 海 · Untitled · a b - {names} ……\n");
        assertThat(message(ENDED, "en", Map.of("message-ended", "{songs}\\n{tracks}"))
                        .text())
                .isEqualTo("4\n陈一 - 海\nUntitled\na b - {names}\nlast");
    }

    @Test
    void wordsOfTheUsersOwnGoBeforeTheUsualOnes() {
        Map<String, String> own = Map.of(
                "message-title", "直播间状态更新通知",
                "message-live", "{streamer} is live: {title}",
                "message-live-zh", "[直播间名称] 开播了\\n时间：[时间]",
                "message-ended", "{streamer}: {parts} files, {missing} s missing");

        Message live = message(LIVE, "zh", own);
        assertThat(live.title()).isEqualTo("直播间状态更新通知");
        assertThat(live.text()).isEqualTo("林间小调 开播了\n时间：2026-11-20 21:42:30");
        assertThat(message(LIVE, "en", own).text()).isEqualTo("林间小调 is live: 深夜弹唱 · 点歌进行中 🎸");
        assertThat(message(ENDED, "zh", own).text())
                .as("where nothing is said for Chinese")
                .isEqualTo("老陈修电台: 2 files, 352.000 s missing");
    }

    @Test
    void whatAStreamerIsCalledIsNoPlaceOfATemplate() {
        Event live =
                new Event.RoomStateChanged(SampleService.NOW, 99, "{title} [时间] \\n", Word.OFFLINE, Word.LIVE, null);

        assertThat(message(live, "en", Map.of("message-live", "<{streamer}>")).text())
                .isEqualTo("<{title} [时间] \\n>");
    }

    @Test
    void withoutALanguageOfItsOwnAChannelHasThePages() {
        assertThat(message(LIVE, null, Map.of("language", "zh")).title()).isEqualTo("林间小调 开播了。");
        assertThat(message(LIVE, null, Map.of("language", "en")).title()).isEqualTo("林间小调 went live.");
    }
}
