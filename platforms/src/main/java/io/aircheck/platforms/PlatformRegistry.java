package io.aircheck.platforms;

import java.util.List;
import java.util.Optional;

/** All platforms, in the order in which they are asked whose address it is. */
public final class PlatformRegistry {

    private final List<Platform> platforms;

    public PlatformRegistry(List<Platform> platforms) {
        this.platforms = List.copyOf(platforms);
    }

    public List<Platform> platforms() {
        return platforms;
    }

    /** The platform and room that an address names. */
    public Optional<Match> find(String typed) {
        return Address.parse(typed)
                .flatMap(address -> platforms.stream()
                        .flatMap(platform -> platform.match(address).map(room -> new Match(platform, room)).stream())
                        .findFirst());
    }

    public record Match(Platform platform, Room room) {}
}
