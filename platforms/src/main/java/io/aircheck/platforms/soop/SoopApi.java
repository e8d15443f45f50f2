package io.aircheck.platforms.soop;

import io.aircheck.net.HttpRequest;
import io.aircheck.platforms.Json;
import io.aircheck.platforms.Query;
import io.aircheck.platforms.SiteAnswer;
import io.aircheck.platforms.SiteClient;
import io.aircheck.platforms.SiteRefusal;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The calls of the Korean service under one of its domains.
 *
 * @param domain sooplive.com, or sooplive.co.kr, which answers alike
 */
record SoopApi(SiteClient client, String domain) {

    private static final Pattern BROADCAST = Pattern.compile("window\\.nBroadNo = (\\d{1,20})");

    /** The state of a channel, with its broadcast while it is on air. */
    Channel channel(String id) throws IOException, SiteRefusal {
        return player(id, "", "live", "master", "");
    }

    /** What opens a quality of a broadcast: {@code AID}, where RESULT is 1. */
    Channel ticket(String id, String broadcast, String quality, @Nullable String password)
            throws IOException, SiteRefusal {
        return player(id, broadcast, "aid", quality, password == null ? "" : password);
    }

    /** @param result 1 on air, 0 off air, less where something is wanted */
    record Channel(SiteAnswer answer, Json json, long result) {}

    private Channel player(String id, String broadcast, String type, String quality, String password)
            throws IOException, SiteRefusal {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("bid", id);
        form.put("bno", broadcast);
        form.put("type", type);
        form.put("pwd", password);
        form.put("player_type", "html5");
        form.put("stream_type", "common");
        form.put("quality", quality);
        form.put("mode", "landing");
        form.put("from_api", "0");
        SiteAnswer answer = client.ask(
                HttpRequest.postForm("https://live." + domain + "/afreeca/player_live_api.php?bjid=" + id, form)
                        .header("Origin", Soop.PLAYER_SITE)
                        .header("Referer", Soop.PLAYER_SITE + "/" + id));
        Json channel = answer.json().at("CHANNEL");
        return new Channel(answer, channel, answer.requireWhole(channel.at("RESULT"), "RESULT"));
    }

    /** The code by which the mobile site says why a channel cannot be watched; 1 where it can. */
    long watch(String id) throws IOException, SiteRefusal {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("bj_id", id);
        form.put("broad_no", "");
        form.put("agent", "web");
        form.put("confirm_adult", "true");
        form.put("player_type", "webm");
        form.put("mode", "live");
        SiteAnswer answer = client.ask(HttpRequest.postForm("https://api.m." + domain + "/broad/a/watch", form)
                .header("Referer", "https://m." + domain + "/"));
        Json json = answer.json();
        return json.at("result").whole(0) == 1 ? 1 : answer.requireWhole(json.at("data", "code"), "code");
    }

    /** The name of a channel's owner, whether on air or not. */
    String ownerName(String id) throws IOException, SiteRefusal {
        SiteAnswer answer =
                client.ask(Query.of("szBjId", id).appendedTo("https://st." + domain + "/api/get_station_status.php"));
        return answer.requireText(answer.json().at("DATA", "user_nick"), "user_nick");
    }

    /** The number of the running broadcast, as the room's page tells it. */
    String broadcast(String id) throws IOException, SiteRefusal {
        SiteAnswer answer = client.ask("https://play." + domain + "/" + id);
        Matcher number = BROADCAST.matcher(answer.page());
        if (!number.find()) {
            throw answer.failed("gave no nBroadNo");
        }
        return number.group(1);
    }

    /** Where a quality of a broadcast is served; it opens with the ticket of the quality. */
    String viewUrl(@Nullable String manager, String cdn, String broadcast, String quality)
            throws IOException, SiteRefusal {
        String server = manager == null ? "https://livestream-manager." + domain : manager.replaceFirst("/+$", "");
        SiteAnswer answer =
                client.ask(Query.of("return_type", cdn, "broad_key", broadcast + "-common-" + quality + "-hls")
                        .appendedTo(server + "/broad_stream_assign.html"));
        String url = answer.json().at("view_url").address();
        if (url == null) {
            throw answer.failed("gave no view_url");
        }
        return url;
    }
}
