package io.aircheck.server.hooks;

import io.aircheck.net.ForbiddenAddressException;
import io.aircheck.net.HttpAnswer;
import io.aircheck.net.HttpRequest;
import io.aircheck.server.facts.Fact;
import io.aircheck.server.facts.Facts;
import io.aircheck.server.hooks.Hook.Action.Webhook;
import io.aircheck.server.hooks.Hook.Shape;
import io.aircheck.server.jobs.Outcome;
import io.aircheck.server.notify.Courier;
import io.aircheck.server.notify.Patience;
import io.aircheck.server.notify.channel.Hmac;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Sends webhooks. With a secret a request is signed: the header {@code X-Aircheck-Signature} holds {@code sha256=} and the
 * HMAC-SHA256, in hexadecimal digits, of the header {@code X-Aircheck-Timestamp}, a full stop and the body.
 */
final class Webhooks {

    private static final int KEPT_CHARACTERS = 2_000;

    private final Courier courier;
    private final WebhookBody body;
    private final Clock clock;

    Webhooks(Courier courier, Path recordings, ZoneId zone, Clock clock) {
        this.courier = courier;
        this.body = new WebhookBody(recordings, zone);
        this.clock = clock;
    }

    /**
     * Sends once.
     *
     * @param delivery the same for every attempt
     * @param attempt from 1
     */
    Outcome send(Webhook hook, Facts facts, UUID delivery, int attempt, Duration limit) {
        Optional<String> text = body.of(hook.shape(), facts, delivery);
        if (text.isEmpty()) {
            return new Outcome.Done(null, "BililiveRecorder has no event for this, so nothing was sent");
        }
        HttpAnswer answer;
        try {
            answer = courier.send(request(hook, facts, text.get(), delivery, limit));
        } catch (ForbiddenAddressException e) {
            return new Outcome.Failed(
                    null, "the address is in the local network, which notify-internal does not allow");
        } catch (IOException e) {
            return later(null, Courier.reason(e), attempt);
        }
        String said = said(answer);
        if (answer.isSuccess()) {
            return new Outcome.Done(answer.status(), said);
        }
        boolean mayGetBetter = answer.status() == 408 || answer.status() == 429 || answer.status() >= 500;
        return mayGetBetter ? later(answer.status(), said, attempt) : new Outcome.Failed(answer.status(), said);
    }

    private HttpRequest request(Webhook hook, Facts facts, String text, UUID delivery, Duration limit) {
        String seconds = Long.toString(clock.instant().getEpochSecond());
        HttpRequest request = HttpRequest.post(hook.url(), "application/json", text)
                .withoutRedirects()
                .timeout(limit)
                .maxBodyBytes(64 << 10)
                .header("X-Aircheck-Event", facts.get(Fact.EVENT))
                .header("X-Aircheck-Delivery", delivery.toString())
                .header("X-Aircheck-Timestamp", seconds);
        if (hook.shape() == Shape.BILILIVE_RECORDER) {
            request = request.header("User-Agent", "Aircheck");
        }
        return hook.secret() == null
                ? request
                : request.header("X-Aircheck-Signature", "sha256=" + Hmac.hex(hook.secret(), seconds + "." + text));
    }

    private static Outcome later(@Nullable Integer status, String said, int attempt) {
        return Patience.pause(attempt - 1)
                .<Outcome>map(pause -> new Outcome.Later(status, said, pause))
                .orElseGet(() -> new Outcome.Failed(status, said));
    }

    private static String said(HttpAnswer answer) {
        String text = answer.text().replaceAll("[\\p{Cntrl}&&[^\\n\\t]]", "").strip();
        return text.length() <= KEPT_CHARACTERS ? text : text.substring(0, KEPT_CHARACTERS) + "…";
    }
}
