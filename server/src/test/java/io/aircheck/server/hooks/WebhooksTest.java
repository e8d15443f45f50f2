package io.aircheck.server.hooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.aircheck.server.jobs.Job;
import io.aircheck.server.notify.channel.Hmac;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** From an event to a real request: with the names that streamers give themselves. */
class WebhooksTest extends AtTheHookBench {

    private static final JsonMapper JSON = JsonMapper.shared();

    @ParameterizedTest(name = "{0}")
    @MethodSource("io.aircheck.server.hooks.HookBench#names")
    void aWebhookCarriesTheNameAndIsSigned(String what, String streamer) throws InterruptedException {
        bench.hooks(
                true,
                HookBench.json(
                        List.of(Map.of("on", "live", "webhook", bench.hook("/hook?key=1"), "secret", "S3CRET"))));

        bench.live(streamer);

        HookBench.Request request = bench.next();
        JsonNode body = JSON.readTree(request.body());
        assertThat(body.path("streamer").asString()).isEqualTo(streamer);
        assertThat(body.path("event").asString()).isEqualTo("live");
        assertThat(body.path("room").asLong()).isEqualTo(7);
        assertThat(request.headers())
                .containsEntry("X-Aircheck-Event", "live")
                .containsEntry("X-Aircheck-Timestamp", Long.toString(HookBench.NOW.getEpochSecond()))
                .containsEntry("X-Aircheck-Delivery", body.path("delivery").asString())
                .containsEntry("X-Aircheck-Signature", "sha256=" + Hmac.hex("S3CRET", request.signed()));
        bench.awaitJob(Job.State.DONE);
    }

    @Test
    void aWebhookOfThePageIsSignedWithASecretThatIsKeptSealedAndToldOnce() throws InterruptedException {
        HookBook first = bench.book();
        Hook added = first.add(new Hooks.Wish("mine", List.of("live"), "", List.of(), bench.hook("/"), ""));
        String secret = Objects.requireNonNull(added.secret());
        assertThat(secret).hasSizeGreaterThan(40);
        assertThat(first.add(new Hooks.Wish("other", List.of("offline"), "", List.of(), bench.hook("/"), ""))
                        .secret())
                .isNotEqualTo(secret);
        List<String> stored = bench.shelf.database.read(client -> client.sql("SELECT block || secret FROM hooks")
                .query(String.class)
                .list());
        assertThat(stored).hasSize(2).noneMatch(row -> row.contains(secret));

        bench.hooks(true, bench.book());
        bench.live("小雨");

        HookBench.Request request = bench.next();
        assertThat(request.headers())
                .containsEntry("X-Aircheck-Signature", "sha256=" + Hmac.hex(secret, request.signed()));
        bench.awaitJob(Job.State.DONE);
    }

    @Test
    void aWebhookWhoseSecretCannotBeReadAnyMoreIsNotSentWithoutOne() throws IOException {
        HookBook book = bench.book();
        book.add(new Hooks.Wish("mine", List.of("live"), "", List.of(), bench.hook("/"), ""));
        Files.delete(home.resolve("config/secret.key"));

        assertThat(bench.book().all()).isEmpty();
    }

    @Test
    void aWebhookIsRepeatedWithTheSameDeliveryUntilItIsTaken() throws InterruptedException {
        bench.answers.addAll(List.of(500, 429));
        bench.hooks(true, HookBench.json(List.of(Map.of("on", "live", "webhook", bench.hook("/")))));

        bench.live("小雨");
        HookBench.Request first = bench.next();
        await().atMost(Duration.ofSeconds(30)).until(() -> bench.waiting(1));
        bench.shelf.clock.advance(Duration.ofSeconds(5));
        HookBench.Request second = bench.next();
        await().atMost(Duration.ofSeconds(30)).until(() -> bench.waiting(2));
        bench.shelf.clock.advance(Duration.ofSeconds(30));
        HookBench.Request third = bench.next();

        assertThat(bench.awaitJob(Job.State.DONE).attempts()).isEqualTo(3);
        assertThat(List.of(second, third))
                .allMatch(it -> it.delivery().equals(first.delivery()))
                .allMatch(it -> it.body().equals(first.body()));
    }

    @Test
    void internalAddressesAreRefusedUnlessAllowed() {
        bench.hooks(false, HookBench.json(List.of(Map.of("on", "live", "webhook", bench.hook("/")))));

        bench.live("小雨");

        assertThat(bench.awaitJob(Job.State.FAILED).output()).contains("local network", "notify-internal");
        assertThat(bench.received).isEmpty();
    }

    @Test
    void bililiveRecordersReceiversUnderstandOurs() throws InterruptedException {
        bench.hooks(
                true,
                HookBench.json(List.of(Map.of(
                        "on", "started, opened, part, finished",
                        "webhook", bench.hook("/"),
                        "shape", "bililive-recorder"))));

        bench.shelf.record(22, "小雨", "town/小雨/a", Duration.ofSeconds(90), 1000);

        Map<String, JsonNode> events = new TreeMap<>();
        for (int i = 0; i < 3; i++) {
            JsonNode body = JSON.readTree(bench.next().body());
            events.put(body.path("EventType").asString(), body);
        }
        assertThat(events).containsOnlyKeys("FileOpening", "FileClosed", "SessionEnded");
        JsonNode closed = events.get("FileClosed");
        assertThat(closed.path("EventTimestamp").asString()).isEqualTo("2026-03-01T20:01:30+08:00");
        assertThat(closed.path("EventId").asString()).hasSize(36);
        JsonNode data = closed.path("EventData");
        assertThat(data.path("RoomId").asLong()).isEqualTo(22);
        assertThat(data.path("Name").asString()).isEqualTo("小雨");
        assertThat(data.path("Title").asString()).isEqualTo("Title");
        assertThat(data.path("RelativePath").asString()).isEqualTo("town/小雨/a.ts");
        assertThat(data.path("FileSize").asLong()).isEqualTo(1000);
        assertThat(data.path("Duration").asDouble()).isEqualTo(90.0);
        assertThat(data.path("FileOpenTime").asString()).isEqualTo("2026-03-01T20:00:00+08:00");
        assertThat(data.path("SessionId").asString())
                .isEqualTo(events.get("SessionEnded")
                        .path("EventData")
                        .path("SessionId")
                        .asString());
    }
}
