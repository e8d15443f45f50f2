package io.aircheck.server.notify.channel;

import io.aircheck.net.HttpRequest;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A robot in a Feishu or Lark group (飞书自定义机器人).
 *
 * @param url the robot's webhook
 * @param secret of its signature check (签名校验), or null
 */
record Feishu(String url, @Nullable String secret) implements WebChannel {

    @Override
    public HttpRequest request(Message message, Instant now) {
        Map<String, Object> fields = new LinkedHashMap<>();
        if (secret != null) {
            String seconds = Long.toString(now.getEpochSecond());
            fields.put("timestamp", seconds);
            fields.put("sign", Hmac.base64(seconds + "\n" + secret, ""));
        }
        fields.put("msg_type", "text");
        fields.put("content", Map.of("text", message.wholeWithLink()));
        return JsonBody.post(url, fields);
    }

    /** 11232 is "too fast", 9499 too. */
    @Override
    public Acceptance acceptance() {
        return new Acceptance("code", Set.of("0"), Set.of("11232", "9499"), "msg");
    }

    @Override
    public String label() {
        return Labels.of("Feishu", url);
    }

    @Override
    public String toString() {
        return label();
    }
}
