package io.aircheck.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class LogFileTest {

    @TempDir
    Path logs;

    private List<String> logged(boolean json) throws IOException {
        try (LogFile _ = LogFile.open(logs, new LogFile.Form("info", json, false))) {
            LoggerFactory.getLogger("io.aircheck.Somewhere")
                    .info("a name with a line\nbreak: {}", "\"quoted\"", new IllegalStateException("why"));
        }
        return Files.readAllLines(logs.resolve("aircheck.log"));
    }

    @Test
    void text_is_a_line_a_message() throws IOException {
        assertThat(logged(false).getFirst()).endsWith("INFO  Somewhere: a name with a line break: \"quoted\"");
    }

    @Test
    void json_is_an_object_a_line() throws IOException {
        assertThat(logged(true)).singleElement().satisfies(line -> {
            JsonNode node = JsonMapper.shared().readTree(line);
            assertThat(node.path("level").asString()).isEqualTo("INFO");
            assertThat(node.path("formattedMessage").asString()).isEqualTo("a name with a line\nbreak: \"quoted\"");
            assertThat(node.path("throwable").path("message").asString()).isEqualTo("why");
        });
    }
}
