package io.aircheck.server.lists;

import static org.assertj.core.api.Assertions.assertThat;

import io.aircheck.platforms.PlatformRegistry;
import io.aircheck.platforms.script.Sandbox;
import io.aircheck.platforms.script.UserPlatforms;
import io.aircheck.server.TownPlatform;
import io.aircheck.server.events.Event;
import io.aircheck.server.events.EventBus;
import io.aircheck.server.events.EventForm;
import io.aircheck.server.events.StoredEvent;
import io.aircheck.server.events.Subscription;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A platform's file comes, breaks and goes, and the rooms of a list follow. */
class PlatformPollerTest {

    private static final String SITE = """
            export const platform = { name: 'Site', hosts: ['site.example'], example: 'https://site.example/room' };
            export const match = (address) => address.segments[0];
            export const check = () => ({ state: 'offline' });
            """;

    @TempDir
    Path config;

    @AfterAll
    static void close() {
        Sandbox.shared().close();
    }

    @Test
    void roomsAreMatchedAnewAndWhatHappenedIsTold() throws IOException, InterruptedException {
        Clock clock = Clock.systemUTC();
        Path platforms = Files.createDirectories(config.resolve("platforms"));
        Files.writeString(config.resolve("rooms.txt"), "https://site.example/ann\n");
        UserPlatforms users = UserPlatforms.in(platforms, TownPlatform.REGISTRY, Sandbox.shared(), clock);
        PlatformRegistry registry =
                new PlatformRegistry(TownPlatform.REGISTRY.platforms(), users::platforms, List.of());
        EventBus bus = new EventBus();
        Subscription events = bus.subscribe(100);
        List<String> platformsOfRooms = new ArrayList<>();
        ListPoller lists = new ListPoller(
                config,
                List.of(Path.of("rooms.txt")),
                registry,
                bus,
                clock,
                entries -> platformsOfRooms.add(entries.stream()
                        .map(entry -> entry.match() == null
                                ? "nobody"
                                : entry.match().room().platform())
                        .findFirst()
                        .orElse("no room")));
        List<String> changed = new ArrayList<>();
        PlatformPoller poller = new PlatformPoller(users, bus, clock, id -> {
            changed.add(id);
            lists.rematch();
        });
        Runnable looks = () -> Stream.of(1, 2, 3).forEach(_ -> {
            poller.look();
            lists.look();
        });

        looks.run();
        assertThat(platformsOfRooms).containsExactly("nobody");
        Files.writeString(platforms.resolve("site.js"), SITE);
        looks.run();
        assertThat(platformsOfRooms).containsExactly("nobody", "site");
        Files.writeString(platforms.resolve("site.js"), SITE + "}");
        looks.run();
        Files.delete(platforms.resolve("site.js"));
        looks.run();
        assertThat(platformsOfRooms).containsExactly("nobody", "site", "nobody");
        assertThat(changed).containsExactly("site", "site");

        List<String> told = new ArrayList<>();
        for (Event event = events.poll(Duration.ZERO); event != null; event = events.poll(Duration.ZERO)) {
            StoredEvent stored = EventForm.of(event);
            if (stored.kind().startsWith("platform.")) {
                told.add(stored.kind() + " " + stored.parameters().getOrDefault("reason", ""));
            }
        }
        assertThat(told).hasSize(3);
        assertThat(told.get(0)).startsWith("platform.read");
        assertThat(told.get(1))
                .startsWith("platform.broken site.js failed: SyntaxError: line 4")
                .endsWith("; what it was before stays in use");
        assertThat(told.get(2)).startsWith("platform.gone");
    }
}
