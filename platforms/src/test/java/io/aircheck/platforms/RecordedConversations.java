package io.aircheck.platforms;

import io.aircheck.testkit.replay.Conversation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The conversations below {@code conversations/}, one folder a platform, one file a case. */
final class RecordedConversations {

    private RecordedConversations() {}

    /** All, or, with the system property {@code platform}, those of one platform, for quick work on it. */
    static List<Conversation> all() throws IOException, URISyntaxException {
        String only = System.getProperty("platform", "");
        Path root = Path.of(
                RecordedConversations.class.getResource("/conversations").toURI());
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .filter(file -> only.isEmpty()
                            || file.getParent().getFileName().toString().equals(only))
                    .sorted()
                    .map(RecordedConversations::read)
                    .toList();
        }
    }

    private static Conversation read(Path file) {
        try {
            return Conversation.read(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the user of a conversation has configured. */
    static Credentials credentials(Conversation conversation) {
        Map<String, String> config = conversation.config();
        return new Credentials(
                config.get("cookie"),
                config.get("username"),
                config.get("password"),
                config.get("token"),
                config.get("room_password"),
                config.get("account_type"),
                config.get("partner_code"),
                Map.of());
    }
}
