package io.aircheck.server.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.InstanceOfAssertFactories.list;

import io.aircheck.net.ProxyAddress;
import io.aircheck.recorder.Format;
import io.aircheck.server.hooks.Hook;
import io.aircheck.server.steps.Step;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {

    private static final Set<String> PLATFORMS = Set.of("douyin", "twitch");

    private static Settings read(String yaml) {
        return SettingsReader.read("aircheck.yaml", yaml, PLATFORMS, Map.of(), Map.of());
    }

    @Test
    void the_file_that_is_written_holds_every_key_with_its_default() {
        Settings written = read(SettingsFile.template());
        for (SettingKey<?> key : SettingKeys.in(Layer.SERVICE)) {
            assertThat(written.text(key)).as(key.name()).isEqualTo(key.standard());
            assertThat(written.origin(key)).as(key.name()).isInstanceOf(Settings.Origin.File.class);
        }
        assertThat(SettingsFile.template())
                .contains(SettingKeys.in(Layer.PLATFORM).stream()
                        .map(SettingKey::english)
                        .toList());
    }

    /** One that is forgotten in its section would be no setting at all. */
    @Test
    void every_key_stands_in_its_section_and_its_name_once_in_each_layer() throws IllegalAccessException {
        List<Class<?>> files = List.of(
                PageKeys.class,
                WatchingKeys.class,
                RecordingKeys.class,
                HookKeys.class,
                RetentionKeys.class,
                DiskKeys.class,
                MusicKeys.class,
                NotificationKeys.class,
                MessageKeys.class,
                NetworkKeys.class,
                ProgramKeys.class,
                PlatformKeys.class);
        List<Object> declared = new ArrayList<>();
        for (Class<?> file : files) {
            for (Field field : file.getDeclaredFields()) {
                if (field.getType() == SettingKey.class) {
                    declared.add(field.get(null));
                }
            }
        }
        assertThat(SettingKeys.SECTIONS.stream().flatMap(section -> section.keys().stream()))
                .containsExactlyInAnyOrderElementsOf((List<SettingKey<?>>) (List<?>) declared);
        for (Layer layer : Layer.values()) {
            assertThat(SettingKeys.in(layer)).extracting(SettingKey::name).doesNotHaveDuplicates();
        }
    }

    @Test
    void a_platform_has_its_own_way_of_recording() {
        Settings settings = read("""
            format: mkv
            platforms: {douyin: {format: mp4}}
            """);
        assertThat(settings.get(RecordingKeys.FORMAT, "douyin")).isEqualTo(Format.MP4);
        assertThat(settings.get(RecordingKeys.FORMAT, "twitch")).isEqualTo(Format.MKV);
        assertThat(settings.get(RecordingKeys.QUALITY, "douyin")).isEqualTo("best");
    }

    @Test
    void hooks_are_a_list_of_blocks_or_the_same_as_json_in_the_environment() {
        String yaml = """
            hooks:
              - name: upload
                command: [rclone, copy, "{file}", "nas:live/{streamer}", 1, yes]
                limit: 2h
              - {on: [live, finished], webhook: "https://example.org/x", secret: s}
            after-recording: convert mp4, run upload, delete
            platforms: {douyin: {after-recording: verify}}
            """;
        Settings settings = read(yaml);
        assertThat(settings.get(HookKeys.HOOKS)).extracting(hook -> hook.name()).containsExactly("upload", "hook 2");
        assertThat(settings.get(HookKeys.HOOKS).getFirst().action())
                .isInstanceOfSatisfying(
                        Hook.Action.Command.class,
                        command -> assertThat(command.words())
                                .extracting(word -> word.text())
                                .containsExactly("rclone", "copy", "{file}", "nas:live/{streamer}", "1", "yes"));
        assertThat(settings.get(HookKeys.AFTER_RECORDING)).hasSize(3);
        assertThat(settings.get(HookKeys.AFTER_RECORDING, "douyin")).containsExactly(new Step.Verify());
        Settings of = SettingsReader.read(
                "aircheck.yaml",
                "",
                PLATFORMS,
                Map.of("AIRCHECK_HOOKS", "[{\"on\": \"live\", \"command\": [\"tell\"]}]"),
                Map.of());
        assertThat(of.get(HookKeys.HOOKS)).hasSize(1);
    }

    @Test
    void a_wrong_hook_is_named_with_its_line_and_nothing_is_made_of_a_tag() {
        assertThatExceptionOfType(SettingsException.class)
                .isThrownBy(() -> read("""
                    port: 0
                    hooks:
                      - {on: lice, command: [tell], secret: S3CRET}
                    """))
                .withMessageContaining("line 2: hooks: hook 1: secret and shape belong to a webhook")
                .withMessageNotContaining("S3CRET");
        assertThatExceptionOfType(SettingsException.class)
                .isThrownBy(() -> read("hooks: [{command: !!java.io.File [x]}]"))
                .withMessageContaining("Global tag is not allowed");
    }

    @Test
    void the_file_is_written_once_and_then_left_alone(@TempDir Path directory) throws IOException {
        Home home = new Home(directory);
        home.create();
        SettingsReader.load(home, PLATFORMS, Map.of(), Map.of());
        Files.writeString(home.settingsFile(), "port: 9000 # mine\n");
        Settings settings = SettingsReader.load(home, PLATFORMS, Map.of(), Map.of());
        assertThat(settings.get(PageKeys.PORT)).isEqualTo(9000);
        assertThat(home.settingsFile()).hasContent("port: 9000 # mine\n");
    }

    @Test
    void the_command_line_goes_before_the_environment_and_that_before_the_file() {
        Settings settings = SettingsReader.read(
                "aircheck.yaml",
                "port: 1\nhost: 10.0.0.1\nformat: mkv\n",
                PLATFORMS,
                Map.of("AIRCHECK_PORT", "2", "AIRCHECK_HOST", "10.0.0.2", "PATH", "/bin"),
                Map.of("port", "3"));
        assertThat(settings.get(PageKeys.PORT)).isEqualTo(3);
        assertThat(settings.get(PageKeys.HOST)).isEqualTo("10.0.0.2");
        assertThat(settings.get(RecordingKeys.FORMAT)).isEqualTo(Format.MKV);
        assertThat(settings.get(WatchingKeys.CHECK_INTERVAL)).isEqualTo(Duration.ofMinutes(1));
        assertThat(settings.origin(PageKeys.PORT)).isEqualTo(new Settings.Origin.CommandLine());
        assertThat(settings.origin(PageKeys.HOST)).isEqualTo(new Settings.Origin.Environment("AIRCHECK_HOST"));
        assertThat(settings.origin(RecordingKeys.FORMAT)).isEqualTo(new Settings.Origin.File(3));
        assertThat(settings.origin(RecordingKeys.QUALITY)).isEqualTo(new Settings.Origin.Default());
    }

    @Test
    void every_key_has_its_environment_variable() {
        Map<String, String> odd = Map.of(
                "AIRCHECK_CHECK_INTERVAL", "2m",
                "AIRCHECK_ROOM_LISTS", "a.txt，/data/b.txt",
                "AIRCHECK_SPLIT", "2GB",
                "AIRCHECK_PLATFORMS_DOUYIN_COOKIE", "ttwid=1",
                "AIRCHECK_PLATFORMS_TWITCH_PROXY", "direct");
        Settings settings = SettingsReader.read("aircheck.yaml", "", PLATFORMS, odd, Map.of());
        assertThat(settings.get(WatchingKeys.CHECK_INTERVAL)).isEqualTo(Duration.ofMinutes(2));
        assertThat(settings.get(WatchingKeys.ROOM_LISTS)).containsExactly(Path.of("a.txt"), Path.of("/data/b.txt"));
        assertThat(settings.get(RecordingKeys.SPLIT)).isEqualTo(new Split(null, 2_000_000_000L));
        assertThat(settings.credentials("douyin").cookie()).isEqualTo("ttwid=1");
        assertThat(settings.get(PlatformKeys.PROXY, "twitch")).contains(new PlatformProxy(null));
        assertThat(settings.credentials("twitch").cookie()).isNull();
    }

    @Test
    void a_platform_block_gives_credentials_that_stay_out_of_text() {
        Settings settings = read("platforms:\n  douyin:\n    cookie: a=1; b=2\n    proxy: socks5://127.0.0.1:1080\n");
        assertThat(settings.platforms()).containsExactly("douyin");
        assertThat(settings.credentials("douyin").cookie()).isEqualTo("a=1; b=2");
        assertThat(settings.get(PlatformKeys.PROXY, "douyin"))
                .contains(new PlatformProxy(ProxyAddress.parse("socks5://127.0.0.1:1080")));
        assertThat(settings.credentials("douyin").toString()).doesNotContain("a=1");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        port: 99999                        | line 1: port: "99999" is not allowed; allowed: 0 to 65535
        port: http                         | line 1: port: "http" is not allowed
        # one\\ncheck-interval: 5x         | line 2: check-interval: "5x" is not allowed; allowed: 5s to 1d, such as
        check-interval: 1s                 | line 1: check-interval: "1s" is not allowed
        format: avi                        | line 1: format: "avi" is not allowed; allowed: original, ts, fmp4
        quality: 4K                        | line 1: quality: "4K" is not allowed; allowed: best, worst
        password: short                    | line 1: password: this value is not allowed; allowed: at least 8
        proxy: 127.0.0.1                   | line 1: proxy: this value is not allowed; allowed: http://
        keep-source: maybe                 | line 1: keep-source: "maybe" is not allowed; allowed: yes, no
        colour: red                        | line 1: there is no setting "colour"; there are host, port
        platforms: {tiktak: {cookie: a}}   | line 1: there is no platform "tiktak"; there are douyin, twitch
        platforms: {douyin: {kookie: a}}   | line 1: there is no setting "kookie" for a platform; there are check-interval, host
        port: {a: b}                       | line 1: port must have a plain value
        port: 1\\nport: 2                  | line 2: port is set twice
        port: !!java.net.URL [http://a.b]  | line 1: this is not YAML: Global tag is not allowed
        port: [1                           | this is not YAML
        - a                                | line 1: the file must consist of lines "key: value"
        stop-below: 5GB                    | resume-above must not be less than stop-below
        """)
    void a_wrong_value_is_named_with_its_line_and_what_is_allowed(String yaml, String sentence) {
        assertThatExceptionOfType(SettingsException.class)
                .isThrownBy(() -> read(yaml.replace("\\n", "\n")))
                .satisfies(e -> assertThat(e.problems())
                        .singleElement()
                        .asString()
                        .contains(sentence)
                        .doesNotContain("short\""));
    }

    @Test
    void a_platform_takes_its_own_proxy_before_that_of_overseas_before_that_of_everything() {
        Settings settings = read("""
            proxy: http://everything:1
            overseas-proxy: http://overseas:2
            platforms: {douyin: {proxy: direct}}
            """);
        ProxyChoice choice = new ProxyChoice(settings, Set.of("twitch"));
        assertThat(choice.of("douyin")).isNull();
        assertThat(choice.of("twitch")).isEqualTo(ProxyAddress.parse("http://overseas:2"));
        assertThat(choice.of("radio")).isEqualTo(ProxyAddress.parse("http://everything:1"));
        assertThat(new ProxyChoice(read("proxy: http://everything:1"), Set.of("twitch")).of("twitch"))
                .isEqualTo(ProxyAddress.parse("http://everything:1"));
    }

    @Test
    void a_room_takes_its_own_proxy_before_that_of_its_platform() {
        Settings settings = read("platforms: {twitch: {proxy: http://platform:1}}")
                .withPage(Map.of(
                        "room:7", page(PlatformKeys.PROXY, "socks5://room:2"),
                        "room:8", page(PlatformKeys.PROXY, "direct")));
        ProxyChoice choice = new ProxyChoice(settings, Set.of());
        assertThat(choice.of(new Scope.Room(7, "twitch"), "twitch")).isEqualTo(ProxyAddress.parse("socks5://room:2"));
        assertThat(choice.of(new Scope.Room(8, "twitch"), "twitch")).isNull();
        assertThat(choice.of(new Scope.Room(9, "twitch"), "twitch")).isEqualTo(ProxyAddress.parse("http://platform:1"));
    }

    private static Map<SettingKey<?>, Settings.Value> page(SettingKey<?> key, String text) {
        return Map.of(key, new Settings.Value(key.form().read(text).orElseThrow(), text, new Settings.Origin.Page()));
    }

    @Test
    void all_problems_are_told_at_once() {
        assertThatExceptionOfType(SettingsException.class)
                .isThrownBy(() -> SettingsReader.read(
                        "aircheck.yaml", "port: x\nfoo: 1\n", PLATFORMS, Map.of("AIRCHECK_SPLIT", "1s"), Map.of()))
                .extracting(SettingsException::problems, list(String.class))
                .hasSize(3)
                .last()
                .asString()
                .startsWith("environment variable AIRCHECK_SPLIT: \"1s\" is not allowed");
    }

    @Test
    void an_alias_bomb_is_refused() {
        String bomb = "a: &a [x,x,x,x,x]\nb: &b [*a,*a,*a,*a]\nc: [*b,*b,*b,*b]\n";
        assertThatExceptionOfType(SettingsException.class)
                .isThrownBy(() -> read(bomb))
                .withMessageContaining("alias");
    }

    @ParameterizedTest
    @CsvSource({"90s,90000", "1h30m,5400000", "500ms,500", "2d,172800000", "0,0", "5,", "1.5h,", "-1s,", "s,", "'',"})
    void times(String text, Long millis) {
        assertThat(Amounts.time(text).map(Duration::toMillis)).isEqualTo(Optional.ofNullable(millis));
    }

    @ParameterizedTest
    @CsvSource({
        "2GB,2000000000",
        "1.5GiB,1610612736",
        "500 mb,500000000",
        "7b,7",
        "0,0",
        "2G,",
        "GB,",
        "-1GB,",
        "999999999999TiB,"
    })
    void sizes(String text, Long bytes) {
        assertThat(Amounts.bytes(text)).isEqualTo(Optional.ofNullable(bytes));
    }

    @Test
    void empty_file_and_byte_order_mark_are_fine() {
        assertThat(read("").get(PageKeys.PORT)).isEqualTo(8080);
        assertThat(read("\uFEFFport: 1\r\nhost: ::1\r\n").get(PageKeys.HOST)).isEqualTo("::1");
        assertThat(List.of(read("platforms:\n").platforms())).containsExactly(Set.of());
    }
}
