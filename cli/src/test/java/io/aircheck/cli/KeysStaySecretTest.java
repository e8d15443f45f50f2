package io.aircheck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.aircheck.music.ExternalIds;
import io.aircheck.music.Recogniser;
import io.aircheck.music.Sample;
import io.aircheck.music.Song;
import io.aircheck.music.cloud.BudgetFile;
import io.aircheck.music.cloud.Cascade;
import io.aircheck.music.cloud.Pace;
import io.aircheck.music.cloud.Secret;
import io.aircheck.music.cloud.acoustid.AcoustId;
import io.aircheck.music.cloud.acrcloud.AcrCloud;
import io.aircheck.music.cloud.acrcloud.AcrCloudAccount;
import io.aircheck.music.cloud.audd.Audd;
import io.aircheck.music.enrich.Enrichment;
import io.aircheck.music.enrich.EnrichmentCache;
import io.aircheck.music.enrich.Spotify;
import io.aircheck.music.enrich.YouTube;
import io.aircheck.net.NetSettings;
import io.aircheck.net.WebClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

/** Services that repeat the whole request in their answer: no key of it is in a log, whatever its level, or in an answer of ours. */
class KeysStaySecretTest {

    private static final List<String> KEYS = List.of(
            "acrAccess1x", "acrSecret2x", "auddToken3x", "acoustKey4x", "spotId5x", "spotSecret6x", "tubeKey7x");

    @TempDir
    Path folder;

    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private Level before;

    @BeforeEach
    void listen() {
        before = root.getLevel();
        root.setLevel(Level.ALL);
        log.start();
        root.addAppender(log);
    }

    @AfterEach
    void leave() {
        root.detachAppender(log);
        root.setLevel(before);
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
        200 | {"status":{"code":3001,"msg":"ECHO"}}
        200 | {"status":{"code":3014,"msg":"ECHO"}}
        200 | {"status":{"code":2000,"msg":"ECHO"}}
        200 | {"status":"error","error":{"error_code":900,"code":4,"error_message":"ECHO","message":"ECHO"}}
        429 | {"status":"error","error":{"error_code":611,"code":14,"error_message":"ECHO","message":"ECHO"}}
        400 | {"error":{"errors":[{"reason":"keyInvalid"}],"message":"ECHO"},"error_description":"ECHO"}
        401 | {"error":"invalid_client","error_description":"ECHO"}
        403 | <html>ECHO</html>
        500 | ECHO
        302 | ECHO
        0   | nobody answers
        """)
    void whateverAServiceAnswers(int status, String body) throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> answer(exchange, status, body));
        server.start();
        String url = "http://127.0.0.1:" + server.getAddress().getPort();
        if (status == 0) {
            server.stop(0);
        }
        StringBuilder said = new StringBuilder();
        try (WebClient http = WebClient.create(NetSettings.defaults().withInternalAllowed(true))) {
            Pace pace = new Pace(Duration.ZERO, InstantSource.system(), _ -> {});
            var account = new AcrCloudAccount(url, new Secret(KEYS.get(0)), new Secret(KEYS.get(1)));
            for (Recogniser recogniser : List.of(
                    new AcrCloud(account, http, InstantSource.system(), new Random(1)),
                    new Audd(url + "/", new Secret(KEYS.get(2)), http, new Random(1)),
                    new AcoustId(url + "/v2/lookup", new Secret(KEYS.get(3)), http, pace))) {
                Cascade cascade = new Cascade(
                        List.of(new Cascade.Step(recogniser, 9)),
                        new BudgetFile(folder.resolve("budgets")),
                        InstantSource.system(),
                        new Random(1),
                        _ -> {});
                said.append(recogniser).append(cascade.identify(new Sample(tone(), Sample.USUAL_RATE)));
            }
            var sources = List.of(
                    new Spotify(
                            url,
                            url,
                            new Secret(KEYS.get(4)),
                            new Secret(KEYS.get(5)),
                            http,
                            InstantSource.system(),
                            pace),
                    new YouTube(url, new Secret(KEYS.get(6)), http, (_, _, _) -> true, 9, InstantSource.system()));
            try (Enrichment enrichment = new Enrichment(sources, new EnrichmentCache(folder.resolve("ids")))) {
                Song song = new Song("T", List.of("A"), null, null, "QZABC2400001", null, ExternalIds.NONE);
                said.append(enrichment.enriched(song, null));
            }
        } finally {
            server.stop(0);
        }
        String logged = log.list.stream()
                .map(event -> event.getFormattedMessage() + stack(event))
                .collect(Collectors.joining("\n"));
        assertThat(logged).isNotEmpty();
        String basic =
                Base64.getEncoder().encodeToString((KEYS.get(4) + ":" + KEYS.get(5)).getBytes(StandardCharsets.UTF_8));
        assertThat(logged + said).doesNotContain(KEYS).doesNotContain(basic);
    }

    private static String stack(ILoggingEvent event) {
        return event.getThrowableProxy() == null ? "" : ThrowableProxyUtil.asString(event.getThrowableProxy());
    }

    private static float[] tone() {
        float[] pcm = new float[8 * Sample.USUAL_RATE];
        for (int i = 0; i < pcm.length; i++) {
            pcm[i] = (float) (0.4 * Math.sin(i * 0.3 - i * 1e-7 * i));
        }
        return pcm;
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        // Short enough to be repeated: the keys stand at the beginning of a form, or in one of these headers.
        String sent = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1);
        String echo = (sent.substring(0, Math.min(250, sent.length())) + " "
                        + exchange.getRequestHeaders().getFirst("Authorization") + " "
                        + exchange.getRequestHeaders().getFirst("X-Goog-Api-Key"))
                .replaceAll("[^\\w =/+.:,-]", " ");
        byte[] bytes = body.replace("ECHO", echo).getBytes(StandardCharsets.UTF_8);
        if (status == 302) {
            exchange.getResponseHeaders().set("Location", "/elsewhere?" + echo.replace(' ', '+'));
        }
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
