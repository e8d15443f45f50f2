package io.aircheck.platforms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** A site's addresses as a specification: which are its own and what each names, and which are not. */
public final class AddressTable {

    private AddressTable() {}

    /**
     * @param own lines of address, kind, id (and, where it matters, further parts), divided by spaces
     * @param foreign an address a line
     */
    public static Stream<DynamicTest> of(Platform platform, String own, String foreign) {
        Stream<DynamicTest> matches = own.lines().map(line -> {
            List<String> columns = List.of(line.strip().split(" +"));
            return DynamicTest.dynamicTest(columns.getFirst(), () -> {
                Room room = Address.parse(columns.getFirst())
                        .flatMap(platform::match)
                        .orElseThrow();
                assertThat(room.platform()).isEqualTo(platform.info().id());
                assertThat(room.kind()).hasToString(columns.get(1));
                assertThat(room.id()).isEqualTo(columns.get(2));
                assertThat(room.parts().values()).containsAll(columns.subList(3, columns.size()));
                assertThat(Address.parse(room.url()).flatMap(platform::match))
                        .as("the normal form names the same room")
                        .contains(room);
            });
        });
        Stream<DynamicTest> misses = foreign.lines()
                .map(address -> DynamicTest.dynamicTest(
                        "not " + address,
                        () -> assertThat(Address.parse(address.strip()).flatMap(platform::match))
                                .isEmpty()));
        return Stream.concat(matches, misses);
    }
}
