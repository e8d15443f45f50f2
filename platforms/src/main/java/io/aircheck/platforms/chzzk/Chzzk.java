package io.aircheck.platforms.chzzk;

import io.aircheck.platforms.Address;
import io.aircheck.platforms.HlsLadder;
import io.aircheck.platforms.Json;
import io.aircheck.platforms.LiveStream;
import io.aircheck.platforms.Platform;
import io.aircheck.platforms.PlatformInfo;
import io.aircheck.platforms.Room;
import io.aircheck.platforms.RoomDetails;
import io.aircheck.platforms.RoomStatus;
import io.aircheck.platforms.SiteAnswer;
import io.aircheck.platforms.SiteClient;
import io.aircheck.platforms.SiteRefusal;
import io.aircheck.platforms.SiteTime;
import io.aircheck.platforms.Visit;
import io.aircheck.platforms.Ways;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * CHZZK (fact sheet chzzk). live-detail tells everything, in version 3 of the API or, where that fails, in version 2. A channel
 * that it does not know is asked for itself, which tells whether it was never live or is none. The category is the site's id of
 * it ("Just_Talk"), as the recorded conversations have it, not the display name that the sheet prefers.
 *
 * <p>Uncertain: whether unknown channels give empty content or an error; whether 1080p is withheld from viewers without a login.
 */
public final class Chzzk implements Platform {

    static final String ID = "chzzk";

    private static final String SITE = "https://chzzk.naver.com";
    private static final String API = "https://api.chzzk.naver.com/service";
    private static final ZoneId KOREA = ZoneId.of("Asia/Seoul");
    private static final Pattern LIVE = Pattern.compile("/live/([0-9a-f]{32})/?");
    private static final Pattern CHANNEL = Pattern.compile("/([0-9a-f]{32})(?:/.*)?");
    private static final Pattern EXPIRY = Pattern.compile("[?&~]exp=(\\d{1,11})");

    @Override
    public PlatformInfo info() {
        return PlatformInfo.of(ID, "CHZZK", "CHZZK", SITE + "/live/0123456789abcdef0123456789abcdef")
                .fromOverseas()
                .withNeeds(PlatformInfo.Need.LOGIN_AT_TIMES)
                .withQualities("1080p60 … 144p (OD, UHD, HD, SD, LD)")
                .withDoubts(
                        "Whether unknown channels are answered with nothing or with an error is not known.",
                        "1080p may be withheld from viewers who are not logged in.")
                .withInventedExample();
    }

    @Override
    public Optional<Room> match(Address address) {
        if (!address.hostIs("chzzk.naver.com", "m.chzzk.naver.com")) {
            return Optional.empty();
        }
        Matcher live = LIVE.matcher(address.path());
        Matcher channel = CHANNEL.matcher(address.path());
        Matcher found = live.matches() ? live : channel;
        return found.matches()
                ? Optional.of(Room.live(ID, found.group(1), SITE + "/live/" + found.group(1)))
                : Optional.empty();
    }

    /** What live-detail told; its content is empty for a channel that was never live. */
    private record Detail(SiteAnswer answer, Json content) {}

    @Override
    public RoomStatus check(Room room, Visit visit) throws IOException {
        SiteClient client = SiteClient.of(
                visit, Map.of("Origin", SITE, "Referer", room.url(), "Accept", "application/json"), "chzzk.naver.com");
        try {
            Detail detail = Ways.first(List.of(
                    () -> detail(client, "v3", room.id()), //
                    () -> detail(client, "v2", room.id())));
            return detail.content().isMissing()
                    ? neverLive(client, room.id())
                    : status(client, detail.answer(), detail.content());
        } catch (SiteRefusal e) {
            return e.status();
        }
    }

    private static Detail detail(SiteClient client, String version, String id) throws IOException, SiteRefusal {
        SiteAnswer answer = client.ask(API + "/" + version + "/channels/" + id + "/live-detail");
        Json json = answer.jsonOfAnyStatus();
        long code = answer.requireWhole(json.at("code"), "code");
        if (code != 200) {
            SiteRefusal refusal = answer.says(json.at("message"), json.at("code"));
            if (code == 400 || code == 404) {
                channel(client, id); // it may be that there is no such channel
            }
            throw refusal;
        }
        if (!json.at("content").node().isNull()) {
            answer.require(json.at("content"), "content");
        }
        return new Detail(answer, json.at("content"));
    }

    private static RoomStatus neverLive(SiteClient client, String id) throws IOException, SiteRefusal {
        return new RoomStatus.Offline(
                RoomDetails.of(channel(client, id).at("channelName").text(), null));
    }

    /** The channel, whether it was ever live or not. */
    private static Json channel(SiteClient client, String id) throws IOException, SiteRefusal {
        SiteAnswer answer = client.ask(API + "/v1/channels/" + id);
        Json json = answer.jsonOfAnyStatus();
        Json channel = json.at("content");
        if (channel.at("channelId").node().isNull() || json.at("code").whole(0) == 404) {
            throw SiteRefusal.notFound("CHZZK has no channel " + id);
        }
        answer.requireText(channel.at("channelId"), "channelId");
        return channel;
    }

    private static RoomStatus status(SiteClient client, SiteAnswer answer, Json content)
            throws IOException, SiteRefusal {
        String cover = content.at("liveImageUrl").address();
        RoomDetails details = new RoomDetails(
                content.at("channel", "channelName").text(),
                content.at("liveTitle").text(),
                content.at("liveCategory").text(),
                cover == null ? null : cover.replace("{type}", "720"),
                SiteTime.of(content.at("openDate"), KOREA));
        String status = answer.requireText(content.at("status"), "status");
        return switch (status) {
            case "OPEN" -> open(client, answer, content, details);
            case "CLOSE" -> new RoomStatus.Offline(details);
            default -> throw answer.failed("answered status " + status).about(details);
        };
    }

    private static RoomStatus open(SiteClient client, SiteAnswer answer, Json content, RoomDetails details)
            throws IOException, SiteRefusal {
        if (content.at("livePlaybackJson").isMissing()) {
            if (content.at("adult").isTrue()) {
                return new RoomStatus.LoginRequired(
                        details,
                        "the broadcast is for adults; set the cookie (NID_AUT, NID_SES) of an account that has proved its age");
            }
            if (content.at("krOnlyViewing").isTrue()) {
                return new RoomStatus.GeoBlocked(details, "the broadcast is only shown in Korea; use a proxy there");
            }
            throw answer.failed("gave no livePlaybackJson").about(details);
        }
        String master = master(content.at("livePlaybackJson").unwrapped());
        if (master == null) {
            throw answer.failed("lists no stream that can be recorded").about(details);
        }
        try {
            Map<String, String> headers =
                    client.mediaHeaders(Map.of("Referer", SITE + "/", "User-Agent", client.userAgent()));
            List<LiveStream> streams = HlsLadder.ask(client, master, headers).stream()
                    .map(stream -> stream.withExpiry(expiry(stream.url(), master)))
                    .toList();
            return new RoomStatus.Live(details, streams);
        } catch (SiteRefusal e) {
            throw e.about(details);
        }
    }

    /** The normal playlist before the one of low latency. */
    private static @Nullable String master(Json playback) {
        List<Json> media = playback.at("media").items().stream()
                .filter(each -> each.at("path").address() != null
                        && "HLS".equals(each.at("protocol").text("HLS")))
                .toList();
        return media.stream()
                .filter(each -> "HLS".equals(each.at("mediaId").text()))
                .findFirst()
                .or(() -> media.stream().findFirst())
                .map(each -> each.at("path").text())
                .orElse(null);
    }

    private static @Nullable Instant expiry(String url, String master) {
        Matcher own = EXPIRY.matcher(url);
        Matcher common = EXPIRY.matcher(master);
        Matcher expiry = own.find() ? own : common.find() ? common : null;
        return expiry == null ? null : Instant.ofEpochSecond(Long.parseLong(expiry.group(1)));
    }
}
