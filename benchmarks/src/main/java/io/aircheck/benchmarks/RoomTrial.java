package io.aircheck.benchmarks;

import io.aircheck.net.NetSettings;
import io.aircheck.net.ProxyAddress;
import io.aircheck.net.WebClient;
import io.aircheck.platforms.Credentials;
import io.aircheck.platforms.PlatformRegistry;
import io.aircheck.platforms.RoomChecker;
import io.aircheck.testkit.net.TestAuthority;
import io.aircheck.testkit.replay.ConversationProxy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import tools.jackson.core.JacksonException;

/** Whether two made-up rooms of a platform can be told apart by what they are asked, before a thousand are. */
final class RoomTrial {

    private static final TestAuthority AUTHORITY = new TestAuthority();
    private static final WebClient CLIENT = client();

    private RoomTrial() {}

    private static WebClient client() {
        try {
            Path root = Files.createTempFile("root", ".pem");
            return WebClient.create(NetSettings.defaults().withCaFiles(List.of(AUTHORITY.writePem(root))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static boolean tellsRoomsApart(PlatformRegistry registry, TownRoom.Pattern pattern) {
        TownRoom one;
        TownRoom other;
        try {
            one = pattern.room(1);
            other = pattern.room(2);
        } catch (JacksonException e) {
            return false; // its id is also a word of the answers
        }
        Town town = new Town(List.of(one, other));
        town.goLive(1);
        try (ConversationProxy proxy = ConversationProxy.start(AUTHORITY, town)) {
            return state(registry, one, proxy).equals("offline")
                    && state(registry, other, proxy).equals("live");
        }
    }

    private static String state(PlatformRegistry registry, TownRoom room, ConversationProxy proxy) {
        WebClient through = CLIENT.withProxy(ProxyAddress.parse(proxy.url()));
        return registry.find(room.url())
                .map(match -> new RoomChecker(any -> through, Clock.systemUTC(), new Random(1))
                        .check(match, Credentials.NONE)
                        .state())
                .orElse("");
    }
}
