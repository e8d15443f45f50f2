package io.aircheck.server.notify.channel;

import io.aircheck.net.HttpRequest;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A topic at ntfy.sh or at a server of one's own.
 *
 * @param server its address without the topic
 * @param token of an account, begins with tk_; null where the topic is open
 * @param tags shown as emojis where they name one
 * @param email to which the service forwards, or null
 */
record Ntfy(
        String server,
        String topic,
        @Nullable String token,
        List<String> tags,
        @Nullable String email) implements WebChannel {

    private static final int USUAL_PRIORITY = 3;
    private static final int HIGH_PRIORITY = 4;

    @Override
    public HttpRequest request(Message message, Instant now) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("topic", topic);
        fields.put("title", message.title());
        fields.put("message", message.text());
        fields.put("tags", tags);
        fields.put("priority", message.kind().isTrouble() ? HIGH_PRIORITY : USUAL_PRIORITY);
        if (message.link() != null) {
            fields.put("click", message.link());
        }
        if (email != null) {
            fields.put("email", email);
        }
        return JsonBody.post(server, fields).header("Authorization", token == null ? null : "Bearer " + token);
    }

    @Override
    public Acceptance acceptance() {
        return new Acceptance(null, Set.of(), Set.of(), "error");
    }

    @Override
    public String label() {
        return "ntfy " + topic;
    }

    @Override
    public String toString() {
        return label();
    }
}
