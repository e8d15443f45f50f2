package io.aircheck.server.notify.channel;

import io.aircheck.net.HttpRequest;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/**
 * Relays to WeChat that take a title and a text: xizhi (息知), ServerChan (Server酱, both generations) and others of their
 * shape.
 *
 * @param service its name
 * @param url with the key
 * @param textField what the service calls the text
 * @param good the code of a message that was taken
 */
record TitleRelay(String service, String url, String textField, String good) implements WebChannel {

    @Override
    public HttpRequest request(Message message, Instant now) {
        return JsonBody.post(url, Map.of("title", message.title(), textField, message.textWithLink()));
    }

    @Override
    public Acceptance acceptance() {
        return new Acceptance("code", Set.of(good), Set.of(), textField.equals("desp") ? "message" : "msg");
    }

    @Override
    public String label() {
        return Labels.of(service, url);
    }

    @Override
    public String toString() {
        return label();
    }
}
