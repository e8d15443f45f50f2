package io.aircheck.platforms;

import static org.assertj.core.api.Assertions.assertThat;

import io.aircheck.net.NetSettings;
import io.aircheck.net.ProxyAddress;
import io.aircheck.net.WebClient;
import io.aircheck.testkit.net.TestAuthority;
import io.aircheck.testkit.replay.Conversation;
import io.aircheck.testkit.replay.ConversationProxy;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.ObjectNode;

/**
 * Every recorded conversation below {@code conversations/}, one folder a platform, is held again with the real HTTP client
 * through a proxy. A platform is tested by its recordings being there.
 */
class ConversationsTest {

    @TempDir
    static Path folder;

    private static final TestAuthority AUTHORITY = new TestAuthority();
    private static WebClient client;

    @BeforeAll
    static void trustTheReplay() throws IOException {
        client = WebClient.create(
                NetSettings.defaults().withCaFiles(List.of(AUTHORITY.writePem(folder.resolve("root.pem")))));
    }

    static Stream<Conversation> conversations() throws IOException, URISyntaxException {
        return RecordedConversations.all().stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("conversations")
    void answersAsItShould(Conversation conversation) {
        try (ConversationProxy proxy = ConversationProxy.start(AUTHORITY, List.of(conversation))) {
            PlatformRegistry.Match match =
                    Platforms.all().find(conversation.url()).orElseThrow();
            WebClient through = client.withProxy(ProxyAddress.parse(proxy.url()));
            RoomStatus status = new RoomChecker(room -> through, Clock.systemUTC(), new Random(1))
                    .check(match, RecordedConversations.credentials(conversation));
            ObjectNode answer =
                    StatusJson.of(conversation.url(), match.platform().idOf(status), status);

            assertThat(answer.path("platform").asString()).isEqualTo(conversation.platform());
            assertThat(conversation.mismatch(answer))
                    .as("%s%nunmatched: %s", answer.toPrettyString(), proxy.unmatched())
                    .isEmpty();
        }
    }
}
