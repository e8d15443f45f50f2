package io.aircheck.server.notify.channel;

import io.aircheck.net.HttpRequest;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * An application of a Gotify server.
 *
 * @param server its address without a slash at its end
 * @param token the application's
 */
record Gotify(String server, String token) implements WebChannel {

    private static final int USUAL_PRIORITY = 5;
    private static final int HIGH_PRIORITY = 8;

    @Override
    public HttpRequest request(Message message, Instant now) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("title", message.title());
        fields.put("message", message.text());
        fields.put("priority", message.kind().isTrouble() ? HIGH_PRIORITY : USUAL_PRIORITY);
        if (message.link() != null) {
            fields.put("extras", Map.of("client::notification", Map.of("click", Map.of("url", message.link()))));
        }
        return JsonBody.post(server + "/message", fields).header("X-Gotify-Key", token);
    }

    @Override
    public Acceptance acceptance() {
        return new Acceptance(null, Set.of(), Set.of(), "errorDescription");
    }

    @Override
    public String label() {
        return Labels.of("Gotify", token);
    }

    @Override
    public String toString() {
        return label();
    }
}
