package io.aircheck.server.notify.channel;

import io.aircheck.net.HttpRequest;
import java.time.Duration;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** A POST of JSON, as nearly all services want it. */
final class JsonBody {

    /** Services answer in a second or not at all. */
    static final Duration PATIENCE = Duration.ofSeconds(15);

    private static final JsonMapper JSON = JsonMapper.shared();

    private JsonBody() {}

    static HttpRequest post(String url, Map<String, ?> fields) {
        return HttpRequest.post(url, "application/json", text(fields))
                .withoutRedirects()
                .timeout(PATIENCE)
                .maxBodyBytes(64 << 10);
    }

    static String text(Map<String, ?> fields) {
        return JSON.writeValueAsString(fields);
    }
}
