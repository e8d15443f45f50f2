package io.aircheck.server.notify.channel;

import io.aircheck.net.HttpRequest;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A program of the user's own. The body is JSON; with a secret it is signed: the header {@code X-Aircheck-Signature} holds
 * {@code sha256=} and the HMAC-SHA256 in hexadecimal digits of the header {@code X-Aircheck-Timestamp} (seconds since 1970),
 * a full stop and the body.
 *
 * @param secret shared with the receiver, or null
 */
record Webhook(String url, @Nullable String secret) implements WebChannel {

    @Override
    public HttpRequest request(Message message, Instant now) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("event", message.event());
        fields.put("kind", message.kind().name().toLowerCase(Locale.ROOT));
        fields.put("at", message.at().toString());
        fields.put("title", message.title());
        fields.put("text", message.text());
        fields.put("link", message.link());
        String body = JsonBody.text(fields);
        String seconds = Long.toString(now.getEpochSecond());
        HttpRequest request = JsonBody.post(url, fields)
                .header("X-Aircheck-Event", message.event())
                .header("X-Aircheck-Timestamp", seconds);
        return secret == null
                ? request
                : request.header("X-Aircheck-Signature", "sha256=" + Hmac.hex(secret, seconds + "." + body));
    }

    @Override
    public Acceptance acceptance() {
        return Acceptance.BY_STATUS;
    }

    @Override
    public String label() {
        return "Webhook " + URI.create(url).getHost();
    }

    @Override
    public String toString() {
        return label();
    }
}
