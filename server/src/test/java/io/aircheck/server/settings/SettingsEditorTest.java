package io.aircheck.server.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.aircheck.recorder.Format;
import io.aircheck.server.events.Event;
import io.aircheck.server.events.EventBus;
import io.aircheck.server.events.Subscription;
import io.aircheck.server.settings.Settings.Origin;
import io.aircheck.server.store.Database;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsEditorTest {

    private static final Scope DOUYIN = new Scope.Platform("douyin");
    private static final Scope ROOM = new Scope.Room(7, "douyin");

    @TempDir
    private Path directory;

    private final EventBus bus = new EventBus();
    private final Subscription events = bus.subscribe(100);
    private Home home;
    private Database database;
    private Settings settings;
    private SettingsEditor editor;

    @BeforeEach
    void begin() throws IOException, SQLException {
        home = new Home(directory);
        home.create();
        Files.writeString(home.settingsFile(), "format: mkv\nsplit: 1h\nplatforms: {douyin: {split: 2h}}\n");
        start(Map.of());
    }

    private void start(Map<String, String> environment) throws IOException, SQLException {
        database = Database.open(home.database().resolve("test.db"));
        settings = SettingsReader.load(home, Set.of("douyin"), environment, Map.of("port", "0"));
        editor = new SettingsEditor(
                settings, database, Seal.of(home, environment), Set.of("douyin"), bus, Clock.systemUTC());
    }

    private void restart(Map<String, String> environment) throws IOException, SQLException {
        database.close();
        start(environment);
    }

    @AfterEach
    void end() {
        database.close();
    }

    @Test
    void the_narrower_goes_before_the_wider_and_the_page_before_the_file() {
        assertThat(settings.get(RecordingKeys.SPLIT, ROOM).duration()).isEqualTo(Duration.ofHours(2));
        assertThat(settings.inForce(RecordingKeys.SPLIT, ROOM).scope()).isEqualTo(DOUYIN);
        editor.change(Scope.service(), Map.of("split", "3h"));
        assertThat(settings.get(RecordingKeys.SPLIT).duration()).isEqualTo(Duration.ofHours(3));
        assertThat(settings.get(RecordingKeys.SPLIT, ROOM).duration())
                .as("what is set for its platform")
                .isEqualTo(Duration.ofHours(2));
        editor.change(DOUYIN, Map.of("split", "4h"));
        assertThat(settings.get(RecordingKeys.SPLIT, ROOM).duration()).isEqualTo(Duration.ofHours(4));
        editor.change(ROOM, Map.of("split", "5h"));
        assertThat(settings.inForce(RecordingKeys.SPLIT, ROOM))
                .isEqualTo(new Settings.InForce<>(new Split(Duration.ofHours(5), null), "5h", new Origin.Page(), ROOM));
        assertThat(settings.get(RecordingKeys.SPLIT, new Scope.Room(8, null)).duration())
                .isEqualTo(Duration.ofHours(3));
    }

    @Test
    void what_was_set_is_there_after_a_restart_and_can_be_taken_back() throws Exception {
        editor.change(Scope.service(), Map.of("format", "mp4"));
        restart(Map.of("AIRCHECK_FORMAT", "flv"));
        assertThat(settings.get(RecordingKeys.FORMAT)).isEqualTo(Format.MP4);
        editor.change(Scope.service(), Collections.singletonMap("format", null));
        assertThat(settings.get(RecordingKeys.FORMAT)).isEqualTo(Format.FLV);
        assertThat(settings.origin(RecordingKeys.FORMAT)).isEqualTo(new Origin.Environment("AIRCHECK_FORMAT"));
        restart(Map.of());
        assertThat(settings.origin(RecordingKeys.FORMAT)).isEqualTo(new Origin.File(1));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            format       | avi   | format: "avi" is not allowed; allowed: original, ts | format：“avi”不可用；可用：original、ts
            port         | 1     | port is set in aircheck.yaml, in the environment    | port 只能在 aircheck.yaml
            colour       | red   | there is no setting "colour" for everything         | 全局没有“colour”这项设置
            cookie       | a=1   | there is no setting "cookie" for everything         | 全局没有“cookie”这项设置
            proxy        | me:pw | proxy: this value is not allowed; allowed: http://  | proxy：该值不可用；可用：http://
            stop-below   | 9GB   | resume-above must not be less than stop-below       | resume-above 不能小于 stop-below
            notify       | what://x | notify: channel 1:                               | notify：该值不可用
            """)
    void a_wrong_change_is_refused_in_both_languages(String name, String text, String english, String chinese) {
        assertThatExceptionOfType(SettingsRefusedException.class)
                .isThrownBy(() -> editor.change(Scope.service(), Map.of(name, text, "quality", "720p")))
                .satisfies(e -> assertThat(e.refusals()).singleElement().satisfies(refusal -> {
                    assertThat(refusal.english()).startsWith(english).doesNotContain("me:pw");
                    assertThat(refusal.chinese()).startsWith(chinese).doesNotContain("me:pw");
                }));
        assertThat(settings.get(RecordingKeys.QUALITY))
                .as("nothing of it was taken")
                .isEqualTo("best");
    }

    @Test
    void a_secret_is_in_the_database_only_sealed_and_lost_with_its_key() throws Exception {
        editor.change(Map.of(
                DOUYIN,
                Map.of("cookie", "ttwid=oyster", "proxy", "socks5://me:oyster@127.0.0.1:1080"),
                ROOM,
                Map.of("token", "oyster"),
                Scope.service(),
                Map.of("notify", "gotify://push.example/oyster")));
        restart(Map.of());
        assertThat(settings.credentials(ROOM).cookie()).isEqualTo("ttwid=oyster");
        assertThat(settings.credentials(ROOM).token()).isEqualTo("oyster");
        assertThat(settings.credentials("douyin").token()).isNull();
        database.close();
        try (Stream<Path> files = Files.walk(directory)) {
            assertThat(files.filter(Files::isRegularFile)).isNotEmpty().noneMatch(SettingsEditorTest::holdsTheSecret);
        }
        start(Map.of(Seal.VARIABLE, "another key than before"));
        assertThat(settings.credentials("douyin").cookie()).isNull();
    }

    private static boolean holdsTheSecret(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains("oyster");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void a_secret_may_stand_in_a_file_that_the_environment_names() throws Exception {
        Path secret = Files.writeString(directory.resolve("mounted"), "ttwid=1\n");
        restart(Map.of("AIRCHECK_PLATFORMS_DOUYIN_COOKIE_FILE", secret.toString()));
        assertThat(settings.credentials("douyin").cookie()).isEqualTo("ttwid=1");
        Map<String, String> both = new HashMap<>();
        both.put("AIRCHECK_PASSWORD", "long enough");
        both.put("AIRCHECK_PASSWORD_FILE", secret.toString());
        assertThatExceptionOfType(SettingsException.class)
                .isThrownBy(() -> SettingsReader.load(home, Set.of(), both, Map.of()))
                .withMessageContaining("AIRCHECK_PASSWORD and AIRCHECK_PASSWORD_FILE are both set");
        assertThatExceptionOfType(SettingsException.class)
                .isThrownBy(() -> SettingsReader.load(
                        home, Set.of(), Map.of("AIRCHECK_PASSWORD_FILE", "/nowhere/at/all"), Map.of()))
                .withMessageContaining("cannot read /nowhere/at/all");
    }

    @Test
    void a_change_is_told_once_with_its_names_and_never_its_values() throws Exception {
        AtomicInteger told = new AtomicInteger();
        editor.onChange(told::incrementAndGet);
        editor.change(ROOM, Map.of("cookie", "a=1"));
        assertThat(told).hasValue(1);
        assertThat(events.poll(Duration.ZERO)).isInstanceOfSatisfying(Event.SettingsChanged.class, changed -> {
            assertThat(changed.names()).isEqualTo("cookie");
            assertThat(changed.roomId()).isEqualTo(7);
        });
    }
}
