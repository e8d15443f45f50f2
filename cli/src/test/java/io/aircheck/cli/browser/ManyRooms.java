package io.aircheck.cli.browser;

import io.aircheck.cli.RunningAircheck;
import io.aircheck.testkit.origin.Channel;
import io.aircheck.testkit.origin.Delivery;
import io.aircheck.testkit.origin.LiveOrigin;
import io.aircheck.testkit.origin.Schedule;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A service that watches a thousand rooms, of which some come on the air and leave it all the time while all the others are
 * asked in turn. Rooms are paused and resumed through the API, as by somebody with another page.
 */
final class ManyRooms implements AutoCloseable {

    static final int ROOMS = 1000;
    /** Rooms that come and go; their numbers are the first ones. */
    static final int STAGES = 24;

    private final LiveOrigin origin;
    private final RunningAircheck service;
    private final HttpClient http = HttpClient.newHttpClient();

    private ManyRooms(LiveOrigin origin, RunningAircheck service) {
        this.origin = origin;
        this.service = service;
    }

    static ManyRooms start(Path home) throws IOException, InterruptedException {
        LiveOrigin origin = LiveOrigin.start(0, Path.of("target", "demo-media"));
        origin.prepare("360p");
        List<String> lines = new ArrayList<>();
        for (int room = 1; room <= ROOMS; room++) {
            String url = origin.url("/never/" + room + ".m3u8");
            if (room <= STAGES) {
                url = origin.add(Channel.of("stage-" + room, Delivery.PACKED)
                        .programme("360p")
                        .schedule(new Schedule(Duration.ofSeconds(20 + room), Duration.ofSeconds(20 + room % 7))));
            }
            lines.add(url + ",Room %04d".formatted(room));
        }
        Path config = Files.createDirectories(home.resolve("config"));
        Files.write(config.resolve("rooms.txt"), lines);
        // All rooms are of one host here, which is asked some fifty times a second.
        Files.writeString(
                config.resolve("aircheck.yaml"),
                "host-interval: 0s\ncheck-interval: 20s\njoin-window: 0s\nend-after-silence: 10s\n");
        RunningAircheck service = RunningAircheck.start(
                Path.of("target", "many-rooms.log"), Map.of(), "serve", "--port", "0", "--home", home.toString());
        return new ManyRooms(origin, service);
    }

    String address() {
        return service.address();
    }

    void pause(long room, boolean paused) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(URI.create(address() + "api/v1/rooms/" + room))
                        .header("Content-Type", "application/json")
                        .method("PATCH", HttpRequest.BodyPublishers.ofString("{\"paused\":" + paused + "}"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException("room " + room + ": " + answer.statusCode() + " " + answer.body());
        }
    }

    @Override
    public void close() throws IOException, InterruptedException {
        http.close();
        service.close();
        origin.close();
    }
}
