package io.aircheck.platforms;

import static org.assertj.core.api.Assertions.assertThat;

import io.aircheck.testkit.replay.Conversation;
import io.aircheck.testkit.replay.RecordedExchange;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every recorded conversation, with an answer at each of its steps, and then all of them, cut short, empty, a page, of a wrong
 * type or a server's error. A check then still finds what it should (by another way to ask), or it says which step went wrong;
 * it never takes a broken answer for "offline", and its reason is a sentence in both languages.
 */
class SiteFaultsTest {

    private static final Pattern NO_SENTENCE =
            Pattern.compile("Exception|\\bnull\\b|java\\.|io\\.aircheck|MissingNode|Optional|\\bNaN\\b");
    private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");
    private static final PlatformRegistry REGISTRY = Platforms.all();
    private static final Reasons REASONS = Reasons.of(REGISTRY);

    private enum Fault {
        TRUNCATED,
        EMPTY,
        PAGE,
        WRONG_TYPE,
        SERVER_ERROR;

        RecordedExchange in(RecordedExchange exchange) {
            String type = exchange.headers().getFirst().getValue();
            return switch (this) {
                case TRUNCATED ->
                    new RecordedExchange(
                            exchange.request(),
                            exchange.times(),
                            exchange.status(),
                            exchange.headers(),
                            Arrays.copyOf(exchange.body(), exchange.body().length / 2));
                case EMPTY -> exchange.answering(200, type, new byte[0]);
                case PAGE ->
                    exchange.answering(
                            200,
                            "text/html; charset=utf-8",
                            bytes(
                                    "<!DOCTYPE html><html><head><title>Verify</title></head><body>Are you human?</body></html>"));
                case WRONG_TYPE -> exchange.answering(200, "application/json", bytes("[\"nothing\", 7]"));
                case SERVER_ERROR -> exchange.answering(500, "text/plain", bytes("Internal Server Error"));
            };
        }

        private static byte[] bytes(String text) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
    }

    static Stream<Conversation> conversations() throws IOException, URISyntaxException {
        return RecordedConversations.all().stream()
                .filter(conversation -> !conversation.exchanges().isEmpty());
    }

    @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
    @MethodSource("conversations")
    void aBrokenAnswerIsNamed(Conversation conversation) {
        List<RecordedExchange> exchanges = conversation.exchanges();
        String expected = conversation.json().path("expect").path("state").asString();
        for (Fault fault : Fault.values()) {
            for (int i = 0; i < exchanges.size(); i++) {
                List<RecordedExchange> broken = new ArrayList<>(exchanges);
                broken.set(i, fault.in(exchanges.get(i)));
                hold(conversation, broken, either(expected, "error", "blocked"), fault + " at step " + (i + 1));
            }
            if (fault != Fault.TRUNCATED) { // half of an answer may still tell all
                List<RecordedExchange> broken =
                        exchanges.stream().map(fault::in).toList();
                hold(conversation, broken, either("error", "blocked"), fault + " everywhere");
            }
        }
    }

    private static void hold(
            Conversation conversation, List<RecordedExchange> exchanges, Set<String> states, String what) {
        PlatformRegistry.Match match = Platforms.all().find(conversation.url()).orElseThrow();
        ReplayHttp http = new ReplayHttp(exchanges);
        RoomStatus status = new RoomChecker(room -> http, Clock.systemUTC(), new Random(1))
                .check(match, RecordedConversations.credentials(conversation));

        assertThat(status.state()).as("%s: %s", what, status).isIn(states);
        if (status instanceof RoomStatus.Unavailable unavailable) {
            String reason = unavailable.reason();
            assertThat(reason).as(what).isNotBlank().doesNotContainPattern(NO_SENTENCE);
            assertThat(REASONS.inChinese(reason)).as("%s, in Chinese", what).containsPattern(CHINESE);
            if (Set.of("error", "blocked").contains(status.state())) {
                assertThat(http.asked())
                        .as("%s: \"%s\" names the step", what, reason)
                        .anyMatch(address ->
                                reason.contains(address.host() + address.path()) || reason.contains(lastOf(address)));
            }
        }
    }

    private static Set<String> either(String... states) {
        return new LinkedHashSet<>(List.of(states));
    }

    private static String lastOf(Address address) {
        List<String> segments = address.segments();
        return segments.isEmpty() ? address.host() : segments.getLast();
    }
}
