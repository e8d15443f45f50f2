package io.aircheck.server.notify.channel;

import io.aircheck.net.HttpRequest;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * WxPusher, a relay to WeChat.
 *
 * @param url of its API
 * @param token of the application, begins with AT_
 * @param users ids of receivers, begin with UID_
 * @param topics numbers of topics
 */
record WxPusher(String url, String token, List<String> users, List<Long> topics) implements WebChannel {

    /** The service takes 20 characters for its overview, before they are cut. */
    private static final int SUMMARY = 20;

    @Override
    public HttpRequest request(Message message, Instant now) {
        String title = message.title();
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("appToken", token);
        fields.put("content", message.whole());
        fields.put(
                "summary",
                title.substring(
                        0, title.offsetByCodePoints(0, Math.min(SUMMARY, title.codePointCount(0, title.length())))));
        fields.put("contentType", 1);
        fields.put("uids", users);
        fields.put("topicIds", topics);
        if (message.link() != null) {
            fields.put("url", message.link());
        }
        return JsonBody.post(url, fields);
    }

    @Override
    public Acceptance acceptance() {
        return new Acceptance("code", Set.of("1000"), Set.of("1005"), "msg");
    }

    @Override
    public String label() {
        return Labels.of("WxPusher", token);
    }

    @Override
    public String toString() {
        return label();
    }
}
