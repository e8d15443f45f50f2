package io.aircheck.platforms.yy;

import io.aircheck.net.HttpRequest;
import io.aircheck.platforms.Json;
import io.aircheck.platforms.Query;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** The question for a channel's streams as YY's web player asks it (fact sheet yy, "Steps"). */
final class YyQuestion {

    private static final String VERSION = "5.17.0";

    /** The best quality. */
    static final int BEST_GEAR = 4;

    private YyQuestion() {}

    static HttpRequest of(String channel, Instant now) {
        Query query = Query.of("uid", "0", "cid", channel, "sid", channel, "appid", "0")
                .and("sequence", now.toEpochMilli())
                .and("encode", "json");
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("head", head(channel, now.toEpochMilli()));
        body.put("client_attribute", client());
        body.put("avp_parameter", wanted(now.getEpochSecond()));
        return HttpRequest.post(
                query.appendedTo("https://stream-manager.yy.com/v3/channel/streams"),
                "text/plain;charset=UTF-8",
                Json.write(body));
    }

    private static Map<String, Object> head(String channel, long millis) {
        Map<String, Object> head = new LinkedHashMap<>();
        head.put("seq", millis);
        head.put("appidstr", "0");
        head.put("bidstr", "121");
        head.put("cidstr", channel);
        head.put("sidstr", channel);
        head.put("uid64", 0);
        head.put("client_type", 108);
        head.put("client_ver", VERSION);
        head.put("stream_sys_ver", 1);
        head.put("app", "yylive_web");
        head.put("playersdk_ver", VERSION);
        head.put("thundersdk_ver", "0");
        head.put("streamsdk_ver", VERSION);
        return head;
    }

    private static Map<String, Object> client() {
        Map<String, Object> client = new LinkedHashMap<>();
        client.put("client", "web");
        client.put("model", "web0");
        client.put("cpu", "");
        client.put("graphics_card", "");
        client.put("os", "chrome");
        client.put("osversion", "0");
        client.put("vsdk_version", "");
        client.put("app_identify", "");
        client.put("app_version", "");
        client.put("business", "");
        client.put("width", "1920");
        client.put("height", "1080");
        client.put("scale", "");
        client.put("client_type", 8);
        client.put("h265", 0);
        return client;
    }

    private static Map<String, Object> wanted(long seconds) {
        Map<String, Object> wanted = new LinkedHashMap<>();
        wanted.put("version", 1);
        wanted.put("client_type", 8);
        wanted.put("service_type", 0);
        wanted.put("imsi", 0);
        wanted.put("send_time", seconds);
        wanted.put("line_seq", -1);
        wanted.put("gear", BEST_GEAR);
        wanted.put("ssl", 1);
        wanted.put("stream_format", 0);
        return wanted;
    }
}
