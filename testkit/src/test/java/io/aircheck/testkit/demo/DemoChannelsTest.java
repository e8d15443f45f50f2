package io.aircheck.testkit.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.aircheck.testkit.media.TestMedia;
import io.aircheck.testkit.origin.LiveClock;
import io.aircheck.testkit.origin.LiveOrigin;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class DemoChannelsTest {

    private final LiveClock.Manual clock = new LiveClock.Manual(Instant.EPOCH);

    @Test
    void fiveChannelsAnswerAndOneTakesBreaks() throws Exception {
        try (LiveOrigin origin = LiveOrigin.start(0, TestMedia.CACHE, clock);
                HttpClient client = HttpClient.newHttpClient()) {
            List<DemoChannel> channels = DemoChannels.putOnAir(origin);

            assertThat(channels).hasSize(5).filteredOn(DemoChannel::alwaysOn).hasSize(4);
            for (DemoChannel channel : channels) {
                assertThat(status(client, channel.url())).as(channel.url()).isEqualTo(200);
                assertThat(channel.roomsLine().split(",", -1))
                        .as("no comma may get into a line of rooms.txt")
                        .containsExactly("原画", channel.url(), channel.streamer() + " - " + channel.title());
            }
            clock.advance(Duration.ofSeconds(110));
            assertThat(status(client, channels.getLast().url())).as("off air").isEqualTo(404);
            clock.advance(Duration.ofSeconds(30));
            assertThat(status(client, channels.getLast().url()))
                    .as("on air again")
                    .isEqualTo(200);
        }
    }

    private static int status(HttpClient client, String url) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url)).build();
        HttpResponse<InputStream> answer = client.send(request, BodyHandlers.ofInputStream());
        answer.body().close();
        return answer.statusCode();
    }
}
