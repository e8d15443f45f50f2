package io.aircheck.platforms;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** All platforms, in the order in which they are asked whose address it is. */
public final class PlatformRegistry {

    private final List<Platform> sites;
    private final Supplier<List<Platform>> added;
    private final List<Platform> anyHost;

    public PlatformRegistry(List<Platform> platforms) {
        this(platforms, List::of, List.of());
    }

    /**
     * @param added those that come and go; not asked for as long as the sites before them know an address
     * @param anyHost those that take addresses of every host, asked last
     */
    public PlatformRegistry(List<Platform> sites, Supplier<List<Platform>> added, List<Platform> anyHost) {
        this.sites = List.copyOf(sites);
        this.added = added;
        this.anyHost = List.copyOf(anyHost);
    }

    public List<Platform> platforms() {
        return inOrder().toList();
    }

    private Stream<Platform> inOrder() {
        return Stream.<Supplier<List<Platform>>>of(() -> sites, added, () -> anyHost)
                .flatMap(some -> some.get().stream());
    }

    /** The platform and room that an address names. */
    public Optional<Match> find(String typed) {
        return Address.parse(typed)
                .flatMap(address -> inOrder()
                        .flatMap(platform -> platform.match(address).map(room -> new Match(platform, room)).stream())
                        .findFirst());
    }

    public record Match(Platform platform, Room room) {}
}
