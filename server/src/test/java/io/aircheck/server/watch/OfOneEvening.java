package io.aircheck.server.watch;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Tests that have an evening of their own each. A test that begins another one sets it here, which closes it at the end. */
abstract class OfOneEvening {

    /** A list with one room, which the evening calls "1". */
    static final String ROOM = "https://town.example/1\n";

    @TempDir
    Path directory;

    Evening evening;

    @BeforeEach
    void begin() throws SQLException, IOException {
        evening = new Evening(directory);
    }

    @AfterEach
    void end() {
        evening.close();
    }
}
