package io.aircheck.cli;

import io.aircheck.testkit.demo.DemoChannel;
import io.aircheck.testkit.demo.DemoChannels;
import io.aircheck.testkit.media.Programmes;
import io.aircheck.testkit.origin.LiveOrigin;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code aircheck demo}: a simulated origin and a service that watches it, offline. */
@Command(name = "demo", mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Option(names = "--home", paramLabel = "DIR", descriptionKey = "demo-home")
    private @Nullable Path home;

    @Option(names = "--port", paramLabel = "PORT", defaultValue = "8080")
    private int port = 8080;

    DemoCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path cache = cacheFolder();
        Path folder = home == null ? cache.resolve("demo") : home;
        if (home == null) {
            // The demo's own folder begins anew each time, else it would grow for ever.
            delete(folder);
        }
        Path media = cache.resolve("demo-media");
        if (!Files.isDirectory(media)) {
            terminal.err().println(Messages.say("demo.making"));
        }
        try (LiveOrigin origin = start(media)) {
            List<String> rooms = DemoChannels.putOnAir(origin).stream()
                    .map(DemoChannel::roomsLine)
                    .toList();
            Path config = Files.createDirectories(folder.resolve("config"));
            Files.write(config.resolve("rooms.txt"), rooms, StandardCharsets.UTF_8);
            DemoCatalogue.fill(folder, Programmes.TRACKS, DemoChannels.SONG_LENGTH);
            return ServeCommand.run(terminal, folder, overrides(), "demo.ready");
        }
    }

    private LiveOrigin start(Path media) {
        try {
            return LiveOrigin.start(0, media);
        } catch (IOException e) {
            throw new UserError(ExitCode.FAILED, Messages.say("demo.failed", e.getMessage()));
        }
    }

    /** A demo shall show something soon. */
    private Map<String, String> overrides() {
        Map<String, String> overrides = new HashMap<>();
        overrides.put("port", Integer.toString(port));
        overrides.put("check-interval", "5s");
        overrides.put("host-interval", "0s");
        overrides.put("join-window", "20s");
        overrides.put("tracklist", "yes");
        return overrides;
    }

    /** The user's cache folder, as the XDG base directory specification has it. */
    private static Path cacheFolder() {
        String xdg = System.getenv("XDG_CACHE_HOME");
        Path caches = xdg == null || xdg.isEmpty() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(xdg);
        return caches.resolve("aircheck");
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.delete(file);
            }
        }
    }
}
