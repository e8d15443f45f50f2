package io.aircheck.platforms;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each site's addresses, from the tables below {@code addresses/}, one file a platform. A line is an address, its kind, its id
 * and, where it matters, further parts, divided by spaces; or {@code not} and an address that is none of the site's.
 */
class AddressesTest {

    private static final PlatformRegistry REGISTRY = Platforms.all();

    @TestFactory
    Stream<DynamicContainer> tables() throws IOException, URISyntaxException {
        Path folder = Path.of(AddressesTest.class.getResource("/addresses").toURI());
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().map(AddressesTest::table).toList().stream();
        }
    }

    private static DynamicContainer table(Path file) {
        String id = file.getFileName().toString().replace(".txt", "");
        try {
            return DynamicContainer.dynamicContainer(
                    id,
                    Files.readAllLines(file).stream()
                            .filter(line -> !line.isBlank())
                            .map(line -> DynamicTest.dynamicTest(
                                    line, () -> check(id, List.of(line.strip().split(" +")))))
                            .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void check(String id, List<String> line) {
        if (line.getFirst().equals("not")) {
            assertThat(REGISTRY.find(line.get(1)).map(match -> match.room().platform()))
                    .isNotEqualTo(Optional.of(id));
            return;
        }
        PlatformRegistry.Match match = REGISTRY.find(line.getFirst()).orElseThrow();
        Room room = match.room();
        assertThat(room.platform()).isEqualTo(id);
        assertThat(room.kind()).hasToString(line.get(1));
        assertThat(room.id()).isEqualTo(line.get(2));
        assertThat(room.parts().values()).containsAll(line.subList(3, line.size()));
        assertThat(REGISTRY.find(room.url()).map(PlatformRegistry.Match::room))
                .as("the normal form names the same room")
                .contains(room);
    }

    static Stream<PlatformInfo> platforms() {
        return REGISTRY.platforms().stream().map(Platform::info);
    }

    @ParameterizedTest
    @MethodSource("platforms")
    void theExampleIsAnAddressOfTheSite(PlatformInfo info) {
        assertThat(REGISTRY.find(info.example()).map(match -> match.room().platform()))
                .contains(info.id());
    }
}
