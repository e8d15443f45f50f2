package io.aircheck.platforms.script;

import static org.assertj.core.api.Assertions.assertThat;

import io.aircheck.net.NetSettings;
import io.aircheck.net.ProxyAddress;
import io.aircheck.net.WebClient;
import io.aircheck.platforms.Credentials;
import io.aircheck.platforms.PlatformRegistry;
import io.aircheck.platforms.Platforms;
import io.aircheck.platforms.RoomChecker;
import io.aircheck.platforms.RoomStatus;
import io.aircheck.platforms.StatusJson;
import io.aircheck.testkit.net.TestAuthority;
import io.aircheck.testkit.replay.Conversation;
import io.aircheck.testkit.replay.ConversationProxy;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The example of {@code docs/user-platforms.md} holds recorded conversations with the real HTTP client. */
class WorkedExampleTest {

    private static final Path RECORDINGS = Path.of("src", "test", "resources", "user-platforms");

    @ParameterizedTest
    @ValueSource(strings = {"owncast-live.json", "owncast-offline.json", "owncast-broken.json"})
    void answersAsItShould(String recording, @TempDir Path folder) throws IOException {
        Conversation conversation = Conversation.read(RECORDINGS.resolve(recording));
        TestAuthority authority = new TestAuthority();
        WebClient client = WebClient.create(
                NetSettings.defaults().withCaFiles(List.of(authority.writePem(folder.resolve("ca.pem")))));
        UserPlatforms users = UserPlatforms.in(
                Path.of("..", "docs", "examples"), Platforms.all(), Sandbox.shared(), Clock.systemUTC());
        PlatformRegistry.Match match =
                Platforms.with(users::platforms).find(conversation.url()).orElseThrow();
        try (ConversationProxy proxy = ConversationProxy.start(authority, List.of(conversation))) {
            WebClient through = client.withProxy(ProxyAddress.parse(proxy.url()));
            RoomStatus status =
                    new RoomChecker(room -> through, Clock.systemUTC(), new Random(1)).check(match, Credentials.NONE);
            assertThat(conversation.mismatch(StatusJson.of(conversation.url(), "owncast", status)))
                    .as("%s%nunmatched: %s", status, proxy.unmatched())
                    .isEmpty();
        } finally {
            client.close();
        }
    }
}
