package io.aircheck.platforms.soop;

import io.aircheck.net.UserAgents;
import io.aircheck.platforms.HlsLadder;
import io.aircheck.platforms.Json;
import io.aircheck.platforms.RoomDetails;
import io.aircheck.platforms.RoomStatus;
import io.aircheck.platforms.SiteAnswer;
import io.aircheck.platforms.SiteClient;
import io.aircheck.platforms.SiteRefusal;
import io.aircheck.platforms.SiteTime;
import io.aircheck.platforms.Visit;
import java.io.IOException;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;

/** The international service of 2024 to 2026. Perhaps it is gone; then its steps fail, which is no sign of being offline. */
final class SoopGlobal {

    private static final String API = "https://api.sooplive.com/v2";

    private SoopGlobal() {}

    static RoomStatus check(String id, Visit visit) throws IOException, SiteRefusal {
        UUID clientId = new UUID(
                visit.random().nextLong() & ~0xF000L | 0x4000L, visit.random().nextLong() >>> 2 | Long.MIN_VALUE);
        SiteClient client = SiteClient.of(
                visit,
                Map.of(
                        "User-Agent",
                        UserAgents.MOBILE,
                        "client-id",
                        clientId.toString(),
                        "Referer",
                        "https://www.sooplive.com/"),
                "sooplive.com");
        SiteAnswer channel = client.ask(API + "/channel/info/" + id);
        Json info = channel.json().at("data", "streamerChannelInfo");
        if (info.node().isNull()) {
            throw SiteRefusal.notFound("SOOP has no channel " + id);
        }
        String streamer = channel.requireText(info.at("nickname"), "nickname");
        SiteAnswer answer = client.ask(API + "/stream/info/" + id);
        Json stream = answer.json().at("data");
        RoomDetails details = new RoomDetails(
                streamer,
                stream.at("title").text(),
                stream.at("categoryName").text(),
                null,
                SiteTime.of(stream.at("streamStartDate"), ZoneOffset.UTC));
        if (stream.at("isStream").isFalse()) {
            return new RoomStatus.Offline(details);
        }
        if (!stream.at("isStream").isTrue()) {
            throw answer.failed("gave no isStream");
        }
        Map<String, String> headers =
                client.mediaHeaders(Map.of("Referer", "https://www.sooplive.com/", "User-Agent", client.userAgent()));
        try {
            return new RoomStatus.Live(
                    details,
                    HlsLadder.ask(client, "https://global-media.sooplive.com/live/" + id + "/master.m3u8", headers));
        } catch (SiteRefusal e) {
            throw e.about(details);
        }
    }
}
