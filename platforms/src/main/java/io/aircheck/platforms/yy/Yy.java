package io.aircheck.platforms.yy;

import io.aircheck.platforms.Address;
import io.aircheck.platforms.Codec;
import io.aircheck.platforms.HtmlText;
import io.aircheck.platforms.Json;
import io.aircheck.platforms.LiveStream;
import io.aircheck.platforms.Platform;
import io.aircheck.platforms.PlatformInfo;
import io.aircheck.platforms.Protocol;
import io.aircheck.platforms.Quality;
import io.aircheck.platforms.Query;
import io.aircheck.platforms.Room;
import io.aircheck.platforms.RoomDetails;
import io.aircheck.platforms.RoomStatus;
import io.aircheck.platforms.SiteAnswer;
import io.aircheck.platforms.SiteClient;
import io.aircheck.platforms.SiteRefusal;
import io.aircheck.platforms.StreamExpiry;
import io.aircheck.platforms.Visit;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * YY (fact sheet yy). The page names the streamer and the channel behind a short number, the stream manager gives one FLV address,
 * of the best quality. Where the page does not help, the address's number is taken for the channel, and only a channel that is
 * live is believed.
 *
 * <p>Uncertain: the lower qualities, and whether sub-channels must be asked for as such; both are left out.
 */
public final class Yy implements Platform {

    private static final String ID = "yy";
    private static final String SITE = "https://www.yy.com/";
    private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");
    private static final Pattern CHANNEL = Pattern.compile("\\bsid\\s*:\\s*\"(\\d{1,18})\",\\s*ssid");
    private static final Pattern NICK = Pattern.compile("\\bnick\\s*:\\s*\"([^\\r\\n]{0,400}?)\",\\s*logo");

    private record Page(String channel, @Nullable String streamer) {}

    @Override
    public PlatformInfo info() {
        return PlatformInfo.of(ID, "YY Live", "YY直播", SITE + "22490906/22490906")
                .withQualities("OD")
                .withDoubts(
                        "Only the best quality is asked for; whether lower ones can be had is not confirmed.",
                        "Sub-channels are asked for by the number of their channel.");
    }

    @Override
    public Optional<Room> match(Address address) {
        List<String> path = address.segments();
        boolean channel = address.hostIs("www.yy.com", "yy.com")
                && (path.size() == 1 || path.size() == 2)
                && path.stream().allMatch(part -> NUMBER.matcher(part).matches());
        return channel ? Optional.of(Room.live(ID, path.getFirst(), SITE + String.join("/", path))) : Optional.empty();
    }

    @Override
    public RoomStatus check(Room room, Visit visit) throws IOException {
        SiteClient client =
                SiteClient.of(visit, Map.of("Referer", SITE, "Accept-Language", "zh-CN,zh;q=0.9,en;q=0.8"), "yy.com");
        Instant now = visit.clock().instant();
        try {
            Page page;
            try {
                page = page(client, room);
            } catch (SiteRefusal refusal) {
                if (refusal.status() instanceof RoomStatus.NotFound) {
                    throw refusal;
                }
                RoomStatus status = streams(client, new Page(room.id(), null), now);
                return status instanceof RoomStatus.Offline ? refusal.status() : status;
            }
            return streams(client, page, now);
        } catch (SiteRefusal e) {
            return e.status();
        }
    }

    private static Page page(SiteClient client, Room room) throws IOException, SiteRefusal {
        SiteAnswer answer = client.ask(room.url());
        if (answer.status() == 404) {
            throw SiteRefusal.notFound("YY has no channel " + room.id());
        }
        String page = answer.page();
        Matcher channel = CHANNEL.matcher(page);
        Matcher nick = NICK.matcher(page);
        String streamer = nick.find() ? unescaped(nick.group(1)) : null;
        if (channel.find()) {
            return new Page(channel.group(1), streamer);
        }
        if (streamer == null) {
            throw answer.failed("gave no sid");
        }
        return new Page(room.id(), streamer);
    }

    private static RoomStatus streams(SiteClient client, Page page, Instant now) throws IOException, SiteRefusal {
        SiteAnswer answer = client.ask(YyQuestion.of(page.channel, now));
        Json json = answer.json();
        long result = answer.requireWhole(json.at("head", "result"), "result");
        long code = json.at("stream_result", "code").whole(0);
        if (result != 0 || code != 0) {
            throw answer.failed("answered code " + (result == 0 ? code : result));
        }
        Json lines = json.at("avp_info_res", "stream_line_addr");
        if (!lines.isObject() || lines.node().isEmpty()) {
            return new RoomStatus.Offline(RoomDetails.of(page.streamer, null));
        }
        Json first = lines.members().values().iterator().next();
        String url = first.at("cdn_info", "url").address();
        if (url == null) {
            throw answer.failed("gave no url");
        }
        return new RoomStatus.Live(details(client, page, now), List.of(stream(client, url, gear(json))));
    }

    private static LiveStream stream(SiteClient client, String url, Json gear) {
        long kilobits = gear.at("rate").whole(0);
        Instant expiry = StreamExpiry.of(url);
        return LiveStream.of(
                        Protocol.FLV, Quality.OD, gear.at("gear_info", "name").text(Quality.OD.chinese()), url)
                .withCodec(Codec.AVC)
                .withBitsPerSecond(kilobits > 0 ? kilobits * 1000 : null)
                .withHeaders(client.mediaHeaders(Map.of("Referer", SITE, "User-Agent", client.userAgent())))
                .withExpiry(
                        expiry == null
                                ? Address.parse(url)
                                        .map(address -> address.instant("t"))
                                        .orElse(null)
                                : expiry);
    }

    /** What the channel says of the quality that was asked for. */
    private static Json gear(Json json) {
        return json.at("channel_stream_info", "streams").items().stream()
                .map(stream -> stream.at("json").unwrapped())
                .filter(stream -> stream.at("gear_info", "gear").whole(0) == YyQuestion.BEST_GEAR)
                .findFirst()
                .orElse(Json.MISSING);
    }

    /** The title is told by a page of its own, which may be missing. */
    private static RoomDetails details(SiteClient client, Page page, Instant now) {
        Query query =
                Query.of("uid", "", "sid", page.channel, "ssid", page.channel).and("_", now.toEpochMilli());
        try {
            Json data =
                    client.ask(query.appendedTo(SITE + "live/detail")).json().at("data");
            String nick = data.at("nick").text();
            return new RoomDetails(
                    page.streamer == null ? nick : page.streamer,
                    data.at("roomName").text(),
                    null,
                    data.at("pic").address(),
                    null);
        } catch (SiteRefusal | IOException e) {
            return RoomDetails.of(page.streamer, null);
        }
    }

    /** A text of a script within a page. */
    private static @Nullable String unescaped(String text) {
        String plain = Json.parse("\"" + text + "\"").text(text);
        return plain.isBlank() ? null : HtmlText.unescape(plain);
    }
}
