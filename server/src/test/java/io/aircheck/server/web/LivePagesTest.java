package io.aircheck.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What an open page hears. */
@Timeout(60)
class LivePagesTest {

    private static final Pattern CONNECT = Pattern.compile("sse-connect=\"([^\"]+)\"");

    @TempDir
    Path home;

    private PageServer server;

    @BeforeEach
    void start() {
        server = new PageServer(home, Map.of());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void sendsTheFiguresThatGrewAndOnlyThose() throws Exception {
        try (BufferedReader stream = listen("/")) {
            assertThat(figures(stream)).contains("id=\"figures-71\"", "id=\"figures-74\"");

            server.library.grow(1_234_000_000);

            assertThat(figures(stream))
                    .contains("id=\"figures-71\"", "1.23 GB", "hx-swap-oob=\"true\"")
                    .doesNotContain("figures-74", "id=\"disk\"");
        }
    }

    @Test
    void aPageThatWasJustMadeHearsOnlyOfWhatHappenedSince() throws Exception {
        String page = server.get("/").body();
        server.library.grow(1_234_000_000);
        try (BufferedReader stream = open(liveAddress(page))) {
            assertThat(next(stream)).isEqualTo("event: seen\ndata: " + seen(page) + "\n");
            assertThat(figures(stream))
                    .contains("id=\"figures-71\"", "1.23 GB")
                    .doesNotContain("figures-74", "id=\"next-7\"");
        }
    }

    @Test
    void namesAnotherListWhenAnotherRoomIsThere() throws Exception {
        String shown = seen(server.get("/").body());
        try (BufferedReader stream = listen("/")) {
            assertThat(next(stream)).isEqualTo("event: seen\ndata: " + shown + "\n");
            server.library.grow(1_234_000_000);
            server.library.loseARoom();

            String name = next(stream);
            while (name.startsWith("event: figures")
                    || name.endsWith("data: " + shown + "\n")
                    || name.endsWith(shown + " " + shown + "\n")) {
                name = next(stream);
            }
            assertThat(name)
                    .isEqualTo("event: seen\ndata: " + seen(server.get("/").body()) + " " + shown + "\n");
            assertThat(next(stream))
                    .as("only the room that is gone is sent")
                    .isEqualTo("event: rooms\ndata: <li id=\"room-11\" hx-swap-oob=\"delete\"></li>\n");
        }
    }

    @Test
    void growingFiguresDoNotMakeAnotherList() {
        String before = seen(server.get("/").body());
        server.library.grow(1_234_000_000);

        assertThat(seen(server.get("/").body())).isEqualTo(before);
    }

    @Test
    void aFilteredPageHearsOnlyOfItsOwnRooms() throws Exception {
        try (BufferedReader stream = listen("/?state=waiting")) {
            assertThat(figures(stream)).contains("id=\"next-7\"").doesNotContain("figures-71", "next-5");
        }
    }

    private static String seen(String page) {
        Matcher seen = Pattern.compile("data-seen=\"(\\w+)\"").matcher(page);
        assertThat(seen.find()).isTrue();
        return seen.group(1);
    }

    /** The next event with figures. */
    private static String figures(BufferedReader stream) throws IOException {
        String event = next(stream);
        while (!event.startsWith("event: figures")) {
            event = next(stream);
        }
        return event;
    }

    /** As after a loss of the connection: of what the page shows nothing is known. */
    private BufferedReader listen(String page) throws IOException, InterruptedException {
        return open(liveAddress(server.get(page).body()).replaceFirst("&seen=.*", ""));
    }

    private static String liveAddress(String page) {
        Matcher connect = CONNECT.matcher(page);
        assertThat(connect.find()).isTrue();
        return connect.group(1).replace("&amp;", "&");
    }

    private BufferedReader open(String address) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(server.address(address)).build();
        return new BufferedReader(new InputStreamReader(
                server.browser().send(request, BodyHandlers.ofInputStream()).body(), StandardCharsets.UTF_8));
    }

    /** The next event. */
    private static String next(BufferedReader stream) throws IOException {
        StringBuilder event = new StringBuilder();
        for (String line = stream.readLine(); line != null; line = stream.readLine()) {
            if (!line.isEmpty()) {
                event.append(line).append('\n');
            } else if (!event.isEmpty()) {
                return event.toString();
            }
        }
        return event.toString();
    }
}
