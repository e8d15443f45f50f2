package io.aircheck.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.aircheck.server.events.EventBus;
import io.aircheck.server.recordings.Library;
import io.aircheck.server.recordings.RecordingView;
import io.aircheck.server.rooms.RoomStore;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database that the first version wrote is opened by this one with all that is in it. */
class UpgradeTest {

    /** The last migration of the first version. */
    private static final String FIRST_VERSION = "3";

    private static final List<String> WRITTEN = List.of(
            "INSERT INTO rooms VALUES (7, 'bilibili:live:6', 'https://live.bilibili.com/6', '原画', '名字', 1, 0)",
            "INSERT INTO rooms VALUES (8, 'twitch:live:x', 'https://www.twitch.tv/x', NULL, NULL, 0, 1)",
            "INSERT INTO broadcasts VALUES (3, 7, 'bilibili', 'https://live.bilibili.com/6', '名字', '标题', NULL, NULL, 1000, 9000)",
            "INSERT INTO recordings VALUES (4, 3, 'finished', 'bilibili/名字', '2026 标题', 1000, 9000, 9000, 'offline', NULL)",
            "INSERT INTO parts VALUES (5, 4, 0, 'bilibili/名字/2026 标题.ts', 'video/mp2t', 0, 12345, 8000, 1000, 4)",
            "INSERT INTO gaps VALUES (6, 4, 3000, 500, 1, 'gone', '404')",
            "INSERT INTO events VALUES (9, 1000, 'recording_started', 7, 4, '{}')",
            "INSERT INTO notices VALUES (2, 'abc', 'DingTalk', 'live', 'went_live', 1000, 't', 'm', NULL, 'waiting', 1, 2000, NULL)");

    @TempDir
    Path directory;

    private void writtenByTheFirstVersion(Path file) throws SQLException {
        String url = "jdbc:sqlite:" + file;
        Flyway.configure()
                .dataSource(url, "", "")
                .locations("classpath:db/migration")
                .target(FIRST_VERSION)
                .load()
                .migrate();
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            for (String row : WRITTEN) {
                statement.executeUpdate(row);
            }
        }
    }

    @Test
    void a_file_whose_tables_are_up_to_date_is_opened_as_it_is() throws SQLException {
        Path file = directory.resolve("aircheck.db");
        Database.open(file).close();
        int migrations = migrations(file);
        Database.open(file).close();
        assertThat(migrations(file)).isEqualTo(migrations);
    }

    private static int migrations(Path file) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery("SELECT count(*) FROM flyway_schema_history WHERE success = 1")) {
            row.next();
            return row.getInt(1);
        }
    }

    @Test
    void what_the_first_version_wrote_is_there_and_numbers_go_on() throws SQLException {
        Path file = directory.resolve("aircheck.db");
        writtenByTheFirstVersion(file);
        try (Database database = Database.open(file)) {
            assertThat(new RoomStore(database).all())
                    .extracting(room -> room.id() + " " + room.url() + " " + room.quality() + " " + room.name() + " "
                            + room.fromPage() + " " + room.paused())
                    .containsExactlyInAnyOrder(
                            "7 https://live.bilibili.com/6 原画 名字 true false",
                            "8 https://www.twitch.tv/x null null false true");
            RecordingView view = new Library(database, new EventBus(), Clock.systemUTC(), directory)
                    .find(4)
                    .orElseThrow();
            assertThat(view.broadcast().title()).isEqualTo("标题");
            assertThat(view.recording().duration()).isEqualTo(Duration.ofSeconds(8));
            assertThat(view.parts()).extracting(part -> part.file()).containsExactly("bilibili/名字/2026 标题.ts");
            assertThat(view.gaps()).hasSize(1);
            assertThat(count(database, "events")).isOne();
            assertThat(count(database, "notices")).isOne();
            assertThat(database.ids().next(Ids.Table.ROOMS)).isEqualTo(9);
            assertThat(database.ids().next(Ids.Table.EVENTS)).isEqualTo(10);
        }
    }

    private static long count(Database database, String table) {
        return database.read(client ->
                client.sql("SELECT COUNT(*) FROM " + table).query(Long.class).single());
    }
}
