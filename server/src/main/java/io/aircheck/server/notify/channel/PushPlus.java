package io.aircheck.server.notify.channel;

import io.aircheck.net.HttpRequest;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/** PushPlus (推送加), a relay to WeChat.
 *
 * @param url of its API
 */
record PushPlus(String url, String token) implements WebChannel {

    @Override
    public HttpRequest request(Message message, Instant now) {
        return JsonBody.post(
                url,
                Map.of("token", token, "title", message.title(), "content", message.textWithLink(), "template", "txt"));
    }

    /** 500 and 888 are trouble of the service's own; 900 is an account that is barred. */
    @Override
    public Acceptance acceptance() {
        return new Acceptance("code", Set.of("200"), Set.of("500", "888"), "msg");
    }

    @Override
    public String label() {
        return Labels.of("PushPlus", token);
    }

    @Override
    public String toString() {
        return label();
    }
}
