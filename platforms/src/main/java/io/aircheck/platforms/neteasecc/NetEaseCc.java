package io.aircheck.platforms.neteasecc;

import io.aircheck.platforms.Address;
import io.aircheck.platforms.HtmlScript;
import io.aircheck.platforms.Json;
import io.aircheck.platforms.LiveStream;
import io.aircheck.platforms.Platform;
import io.aircheck.platforms.PlatformInfo;
import io.aircheck.platforms.Query;
import io.aircheck.platforms.Room;
import io.aircheck.platforms.RoomDetails;
import io.aircheck.platforms.RoomStatus;
import io.aircheck.platforms.SiteAnswer;
import io.aircheck.platforms.SiteClient;
import io.aircheck.platforms.SiteRefusal;
import io.aircheck.platforms.Visit;
import io.aircheck.platforms.Ways;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * NetEase CC (fact sheet neteasecc). A list of broadcasts says whether a streamer is on, the channel gives names and the HLS
 * address, {@code video_play_url} one quality at a time. Who is not on is looked up on the page, which alone knows whether there is
 * such a streamer, and which also serves where the APIs do not. Official reruns (【重播】) are live.
 *
 * <p>Uncertain: the older list {@code quickplay} has not been seen since 2025; it is read where it is there.
 */
public final class NetEaseCc implements Platform {

    private static final String ID = "neteasecc";
    private static final String SITE = "https://cc.163.com/";
    private static final Pattern NUMBER = Pattern.compile("[1-9]\\d{0,17}");
    private static final int MOST_QUALITIES = 8;
    private static final DateTimeFormatter START = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    /** The streamer's broadcast is over, which {@code video_play_url} tells by HTTP 410. */
    private static final class Over extends Exception {
        Over() {
            super("over", null, false, false);
        }
    }

    @Override
    public PlatformInfo info() {
        return PlatformInfo.of(ID, "NetEase CC", "网易CC直播", SITE + "583946984")
                .withQualities("OD, BD, UHD, HD, SD, LD")
                .withDoubts("The older list of qualities on the page has not been seen since 2025.");
    }

    @Override
    public Optional<Room> match(Address address) {
        List<String> path = address.segments();
        String id = switch (address.host()) {
            case "cc.163.com" -> path.size() == 1 ? path.getFirst() : "";
            case "h5.cc.163.com" -> path.size() == 2 && path.getFirst().equals("cc") ? path.getLast() : "";
            case "ds.163.com" -> path.equals(List.of("glive")) ? address.parameter("ccid") : "";
            default -> "";
        };
        return id != null && NUMBER.matcher(id).matches()
                ? Optional.of(Room.live(ID, id, SITE + id))
                : Optional.empty();
    }

    @Override
    public RoomStatus check(Room room, Visit visit) throws IOException {
        SiteClient client = SiteClient.of(visit, Map.of("Referer", SITE + room.id() + "/"), "cc.163.com");
        try {
            return Ways.first(List.of(() -> api(client, room.id()), () -> page(client, room.id())));
        } catch (SiteRefusal e) {
            return e.status();
        }
    }

    private static RoomStatus api(SiteClient client, String id) throws IOException, SiteRefusal {
        SiteAnswer lives = client.ask("https://api.cc.163.com/v1/activitylives/anchor/lives?anchor_ccid=" + id);
        if (lives.status() == 400) {
            throw absent(id);
        }
        Json streamer = lives.require(lives.json().at("data", id), "data");
        String channelId = streamer.at("channel_id").text("0");
        if (channelId.equals("0")) {
            return page(client, id);
        }
        SiteAnswer answer = client.ask(SITE + "live/channel/?channelids=" + Query.encode(channelId));
        Json channel = answer.require(answer.json().at("data").at(0), "data");
        String name = streamer.at("nickname").text();
        if (channel.at("nolive").whole(0) == 1) {
            return new RoomStatus.Offline(RoomDetails.of(name, null));
        }
        if (!List.of(channel.at("ccid").text(id), channel.at("cuteid").text("")).contains(id)) {
            throw answer.failed("answered of another room");
        }
        RoomDetails details = details(channel, name);
        if (answer.requireWhole(channel.at("status"), "status") != 1) {
            return new RoomStatus.Offline(details);
        }
        return live(client, id, channel, details);
    }

    private static RoomStatus live(SiteClient client, String id, Json channel, RoomDetails details)
            throws IOException, SiteRefusal {
        CcStreams streams = new CcStreams(channel, headers(client, id));
        SiteRefusal refusal = null;
        try {
            addAll(client, id, streams);
        } catch (Over e) {
            return new RoomStatus.Offline(details);
        } catch (SiteRefusal e) {
            refusal = e;
            streams.addQuickPlay();
        }
        List<LiveStream> all = streams.all();
        if (all.isEmpty() && refusal != null) {
            throw refusal.about(details);
        }
        return all.isEmpty()
                ? new RoomStatus.Failed(
                        details, "the room is live, but NetEase CC lists no stream that can be recorded")
                : new RoomStatus.Live(details, all);
    }

    private static void addAll(SiteClient client, String id, CcStreams streams) throws IOException, SiteRefusal, Over {
        Json first = play(client, id, "");
        String given = first.at("vbrname_sel").text("original");
        List<String> codes = first.at("vbrname_list").items().stream()
                .map(code -> code.text(""))
                .filter(code -> !code.isEmpty())
                .limit(MOST_QUALITIES)
                .toList();
        for (String code : codes.contains(given) ? codes : List.of(given)) {
            Json answer = code.equals(given) ? first : lower(client, id, code);
            if (answer.at("vbrname_sel").text(given).equals(code)) {
                streams.add(answer, code);
            }
        }
    }

    /** A further quality that cannot be had is left out. */
    private static Json lower(SiteClient client, String id, String code) {
        try {
            return play(client, id, code);
        } catch (SiteRefusal | Over | IOException e) {
            return Json.MISSING;
        }
    }

    private static Json play(SiteClient client, String id, String code) throws IOException, SiteRefusal, Over {
        Query query = Query.of("src", "webcc_h5", "vbrmode", "1", "use_new_vbrmap", "1", "secure", "1");
        SiteAnswer answer = client.ask((code.isEmpty() ? query : query.and("vbrname", code))
                .appendedTo("https://vapi.cc.163.com/video_play_url/" + id));
        if (answer.status() == 410) {
            throw new Over();
        }
        Json json = answer.json();
        answer.requireText(json.at("videourl"), "videourl");
        return json;
    }

    /** Without the parameters the page leads to another site. */
    private static RoomStatus page(SiteClient client, String id) throws IOException, SiteRefusal {
        SiteAnswer answer = client.ask(SITE + id + "/?open=blizzardtv&from=8382&platform=ds");
        Json data = Json.parse(HtmlScript.contentOf(answer.page(), "__NEXT_DATA__"));
        Json room = answer.require(data.at("props", "pageProps", "roomInfoInitData"), "roomInfoInitData");
        if (room.at("code").whole(0) == 404) {
            throw absent(id);
        }
        Json channel = answer.require(room.at("live"), "live");
        String streamer =
                room.at("micfirst", "nickname").text(room.at("nickname").text(""));
        if (channel.at("status").whole(0) == 1) {
            return live(client, id, channel, details(channel, streamer.isEmpty() ? null : streamer));
        }
        return new RoomStatus.Offline(new RoomDetails(
                streamer.isEmpty() ? null : streamer,
                room.at("live_title").text(),
                room.at("gamename").text(),
                null,
                null));
    }

    private static SiteRefusal absent(String id) {
        return SiteRefusal.notFound("NetEase CC has no room " + id);
    }

    private static RoomDetails details(Json channel, @Nullable String streamer) {
        String cover = channel.at("cover").address();
        String name = channel.at("nickname").text();
        return new RoomDetails(
                name == null ? streamer : name,
                channel.at("title").text(),
                channel.at("gamename").text(),
                cover == null ? channel.at("poster").address() : cover,
                start(channel.at("startat")));
    }

    /** Beijing's time. */
    private static @Nullable Instant start(Json text) {
        try {
            return LocalDateTime.parse(text.text(""), START).toInstant(ZoneOffset.ofHours(8));
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static Map<String, String> headers(SiteClient client, String id) {
        return client.mediaHeaders(
                Map.of("Referer", SITE + id + "/", "Origin", "https://cc.163.com", "User-Agent", client.userAgent()));
    }
}
