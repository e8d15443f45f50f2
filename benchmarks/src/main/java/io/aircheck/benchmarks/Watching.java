package io.aircheck.benchmarks;

import io.aircheck.platforms.PlatformRegistry;
import io.aircheck.platforms.Platforms;
import io.aircheck.testkit.net.TestAuthority;
import io.aircheck.testkit.replay.Conversation;
import io.aircheck.testkit.replay.ConversationProxy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What it costs to watch many rooms that are mostly off: a real service behind a proxy that plays the sites, its processor time
 * and memory, how soon it sees that a room is live, and how hard it asks.
 *
 * <p>Usage: {@code Watching LAUNCHER CONVERSATIONS [ROOMS [PLATFORMS [SECONDS [SEED]]]]}
 */
public final class Watching {

    private static final int INTERVAL_SECONDS = 60;

    private Watching() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path launcher = Path.of(arguments[0]).toAbsolutePath();
        Path conversations = Path.of(arguments[1]);
        int rooms = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 1000;
        int platforms = arguments.length > 3 ? Integer.parseInt(arguments[3]) : 30;
        int seconds = arguments.length > 4 ? Integer.parseInt(arguments[4]) : 180;
        long seed = arguments.length > 5 ? Long.parseLong(arguments[5]) : 1;

        List<TownRoom.Pattern> patterns = patterns(conversations, platforms);
        System.err.println(patterns.size() + " platforms: "
                + patterns.stream().map(TownRoom.Pattern::platform).collect(Collectors.joining(" ")));
        List<TownRoom> all = IntStream.range(0, rooms)
                .mapToObj(i -> patterns.get(i % patterns.size()).room(i))
                .toList();
        Path folder = Files.createTempDirectory("aircheck-watching");
        TestAuthority authority = new TestAuthority();
        Town town = new Town(all);
        try (ConversationProxy proxy = ConversationProxy.start(authority, town)) {
            Process service = start(launcher, folder, authority, proxy, all);
            try {
                report(town, service, seconds, all, new Random(seed));
            } finally {
                service.destroy();
                service.waitFor();
            }
        }
        System.err.println("the service's folder: " + folder);
    }

    /** Platforms with a conversation of a room that is off, and one of a room that is live, in the order of their names. */
    private static List<TownRoom.Pattern> patterns(Path conversations, int most) throws IOException {
        PlatformRegistry registry = Platforms.all();
        Map<String, TownRoom.Pattern> patterns = new TreeMap<>();
        try (Stream<Path> folders = Files.list(conversations)) {
            for (Path folder : folders.sorted().toList()) {
                List<Conversation> cases = read(folder);
                for (Conversation off : with(cases, "offline")) {
                    for (Conversation live : with(cases, "live")) {
                        TownRoom.Pattern.of(registry, off, live)
                                .filter(pattern -> RoomTrial.tellsRoomsApart(registry, pattern))
                                .ifPresent(pattern -> patterns.putIfAbsent(pattern.platform(), pattern));
                    }
                }
            }
        }
        return patterns.values().stream().limit(most).toList();
    }

    private static List<Conversation> with(List<Conversation> cases, String state) {
        return cases.stream()
                .filter(one ->
                        one.json().path("expect").path("state").asString().equals(state))
                .filter(one -> one.config().isEmpty())
                .toList();
    }

    private static List<Conversation> read(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .map(file -> {
                        try {
                            return Conversation.read(file);
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    })
                    .toList();
        }
    }

    private static Process start(
            Path launcher, Path folder, TestAuthority authority, ConversationProxy proxy, List<TownRoom> rooms)
            throws IOException {
        Path config = Files.createDirectories(folder.resolve("config"));
        Files.writeString(
                config.resolve("aircheck.yaml"),
                "proxy: %s%nca-file: %s%ncheck-interval: %ds%n"
                        .formatted(proxy.url(), authority.writePem(folder.resolve("root.pem")), INTERVAL_SECONDS));
        Files.write(
                config.resolve("rooms.txt"), rooms.stream().map(TownRoom::url).toList());
        return new ProcessBuilder(launcher.toString(), "serve", "--home", folder.toString(), "--port", "0")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output.log").toFile())
                .start();
    }

    private static void report(Town town, Process service, int seconds, List<TownRoom> rooms, Random random)
            throws IOException, InterruptedException {
        System.err.println("two rounds of checks to warm up …");
        Thread.sleep(2_000L * INTERVAL_SECONDS + 15_000);
        ProcessFigures before = ProcessFigures.of(List.of(service.toHandle()));
        long requestsBefore = town.requests();
        System.err.println("measuring for " + seconds + " s …");
        Thread.sleep(seconds * 1000L);
        ProcessFigures after = ProcessFigures.of(List.of(service.toHandle()));
        long requests = town.requests() - requestsBefore;
        int most = town.mostInTenSeconds();
        System.err.println("a hundred rooms go live …");
        List<Integer> neverSeen = new ArrayList<>();
        List<Long> delays = delays(town, random, neverSeen);
        System.out.printf("rooms %d, hosts %d, check interval %d s%n", town.size(), town.hosts(), INTERVAL_SECONDS);
        System.out.printf("requests a second %.1f%n", (double) requests / seconds);
        System.out.printf("most requests to one host within 10 s: %d%n", most);
        System.out.printf("CPU %.2f %% of a core%n", 100 * (after.cpuSeconds() - before.cpuSeconds()) / seconds);
        System.out.printf("PSS %.0f MiB%n", after.pssBytes() / 1048576.0);
        System.out.printf(
                "rooms seen live: %d of 100, after %.1f s (median), %.1f s (longest)%n",
                delays.size(),
                delays.isEmpty() ? Double.NaN : delays.get(delays.size() / 2) / 1000.0,
                delays.isEmpty() ? Double.NaN : delays.getLast() / 1000.0);
        neverSeen.forEach(
                room -> System.out.println("never seen live: " + rooms.get(room).url()));
    }

    /** Lets a hundred rooms go live, one after the other over an interval; gives how long each took to be seen. */
    private static List<Long> delays(Town town, Random random, List<Integer> neverSeen) throws InterruptedException {
        List<Integer> chosen =
                random.ints(0, town.size()).distinct().limit(100).boxed().toList();
        List<Long> delays = new ArrayList<>();
        List<Integer> waiting = new ArrayList<>();
        long end = System.currentTimeMillis() + 4_000L * INTERVAL_SECONDS;
        int next = 0;
        while ((next < chosen.size() || !waiting.isEmpty()) && System.currentTimeMillis() < end) {
            if (next < chosen.size()) {
                town.goLive(chosen.get(next));
                waiting.add(chosen.get(next++));
            }
            Thread.sleep(600);
            for (Integer room : List.copyOf(waiting)) {
                long delay = town.detectedAfterMillis(room);
                if (delay >= 0) {
                    delays.add(delay);
                    waiting.remove(room);
                    town.goOff(room);
                }
            }
        }
        neverSeen.addAll(waiting);
        return delays.stream().sorted().toList();
    }
}
