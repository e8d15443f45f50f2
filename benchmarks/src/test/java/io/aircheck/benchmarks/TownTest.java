package io.aircheck.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.aircheck.platforms.Platforms;
import io.aircheck.testkit.replay.Conversation;
import io.aircheck.testkit.replay.ReplayRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TownTest {

    private static final Path CONVERSATIONS = Path.of("..", "platforms", "src", "test", "resources", "conversations");

    @ParameterizedTest
    @CsvSource({"dlive, offline, live", "acfun, offline, live"})
    void theIdOfNoRoomIsPartOfAnothers(String platform, String off, String live) throws IOException {
        TownRoom.Pattern pattern = pattern(platform, off, live);
        List<String> ids =
                IntStream.range(0, 1000).mapToObj(i -> pattern.room(i).id()).toList();

        assertThat(ids)
                .allSatisfy(id ->
                        assertThat(ids).filteredOn(other -> other.contains(id)).containsExactly(id));
    }

    /** DLive is asked in a body, of which a recording demands that it contain the name: town606 was answered for by town6. */
    @Test
    void aRoomIsSeenLiveBesideOneWithAShorterNumber() throws IOException {
        TownRoom.Pattern pattern = pattern("dlive", "offline", "live");
        TownRoom room = pattern.room(606);
        Town town = new Town(List.of(pattern.room(6), room));
        town.goLive(1);

        town.answer(new ReplayRequest(
                "POST", "graphigo.prd.dlive.tv", "/", null, _ -> null, "userByDisplayName " + room.id()));

        assertThat(town.detectedAfterMillis(1)).isNotNegative();
    }

    private static TownRoom.Pattern pattern(String platform, String off, String live) throws IOException {
        return TownRoom.Pattern.of(Platforms.all(), read(platform, off), read(platform, live))
                .orElseThrow();
    }

    private static Conversation read(String platform, String name) throws IOException {
        return Conversation.read(CONVERSATIONS.resolve(platform).resolve(name + ".json"));
    }
}
