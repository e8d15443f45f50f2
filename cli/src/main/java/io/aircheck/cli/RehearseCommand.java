package io.aircheck.cli;

import io.aircheck.testkit.media.Picture;
import io.aircheck.testkit.media.Programme.Video;
import io.aircheck.testkit.media.Programmes;
import io.aircheck.testkit.origin.Channel;
import io.aircheck.testkit.origin.Channel.Playlist;
import io.aircheck.testkit.origin.Delivery;
import io.aircheck.testkit.origin.LiveOrigin;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code aircheck rehearse}: a service that records a simulated origin as fast as it can and then ends. The launcher runs it
 * after a build, so that the JVM learns which code is hot and compiles that first, and well, at every later start: a
 * recorder does so few things a second that it would take the JVM many minutes to find out.
 */
@Command(name = "rehearse", hidden = true)
final class RehearseCommand implements Callable<Integer> {

    /** Live channels practise waiting, complete ones are fetched as fast as possible and practise everything else. */
    private static final int LIVE = 8;

    private static final int COMPLETE = 16;
    private static final int SEGMENTS = 120;
    private static final int SEGMENTS_ENCRYPTED = 30;
    private static final long FLV_SECONDS = 240;
    private static final String PROGRAMME = "rehearsal";

    private final Terminal terminal;

    @Option(names = "--home", required = true)
    private Path home = Path.of("");

    @Option(names = "--media", required = true)
    private Path media = Path.of("");

    @Option(names = "--seconds")
    private int seconds = 20;

    RehearseCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        try (LiveOrigin origin = LiveOrigin.start(0, media)) {
            origin.programme(
                    PROGRAMME,
                    new Video(
                            new Picture.TestCard(),
                            320,
                            180,
                            400,
                            false,
                            false,
                            Programmes.TRACKS.getFirst(),
                            Duration.ofSeconds(16)));
            origin.prepare(PROGRAMME);
            Path config = Files.createDirectories(home.resolve("config"));
            Files.write(config.resolve("rooms.txt"), rooms(origin), StandardCharsets.UTF_8);
            Thread.ofPlatform().daemon().name("curtain").start(this::endInTime);
            return ServeCommand.run(
                    terminal,
                    home,
                    Map.of("port", "0", "check-interval", "5s", "host-interval", "0s", "join-window", "20s"),
                    "serve.ready");
        }
    }

    private static List<String> rooms(LiveOrigin origin) {
        List<Channel> channels = new ArrayList<>();
        for (int i = 0; i < LIVE; i++) {
            channels.add(Channel.of("live-" + i, Delivery.TS));
        }
        for (int i = 0; i < COMPLETE; i++) {
            channels.add(complete("complete-" + i, Delivery.TS, SEGMENTS));
        }
        channels.add(complete("fragments", Delivery.FMP4, SEGMENTS));
        channels.add(complete("encrypted", Delivery.AES, SEGMENTS_ENCRYPTED));
        channels.add(Channel.of("flv", Delivery.FLV).speed(0).end(FLV_SECONDS));
        return channels.stream()
                .map(channel -> origin.add(channel.programme(PROGRAMME)) + "," + channel.name())
                .toList();
    }

    private static Channel complete(String name, Delivery delivery, int segments) {
        return Channel.of(name, delivery).end(segments).playlist(new Playlist(0, segments, 0, 0, false));
    }

    private void endInTime() {
        try {
            Thread.sleep(Duration.ofSeconds(seconds));
        } catch (InterruptedException e) {
            return;
        }
        System.exit(ExitCode.DONE);
    }
}
