package io.aircheck.server.notify.channel;

import io.aircheck.net.HttpRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A robot in a WeCom group (企业微信群机器人).
 *
 * @param url the robot's webhook, with its key
 * @param mobiles whom to mention; {@code @all} for everybody
 */
record WeCom(String url, List<String> mobiles) implements WebChannel {

    @Override
    public HttpRequest request(Message message, Instant now) {
        return JsonBody.post(
                url,
                Map.of(
                        "msgtype",
                        "text",
                        "text",
                        Map.of("content", message.wholeWithLink(), "mentioned_mobile_list", mobiles)));
    }

    /** -1 is a busy system, 45009 is "too fast". */
    @Override
    public Acceptance acceptance() {
        return new Acceptance("errcode", Set.of("0"), Set.of("-1", "45009"), "errmsg");
    }

    @Override
    public String label() {
        return Labels.of("WeCom", url);
    }

    @Override
    public String toString() {
        return label();
    }
}
