package io.aircheck.server.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * The tables of the SQLite file. Most starts find them up to date; those do without Flyway, whose thousand classes would stay in memory for as
 * long as the service runs.
 */
final class Schema {

    private static final String MIGRATIONS = "db/migration";

    private Schema() {}

    /**
     * Brings the tables up to date, if they are not.
     *
     * @throws SQLException if the file is no database
     */
    static void update(DataSource source) throws SQLException {
        if (!applied(source).equals(known())) {
            Flyway.configure()
                    .dataSource(source)
                    .locations("classpath:" + MIGRATIONS)
                    .load()
                    .migrate();
        }
    }

    /** File names of the migrations that this program brings. */
    private static Set<String> known() {
        try {
            Resource[] files =
                    new PathMatchingResourcePatternResolver().getResources("classpath:" + MIGRATIONS + "/V*.sql");
            return Arrays.stream(files).map(Resource::getFilename).collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** File names of the migrations that were done, as Flyway writes them down; none for a new file. */
    private static Set<String> applied(DataSource source) throws SQLException {
        Set<String> scripts = new HashSet<>();
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            try (ResultSet table =
                    statement.executeQuery("SELECT name FROM sqlite_master WHERE name = 'flyway_schema_history'")) {
                if (!table.next()) {
                    return scripts;
                }
            }
            try (ResultSet rows = statement.executeQuery(
                    "SELECT script FROM flyway_schema_history WHERE success = 1 AND version IS NOT NULL")) {
                while (rows.next()) {
                    scripts.add(rows.getString(1));
                }
            }
        }
        return scripts;
    }
}
