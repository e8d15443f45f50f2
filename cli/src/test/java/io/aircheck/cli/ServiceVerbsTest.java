package io.aircheck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the verbs ask of a service, and which exit codes its answers give; the answers are a script. */
class ServiceVerbsTest {

    private static final String ROOMS = """
            [{"id": 7, "url": "https://live.bilibili.com/6", "name": "名字", "state": "live", "recording": 3},
             {"id": 8, "url": "https://www.twitch.tv/x", "streamer": "X", "state": "paused", "recording": null},
             {"id": 9, "url": "https://www.twitch.tv/y", "streamer": "X", "state": "offline", "recording": null}]
            """;

    private static final List<String> ASKED = new ArrayList<>();
    private static HttpServer server;
    private static int status;
    private static String answer;

    private int port;

    @BeforeAll
    static void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", ServiceVerbsTest::handle);
        server.start();
    }

    @AfterAll
    static void stop() {
        server.stop(0);
    }

    @BeforeEach
    void forget() {
        ASKED.clear();
        status = 200;
        answer = "{}";
        port = server.getAddress().getPort();
    }

    private static void handle(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String key = exchange.getRequestHeaders().getFirst("Authorization");
        ASKED.add(Stream.of(
                        exchange.getRequestMethod(),
                        exchange.getRequestURI().toString(),
                        body,
                        key == null ? "" : "(" + key + ")")
                .filter(word -> !word.isEmpty())
                .collect(Collectors.joining(" ")));
        boolean list = exchange.getRequestMethod().equals("GET") && status == 200;
        byte[] bytes = (list ? ROOMS : answer).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private record Said(int code, String out, String err) {}

    private Said aircheck(String... arguments) {
        String address = "http://127.0.0.1:" + port;
        return withoutServer(Stream.concat(Stream.of(arguments), Stream.of("--server", address))
                .toArray(String[]::new));
    }

    private static Said withoutServer(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Terminal terminal = new Terminal(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false,
                false);
        int code = Main.run(terminal, arguments);
        return new Said(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    @Test
    void list_prints_a_room_a_line() {
        Said said = aircheck("list");
        assertThat(said.code()).isZero();
        assertThat(said.out().lines()).hasSize(3).first().asString().contains("7", "https://live.bilibili.com/6", "名字");
        assertThat(aircheck("list", "--json").out().lines()).allMatch(line -> line.startsWith("{\"id\":"));
    }

    @Test
    void a_home_that_is_named_is_not_taken_for_that_of_whatever_service_answers(@TempDir Path home) throws IOException {
        Said nobody = withoutServer("list", "--home", home.toString());
        assertThat(nobody.code()).isEqualTo(ExitCode.FAILED);
        assertThat(nobody.err()).contains("no service of " + home);

        Files.writeString(
                Files.createDirectories(home.resolve("database")).resolve("service.address"),
                "http://127.0.0.1:" + port + "/");
        assertThat(withoutServer("list", "--home", home.toString()).out().lines())
                .hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo", "serve", "list", "record"})
    void the_help_names_no_default_that_is_none(String verb) {
        assertThat(withoutServer(verb, "--help").out()).contains("--").doesNotContain("null");
    }

    @Test
    void a_key_goes_along() {
        aircheck("list", "--key", " aircheck_secret ");
        assertThat(ASKED).containsExactly("GET /api/v1/rooms (Bearer aircheck_secret)");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            pause 7                          | PATCH /api/v1/rooms/7 {"paused":true}
            resume https://www.twitch.tv/x   | PATCH /api/v1/rooms/8 {"paused":false}
            pause live.bilibili.com/6        | PATCH /api/v1/rooms/7 {"paused":true}
            stop 名字                         | POST /api/v1/recordings/3/stop
            split 7                          | POST /api/v1/recordings/3/split
            add https://kick.com/xqc         | POST /api/v1/rooms {"url":"https://kick.com/xqc","quality":null,"name":null}
            """)
    void each_verb_is_one_request(String verb, String request) {
        assertThat(aircheck(verb.split(" ")).code()).isZero();
        assertThat(ASKED.getLast()).isEqualTo(request);
    }

    @Test
    void the_name_of_a_streamer_means_all_rooms_of_it() {
        assertThat(aircheck("pause", "x").code()).isZero();
        assertThat(ASKED).hasSize(3).last().asString().startsWith("PATCH /api/v1/rooms/9");
    }

    @Test
    void what_is_not_there_is_exit_code_3() {
        assertThat(aircheck("pause", "nobody").code()).isEqualTo(ExitCode.NOTHING);
        assertThat(aircheck("stop", "8").code()).as("nothing is recorded of it").isEqualTo(ExitCode.NOTHING);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            401 | ''                                                    | 5
            403 | ''                                                    | 5
            404 | {"detail": "there is no room"}                        | 3
            409 | {"detail": "it is already watched"}                   | 1
            422 | {"detail": "no platform knows it", "why": "unsupported"} | 4
            422 | {"detail": "no such quality", "why": "quality"}       | 2
            500 | <html>                                                | 1
            """)
    void a_refusal_is_a_sentence_and_an_exit_code(int refusal, String body, int code) {
        status = refusal;
        answer = body;
        Said said = aircheck("add", "https://kick.com/xqc");
        assertThat(said.code()).isEqualTo(code);
        assertThat(said.err()).doesNotContain("Exception").contains("kick.com");
    }

    @Test
    void a_service_that_does_not_run_is_told_with_its_address() throws IOException {
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = closed.getLocalPort();
        }
        Said said = aircheck("list");
        assertThat(said.code()).isEqualTo(ExitCode.FAILED);
        assertThat(said.err()).contains("127.0.0.1:" + port);
    }
}
