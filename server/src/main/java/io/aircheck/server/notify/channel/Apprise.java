package io.aircheck.server.notify.channel;

import io.aircheck.net.HttpRequest;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/**
 * An Apprise API server, which relays to a hundred further services.
 *
 * @param url its address of a stored configuration, such as {@code http://apprise:8000/notify/home}
 */
record Apprise(String url) implements WebChannel {

    @Override
    public HttpRequest request(Message message, Instant now) {
        String type = switch (message.kind()) {
            case LIVE, ENDED -> "success";
            case FAILED, LOGIN -> "failure";
            case DISK -> "warning";
            case SERVICE, TEST -> "info";
        };
        return JsonBody.post(
                url, Map.of("title", message.title(), "body", message.textWithLink(), "type", type, "format", "text"));
    }

    @Override
    public Acceptance acceptance() {
        return new Acceptance(null, Set.of(), Set.of(), "error");
    }

    @Override
    public String label() {
        return "Apprise " + URI.create(url).getHost();
    }

    @Override
    public String toString() {
        return label();
    }
}
