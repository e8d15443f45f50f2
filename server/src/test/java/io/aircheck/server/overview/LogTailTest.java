package io.aircheck.server.overview;

import static org.assertj.core.api.Assertions.assertThat;

import io.aircheck.server.overview.LogTail.Entry;
import io.aircheck.server.overview.LogTail.Level;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogTailTest {

    private static final String TEXT = """
            2026-11-20 13:00:00.123 INFO  EventKeeper: service.started {rooms=3}
            2026-11-20 13:00:01.000 WARN  Watcher: the check broke off
            java.io.IOException: gone
            \tat Some.where(Some.java:1)
            2026-11-20 13:00:02.500 ERROR Station: 直播 broke
            """;

    @TempDir
    private Path folder;

    private LogTail log(String text) throws IOException {
        return new LogTail(Files.writeString(folder.resolve("aircheck.log"), text));
    }

    @Test
    void showsTheNewestFirstWithTheLinesThatBelongToThem() throws IOException {
        assertThat(log(TEXT).latest(Level.INFO, 10))
                .containsExactly(
                        new Entry("2026-11-20 13:00:02", Level.ERROR, "Station: 直播 broke"),
                        new Entry(
                                "2026-11-20 13:00:01",
                                Level.WARN,
                                "Watcher: the check broke off\njava.io.IOException: gone\n\tat Some.where(Some.java:1)"),
                        new Entry("2026-11-20 13:00:00", Level.INFO, "EventKeeper: service.started {rooms=3}"));
    }

    @Test
    void leavesOutWhatIsLessGraveAndWhatIsTooMuch() throws IOException {
        assertThat(log(TEXT).latest(Level.WARN, 10)).hasSize(2);
        assertThat(log(TEXT).latest(Level.ERROR, 10)).hasSize(1);
        assertThat(log(TEXT).latest(Level.TRACE, 1))
                .singleElement()
                .extracting(Entry::level)
                .isEqualTo(Level.ERROR);
    }

    @Test
    void readsTheLevelOfJson() throws IOException {
        String line = "{\"timestamp\":1,\"level\":\"WARN\",\"formattedMessage\":\"x\"}";
        assertThat(log(line + "\n").latest(Level.WARN, 10)).containsExactly(new Entry("", Level.WARN, line));
    }

    @Test
    void readsOnlyTheEndOfALargeFileFromAWholeLineOn() throws IOException {
        String line = "2026-11-20 13:00:00.123 INFO  A: " + "x".repeat(1000) + "\n";
        assertThat(log(line.repeat(3000)).latest(Level.INFO, 5000))
                .hasSizeBetween(900, 1000)
                .allMatch(entry -> entry.text().length() == 1003);
    }

    @Test
    void isEmptyWhereThereIsNoFile() throws IOException {
        assertThat(new LogTail(folder.resolve("none")).latest(Level.TRACE, 10)).isEmpty();
    }
}
