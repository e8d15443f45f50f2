package io.aircheck.server.notify.channel;

import io.aircheck.net.HttpRequest;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Bark, messages to an iPhone.
 *
 * @param url the device's address at the service or at a server of one's own
 * @param level active, timeSensitive, passive or critical; null leaves it to the service
 * @param sound the ring, or null
 */
record Bark(String url, @Nullable String level, @Nullable String sound) implements WebChannel {

    @Override
    public HttpRequest request(Message message, Instant now) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("title", message.title());
        fields.put("body", message.text());
        fields.put("group", "Aircheck");
        fields.put("isArchive", 1);
        putIfGiven(fields, "level", level);
        putIfGiven(fields, "sound", sound);
        putIfGiven(fields, "url", message.link());
        return JsonBody.post(url, fields);
    }

    private static void putIfGiven(Map<String, Object> fields, String name, @Nullable String value) {
        if (value != null) {
            fields.put(name, value);
        }
    }

    @Override
    public Acceptance acceptance() {
        return new Acceptance("code", Set.of("200"), Set.of(), "message");
    }

    @Override
    public String label() {
        return Labels.of("Bark", url);
    }

    @Override
    public String toString() {
        return label();
    }
}
