package io.aircheck.server.notify.channel;

import io.aircheck.net.HttpRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A robot in a DingTalk group (钉钉自定义机器人). A robot with 加签 wants each request signed.
 *
 * @param url the robot's webhook, with its access_token
 * @param secret begins with SEC; null for a robot that goes by keyword or address
 * @param mobiles whom to mention
 * @param everybody whether to mention all
 */
record DingTalk(String url, @Nullable String secret, List<String> mobiles, boolean everybody) implements WebChannel {

    @Override
    public HttpRequest request(Message message, Instant now) {
        String signed = url;
        if (secret != null) {
            String sign = Hmac.base64(secret, now.toEpochMilli() + "\n" + secret);
            signed += "&timestamp=" + now.toEpochMilli() + "&sign=" + URLEncoder.encode(sign, StandardCharsets.UTF_8);
        }
        return JsonBody.post(
                signed,
                Map.of(
                        "msgtype", "text",
                        "text", Map.of("content", message.wholeWithLink()),
                        "at", Map.of("atMobiles", mobiles, "isAtAll", everybody)));
    }

    /** -1 is a busy system, 130101 and 660026 are "too fast". */
    @Override
    public Acceptance acceptance() {
        return new Acceptance("errcode", Set.of("0"), Set.of("-1", "130101", "660026"), "errmsg");
    }

    @Override
    public String label() {
        return Labels.of("DingTalk", url);
    }

    @Override
    public String toString() {
        return label();
    }
}
