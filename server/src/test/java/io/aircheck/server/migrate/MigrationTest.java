package io.aircheck.server.migrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.aircheck.platforms.PlatformRegistry;
import io.aircheck.platforms.Platforms;
import io.aircheck.server.events.EventBus;
import io.aircheck.server.hooks.Hook;
import io.aircheck.server.hooks.Moment;
import io.aircheck.server.lists.ListEntry;
import io.aircheck.server.lists.ListParser;
import io.aircheck.server.migrate.Finding.Kind;
import io.aircheck.server.recordings.Library;
import io.aircheck.server.recordings.RecordingView;
import io.aircheck.server.settings.FirstSettings;
import io.aircheck.server.settings.Home;
import io.aircheck.server.settings.HookKeys;
import io.aircheck.server.settings.Layer;
import io.aircheck.server.settings.NotificationKeys;
import io.aircheck.server.settings.PlatformKeys;
import io.aircheck.server.settings.SettingKey;
import io.aircheck.server.settings.SettingKeys;
import io.aircheck.server.settings.Settings;
import io.aircheck.server.settings.SettingsReader;
import io.aircheck.server.settings.WatchingKeys;
import io.aircheck.server.store.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MigrationTest {

    private static final PlatformRegistry REGISTRY = Platforms.all();
    private static final Set<String> PLATFORMS =
            REGISTRY.platforms().stream().map(platform -> platform.info().id()).collect(Collectors.toSet());
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    @TempDir
    Path directory;

    private Path home() {
        return directory.resolve("home");
    }

    private Folder folder(String kind) throws IOException {
        return Folder.of(kind, directory.resolve("dlr"));
    }

    private Migration.Report migrate(boolean dryRun, boolean follow) throws Exception {
        return Migration.run(
                new Migration.Order(directory.resolve("dlr"), home(), dryRun, follow, null, ZONE), REGISTRY);
    }

    private Settings settings() throws IOException {
        return SettingsReader.load(new Home(home()), PLATFORMS, Map.of(), Map.of());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', emptyValue = "", textBlock = """
            zh         ~ language       ~ auto
            zh         ~ check-interval ~ 300s
            zh         ~ quality        ~ 超清
            zh         ~ format         ~ mp4
            zh         ~ keep-source    ~ no
            zh         ~ reencode       ~ no
            zh         ~ subtitles      ~ none
            zh         ~ path           ~ douyinliverecorder:streamer-folder,title
            zh         ~ recordings     ~ ''
            zh         ~ split          ~ 1800s
            zh         ~ stop-below     ~ 1GiB
            zh         ~ resume-above   ~ 2GiB
            zh         ~ notify-about   ~ live, failed, login, disk
            zh         ~ message-title  ~ 开播啦
            zh         ~ message-live   ~ [直播间名称] 在 [时间] 开播\\n快来
            zh         ~ message-ended  ~ [直播间名称] 下播
            zh         ~ notify-only    ~ no
            zh         ~ hooks          ~ [{"name":"DouyinLiveRecorder","on":"part","command":["python3","/opt/after.py","--quiet","--record_name","{streamer}","--save_file_path","{file}","--save_type","TS","--split_video_by_time","True","--converts_to_mp4","True"]}]
            zh         ~ proxy          ~ ''
            zh         ~ overseas-proxy ~ ''
            zh         ~ room-lists     ~ rooms.txt
            zh         ~ notify         ~ https://oapi.dingtalk.com/robot/send?access_token=dingtoken#at=13800000000 https://xizhi.qqoq.net/XZkey.send https://sctapi.ftqq.com/SCTkey.send https://api.day.app/barkkey#level=timeSensitive&sound=minuet tgram://123456:ABCdef/-1001 mailtos://me%40qq.com:p%3Aa%2Fs%40s%251@smtp.qq.com:465?from=me%40qq.com&to=a%40example.org&to=b%40example.org https://ntfy.sh/mytopic#tags=tada%2Ctv&email=n%40example.org pushplus://pptoken1 pushplus://pptoken2
            en         ~ language       ~ en
            en         ~ check-interval ~ 90s
            en         ~ quality        ~ 原画
            en         ~ format         ~ mkv
            en         ~ keep-source    ~ no
            en         ~ reencode       ~ no
            en         ~ subtitles      ~ elapsed
            en         ~ hooks          ~ ''
            en         ~ message-live   ~ ''
            en         ~ path           ~ douyinliverecorder:streamer-folder,date-folder,title-folder,emoji
            en         ~ recordings     ~ DIR/saved
            en         ~ split          ~ off
            en         ~ stop-below     ~ 5.5GiB
            en         ~ resume-above   ~ 6.5GiB
            en         ~ notify-about   ~ ended, failed, login, disk
            en         ~ notify         ~ tgram://987:xyz/@channel
            zh-mangled ~ check-interval ~ 120s
            zh-mangled ~ quality        ~ 原画
            zh-mangled ~ format         ~ mp4
            zh-mangled ~ keep-source    ~ no
            zh-mangled ~ path           ~ douyinliverecorder:streamer-folder,title
            zh-mangled ~ split          ~ off
            zh-mangled ~ stop-below     ~ 1GiB
            zh-mangled ~ notify-about   ~ live, failed, login, disk
            en-mangled ~ language       ~ en
            en-mangled ~ check-interval ~ 90s
            en-mangled ~ format         ~ mkv
            en-mangled ~ path           ~ douyinliverecorder:streamer-folder,title-folder,emoji
            en-mangled ~ stop-below     ~ 5.5GiB
            en-mangled ~ split          ~ off
            en-mangled ~ notify         ~ tgram://987:xyz/@channel
            """)
    void settings_mean_what_they_meant(String kind, String name, String expected) throws Exception {
        folder(kind);
        migrate(false, false);
        SettingKey<?> key = SettingKeys.named(name, Layer.SERVICE).orElseThrow();
        assertThat(settings().text(key))
                .isEqualTo(expected.replace("DIR", directory.resolve("dlr").toString()));
    }

    @Test
    void the_script_becomes_a_hook_that_gets_every_name_as_one_argument() throws Exception {
        folder("zh");
        Migration.Report report = migrate(false, false);
        Hook hook = settings().get(HookKeys.HOOKS).getFirst();
        assertThat(hook.moments()).containsExactly(Moment.PART);
        assertThat(hook.summary()).isEqualTo("python3");
        assertThat(report.findings())
                .filteredOn(finding -> finding.where().equals(OldKey.SCRIPT.name()))
                .extracting(Finding::code)
                .containsExactlyInAnyOrder("sets", "fixedPattern");
        assertThat(report.findings())
                .filteredOn(finding -> finding.where().equals(OldKey.RUN_SCRIPT.name()))
                .extracting(Finding::code)
                .containsExactly("fixedShell");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
            自定义脚本执行命令 = python3 /opt/after.py --quiet ~ 自定义脚本执行命令 = rclone move a b && rm c ~ 自定义脚本执行命令 ~ scriptOfShell
            只推送通知不录制(是/否) = 否                       ~ 只推送通知不录制(是/否) = 是                 ~ 只推送通知不录制(是/否) ~ sets
            """)
    void what_a_key_says_decides(String line, String other, String key, String code) throws Exception {
        Path config = folder("zh").root().resolve("config/config.ini");
        Files.writeString(config, Files.readString(config).replace(line, other));
        assertThat(migrate(true, false).findings())
                .filteredOn(finding -> finding.where().equals(key))
                .extracting(Finding::code)
                .contains(code);
    }

    @Test
    void every_cookie_token_account_and_proxy_is_its_platforms() throws Exception {
        folder("zh");
        migrate(false, false);
        Settings settings = settings();
        for (OldKey.OfPlatform it : OldKey.OF_PLATFORMS) {
            assertThat(PLATFORMS).as(it.key().name()).contains(it.platform());
        }
        assertThat(OldKey.OF_PLATFORMS.stream()
                        .filter(it -> it.setting().equals("cookie"))
                        .filter(it -> settings.credentials(it.platform()).cookie() == null))
                .isEmpty();
        assertThat(settings.credentials("douyin").cookie()).isEqualTo("ttwid=1%7CB1qls3G; __ac_nonce=06; name=\"a b\"");
        assertThat(settings.credentials("twitcasting").cookie()).as("undoubled").isEqualTo("tc_id=a%2Fb; tc_ss=c%3D");
        assertThat(settings.credentials("twitcasting").accountType()).isEqualTo("twitter");
        assertThat(settings.credentials("soop").username()).isEqualTo("soopuser");
        assertThat(settings.credentials("soop").password()).isEqualTo("soop=pass:#1");
        assertThat(settings.credentials("flextv").password()).isEqualTo("flexpass");
        assertThat(settings.credentials("popkontv").token()).isEqualTo("tok%2Ben");
        assertThat(settings.credentials("popkontv").partnerCode()).isEqualTo("P-00117");
        assertThat(proxies(settings))
                .containsOnlyKeys(
                        "chzzk",
                        "faceit",
                        "flextv",
                        "liveme",
                        "pandalive",
                        "popkontv",
                        "shopee",
                        "showroom",
                        "soop",
                        "tiktok",
                        "twitch",
                        "winktv",
                        "youtube")
                .containsEntry("twitch", "127.0.0.1:7890");
    }

    @Test
    void the_further_list_of_proxied_platforms_counts_also_where_the_proxy_is_switched_off() throws Exception {
        folder("en");
        migrate(false, false);
        assertThat(proxies(settings())).containsOnlyKeys("17live", "bigo");
    }

    private static Map<String, String> proxies(Settings settings) {
        Map<String, String> proxies = new TreeMap<>();
        for (String platform : settings.platforms()) {
            settings.get(PlatformKeys.PROXY, platform)
                    .ifPresent(it -> proxies.put(
                            platform, it.proxy().host() + ":" + it.proxy().port()));
        }
        return proxies;
    }

    @Test
    void a_mangled_file_gives_the_same_logins_as_a_whole_one() throws Exception {
        folder("zh-mangled");
        Migration.Report report = migrate(false, false);
        assertThat(settings().credentials("douyin").cookie())
                .isEqualTo("ttwid=1%7CB1qls3G; __ac_nonce=06; name=\"a b\"");
        assertThat(settings().credentials("popkontv").token()).isEqualTo("tok%2Ben");
        assertThat(settings().text(NotificationKeys.NOTIFY)).contains("tgram://123456:ABCdef/-1001");
        assertThat(report.findings())
                .extracting(Finding::code)
                .contains(
                        "encoding",
                        "noSection",
                        "duplicateKey",
                        "duplicateSection",
                        "noKey",
                        "otherSection",
                        "notYesOrNo",
                        "notANumber",
                        "unknownQuality",
                        "unknownFormat");
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh", "en", "zh-mangled", "en-mangled"})
    void each_of_the_119_keys_is_told_of_and_no_secret(String kind) throws Exception {
        folder(kind);
        Migration.Report report = migrate(true, false);
        assertThat(OldKey.ALL).hasSize(119);
        assertThat(report.findings().stream().map(Finding::where).toList())
                .containsAll(OldKey.ALL.stream().map(OldKey::name).toList());
        assertThat(report.toString())
                .doesNotContain("dingtoken", "XZkey", "SCTkey", "barkkey", "ABCdef", "s%1", "pptoken", "ttwid")
                .doesNotContain("soop=pass", "tok%2Ben", "987:xyz", "sid=");
        assertThat(home()).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
            zh         ~ - https://live.douyin.com/745964462470 - ; 超清 https://live.douyin.com/745964462471 - ; 超清 https://live.douyin.com/745964462472 名字 ; #- https://live.bilibili.com/320 名字 ; - https://live.kuaishou.com/u/abc123456 - ; - https://example.org/live/stream.m3u8 - ; 流畅 https://www.huya.com/660000 虎牙 主播 ; - https://www.tiktok.com/@pearlgaga88/live - ; #原画 https://www.douyu.com/9999 - ; 蓝光 https://live.bilibili.com/6 -
            en         ~ - https://www.twitch.tv/somebody - ; HD https://www.twitch.tv/second - ; 高清 https://www.youtube.com/watch?v=abcdefghijk Lofi Girl ; #- https://www.twitch.tv/paused Paused One ; - https://kick.com/xqc plain name ; - https://chzzk.naver.com/live/0123456789abcdef0123456789abcdef - ; - https://play.sooplive.com/ecvhao No Space ; - https://radio.example.org/live.flv - ; 标清 https://www.showroom-live.com/r/48_NAGISA_SAKAGUCHI - ; - https://17.live/en/live/6302408 -
            zh-mangled ~ - https://live.douyin.com/745964462470 名 字 还有 ; 超清 https://live.douyin.com/745964462471 - ; 超清 https://live.douyin.com/745964462472 最后 ; #- https://live.bilibili.com/320 名字 ; - https://live.kuaishou.com/u/abc123456 - ; - https://example.org/live/stream.m3u8 - ; 流畅 https://www.huya.com/660000 虎牙 主播 ; - https://www.tiktok.com/@pearlgaga88/live - ; #原画 https://www.douyu.com/9999 - ; 原画 https://live.bilibili.com/6 - ; - https://no-such-site.example/room/1 -
            """)
    void rooms_are_those_of_the_list(String kind, String expected) throws Exception {
        folder(kind);
        migrate(false, false);
        String text = Files.readString(home().resolve("config/rooms.txt"));
        assertThat(ListParser.parse("rooms.txt", text, REGISTRY).entries().stream()
                        .map(MigrationTest::line)
                        .collect(Collectors.joining(" ; ")))
                .isEqualTo(expected);
    }

    private static String line(ListEntry entry) {
        return (entry.paused() ? "#" : "") + (entry.quality() == null ? "-" : entry.quality()) + " " + entry.url() + " "
                + (entry.name() == null ? "-" : entry.name());
    }

    @Test
    void the_old_list_can_be_watched_where_it_is() throws Exception {
        Folder folder = folder("zh");
        migrate(false, true);
        assertThat(settings().get(WatchingKeys.ROOM_LISTS))
                .containsExactly(Path.of("rooms.txt"), folder.root().resolve("config/URL_config.ini"));
        assertThat(home().resolve("config/rooms.txt")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh", "en", "zh-mangled", "en-mangled"})
    void the_old_installation_stays_as_it_is(String kind) throws Exception {
        Folder folder = folder(kind);
        folder.recording("downloads/抖音直播/小明/小明_2026-11-01_20-00-00_000.ts", 10);
        Map<String, String> before = folder.fingerprint();
        migrate(false, false);
        migrate(false, true);
        assertThat(folder.fingerprint()).isEqualTo(before);
    }

    @Test
    void settings_and_rooms_of_ones_own_stay_and_what_was_found_stands_beside_them() throws Exception {
        folder("zh");
        Path config = Files.createDirectories(home().resolve("config"));
        Files.writeString(config.resolve("aircheck.yaml"), "port: 9000 # mine\n");
        Files.writeString(config.resolve("rooms.txt"), "https://www.twitch.tv/mine\n");
        Migration.Report report = migrate(false, false);
        assertThat(config.resolve("aircheck.yaml")).hasContent("port: 9000 # mine\n");
        assertThat(config.resolve("rooms.txt")).hasContent("https://www.twitch.tv/mine\n");
        assertThat(config.resolve("aircheck.dlr.yaml")).content().contains("check-interval: \"300s\"");
        assertThat(config.resolve("dlr-rooms.txt")).content().contains("https://live.douyin.com/745964462470");
        assertThat(report.findings().stream()
                        .filter(finding -> finding.kind() == Kind.PROBLEM)
                        .map(Finding::code))
                .contains("settingsKept", "addList");
    }

    @Test
    void a_home_that_was_started_once_and_left_as_it_was_takes_the_settings_and_a_second_run_changes_nothing()
            throws Exception {
        folder("zh");
        new Home(home()).create();
        SettingsReader.load(new Home(home()), PLATFORMS, Map.of(), Map.of());
        assertThat(FirstSettings.isUnset(home().resolve("config/aircheck.yaml")))
                .isTrue();
        assertThat(migrate(false, false).written()).hasSize(2);
        assertThat(migrate(false, false).written()).isEmpty();
    }

    @Test
    void old_recordings_are_in_the_library_where_they_are() throws Exception {
        Folder folder = folder("zh");
        folder.recording("downloads/抖音直播/名字/名字_唱歌_2026-11-01_20-00-00_000.ts", 100);
        folder.recording("downloads/抖音直播/名字/名字_唱歌_2026-11-01_20-00-00_001.ts", 50);
        folder.recording("downloads/B站直播/a_b/2026-10-01/a_b_2026-10-01_08-00-00.mp4", 7);
        folder.recording("downloads/B站直播/a_b/2026-10-01/a_b_2026-10-01_08-00-00.ts", 9);
        folder.recording("downloads/TwitchTV/somebody_2026-09-01_08-00-00.mp3", 5);
        folder.recording("downloads/TwitchTV/notes.txt", 5);
        assertThat(migrate(false, false).recordings()).isEqualTo(3);
        assertThat(migrate(false, false).recordings()).as("the second time").isZero();

        Path recordings = new Home(home()).recordings();
        Files.createDirectories(recordings);
        try (Database database = Database.open(home().resolve("database/aircheck.db"))) {
            Library library = new Library(database, new EventBus(), Clock.systemUTC(), recordings);
            List<RecordingView> found = library.finished(10, null, null);
            assertThat(found)
                    .extracting(view -> view.broadcast().platform() + " "
                            + view.broadcast().streamer() + " "
                            + view.broadcast().title() + " " + view.recording().bytes())
                    .containsExactly("douyin 名字 唱歌 150", "bilibili a_b null 7", "twitch somebody null 5");
            Integer locked = database.read(client -> client.sql("SELECT COUNT(*) FROM recordings WHERE locked = 1")
                    .query(Integer.class)
                    .single());
            assertThat(locked)
                    .as("the former program's files are not ours to clean up")
                    .isEqualTo(3);
            RecordingView newest = found.getFirst();
            assertThat(newest.recording().startedAt()).isEqualTo(Instant.parse("2026-11-01T12:00:00Z"));
            assertThat(newest.broadcast().url()).isEqualTo("https://live.douyin.com/745964462472");
            Path real = folder.root().toRealPath();
            assertThat(newest.parts())
                    .hasSize(2)
                    .allSatisfy(part -> assertThat(library.media(part.id()))
                            .hasValueSatisfying(file -> assertThat(file.path()).startsWith(real)));
        }
    }

    @Test
    void a_folder_without_the_two_files_is_no_installation() {
        assertThatExceptionOfType(MigrationException.class)
                .isThrownBy(() -> migrate(false, false))
                .satisfies(e -> assertThat(e.why()).isEqualTo(MigrationException.Why.NOTHING_THERE));
        assertThat(home()).doesNotExist();
    }
}
