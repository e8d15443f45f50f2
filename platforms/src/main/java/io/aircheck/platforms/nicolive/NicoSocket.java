package io.aircheck.platforms.nicolive;

import io.aircheck.net.TextSocket;
import io.aircheck.platforms.Address;
import io.aircheck.platforms.Json;
import io.aircheck.platforms.SiteAnswer;
import io.aircheck.platforms.SiteClient;
import io.aircheck.platforms.SiteRefusal;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A viewer's seat at a programme (fact sheet nicolive, step 2): a socket over which the stream is asked for, and which has to
 * stay open, answered and reminded of the viewer, while the stream is downloaded.
 */
final class NicoSocket implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(NicoSocket.class);

    /** The site pings every half minute. */
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private static final Duration PATIENCE_AT_FIRST = Duration.ofSeconds(15);
    private static final int MOST_BEFORE_STREAM = 50;
    private static final int USUAL_KEEP_SECONDS = 30;

    /**
     * The stream that a seat is given.
     *
     * @param uri of its master playlist
     * @param cookies for playlists, segments and keys, as a header's value; empty for none
     */
    record Stream(String uri, String cookies) {}

    private final SiteClient client;
    private final String step;
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile TextSocket socket;
    private long keepSeconds = USUAL_KEEP_SECONDS;

    private NicoSocket(SiteClient client, String url, TextSocket socket) {
        this.client = client;
        this.step = SiteAnswer.step(url);
        this.socket = socket;
    }

    /**
     * Takes a seat.
     *
     * @param url of the site; wss
     */
    static NicoSocket open(SiteClient client, String url) throws IOException, SiteRefusal {
        if (Address.parse(url)
                .filter(address -> address.scheme().equals("wss") && address.hostUnder("nicovideo.jp"))
                .isEmpty()) {
            throw SiteRefusal.failed(SiteAnswer.step(url) + " is no socket of niconico");
        }
        try {
            return new NicoSocket(client, url, client.connect(url));
        } catch (IOException e) {
            throw SiteRefusal.failed(SiteAnswer.step(url) + " opened no socket: " + e.getMessage());
        }
    }

    /** Asks for the stream and waits until it is given. */
    Stream start() throws IOException, SiteRefusal {
        socket.send(startWatching(false));
        for (int count = 0; count < MOST_BEFORE_STREAM; count++) {
            String text = socket.receive(PATIENCE_AT_FIRST);
            if (text == null) {
                break;
            }
            Json message = Json.parse(text);
            Json data = message.at("data");
            switch (message.at("type").text("")) {
                case "ping" -> answerPing();
                case "seat" ->
                    keepSeconds = Math.clamp(data.at("keepIntervalSec").whole(USUAL_KEEP_SECONDS), 5, 600);
                case "stream" -> {
                    return stream(data);
                }
                case "error" ->
                    throw refusal(
                            data.at("code").text(message.at("body", "code").text("error")));
                case "disconnect" -> throw refusal(data.at("reason").text("disconnect"));
                default -> {} // the time, the number of viewers, the room of comments …
            }
        }
        throw SiteRefusal.failed(step + " gave no stream");
    }

    private Stream stream(Json data) throws SiteRefusal {
        String uri = data.at("uri").address();
        if (uri == null) {
            throw SiteRefusal.failed(step + " gave no stream.uri");
        }
        String cookies = data.at("cookies").items().stream()
                .filter(cookie -> cookie.at("name").text("").matches("[\\w.-]+")
                        && cookie.at("value").text("").matches("[!-:<-~]+"))
                .map(cookie ->
                        cookie.at("name").text("") + "=" + cookie.at("value").text(""))
                .collect(Collectors.joining("; "));
        return new Stream(uri, cookies);
    }

    private SiteRefusal refusal(String code) {
        return code.equals("NO_PERMISSION")
                ? SiteRefusal.loginRequired("niconico wants a login: " + code)
                : SiteRefusal.failed(step + " says: " + code);
    }

    /** Holds the seat until {@link #close} or until the site ends it. */
    void hold() {
        Thread.ofVirtual().name("niconico socket").start(this::listen);
        Thread.ofVirtual().name("niconico seat").start(this::remind);
    }

    private void listen() {
        try {
            for (String text = socket.receive(PATIENCE); text != null; text = socket.receive(PATIENCE)) {
                Json message = Json.parse(text);
                switch (message.at("type").text("")) {
                    case "ping" -> answerPing();
                    case "reconnect" -> reconnect(message.at("data"));
                    case "disconnect" -> {
                        LOG.debug(
                                "{} ended the seat: {}",
                                step,
                                message.at("data", "reason").text(""));
                        return;
                    }
                    default -> {}
                }
            }
        } catch (IOException e) {
            LOG.debug("{} broke: {}", step, e.getMessage()); // the playlist will refuse, and a new seat be taken
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            close();
        }
    }

    private void remind() {
        try {
            while (!ended.await(keepSeconds, TimeUnit.SECONDS)) {
                socket.send(keepSeat());
            }
        } catch (IOException e) {
            LOG.debug("{} takes no reminder: {}", step, e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The site moves its viewers to another server with a token of its own. */
    private void reconnect(Json data) throws IOException, InterruptedException {
        String token = data.at("audienceToken").text("");
        long wait = Math.clamp(data.at("waitTimeSec").whole(0), 0, 60);
        socket.close();
        if (!ended.await(wait, TimeUnit.SECONDS)) {
            socket = client.connect("wss://" + step + "?audience_token=" + token + "&frontend_id=9");
            socket.send(startWatching(true));
        }
    }

    private void answerPing() throws IOException {
        socket.send(Json.write(Map.of("type", "pong")));
        socket.send(keepSeat());
    }

    private static String keepSeat() {
        return Json.write(Map.of("type", "keepSeat"));
    }

    private static String startWatching(boolean again) {
        return Json.write(Map.of(
                "type",
                "startWatching",
                "data",
                Map.of(
                        "stream",
                                Map.of(
                                        "quality", "abr",
                                        "protocol", "hls",
                                        "latency", "high",
                                        "chasePlay", false,
                                        "accessRightMethod", "single_cookie"),
                        "room", Map.of("protocol", "webSocket", "commentable", true),
                        "reconnect", again)));
    }

    @Override
    public void close() {
        ended.countDown();
        socket.close();
    }
}
