package io.aircheck.platforms.huya;

import io.aircheck.platforms.Address;
import io.aircheck.platforms.Json;
import io.aircheck.platforms.LiveStream;
import io.aircheck.platforms.Platform;
import io.aircheck.platforms.PlatformInfo;
import io.aircheck.platforms.Protocol;
import io.aircheck.platforms.Query;
import io.aircheck.platforms.Room;
import io.aircheck.platforms.RoomStatus;
import io.aircheck.platforms.SiteAnswer;
import io.aircheck.platforms.SiteClient;
import io.aircheck.platforms.SiteRefusal;
import io.aircheck.platforms.Visit;
import io.aircheck.platforms.Ways;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Huya (fact sheet huya). A room is asked of the mini-program's API, whose addresses are ready for use, and where that does not
 * help, of the page, whose addresses are signed anew; the page also knows the number of a room that has a name. A room that plays
 * a recording is off.
 *
 * <p>Uncertain: which of the site's client names a code is best made for (the one that the site gives is kept). The enhanced
 * picture ({@code -imgplus}) is recorded as it is offered. An address is good for one connection.
 */
public final class Huya implements Platform {

    private static final String ID = "huya";
    private static final String SITE = "https://www.huya.com/";
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final Pattern NUMBER = Pattern.compile("\\d+");
    /** A room has one or two pictures; each is asked for once. */
    private static final int MOST_TOKENS = 4;

    private static final Set<String> PAGES =
            Set.of("g", "l", "m", "video", "search", "download", "match", "login", "index", "cache");

    @Override
    public PlatformInfo info() {
        return PlatformInfo.of(ID, "Huya", "虎牙直播", SITE + "660000")
                .withQualities("OD, BD, UHD, HD, SD, LD")
                .withDoubts(
                        "Which client name a stream's signature is best made for is not known; the site's own is kept.",
                        "A stream's address opens for one connection only, so every reconnection asks the site again.");
    }

    @Override
    public Optional<Room> match(Address address) {
        List<String> path = address.segments();
        boolean room = address.hostIs("huya.com", "www.huya.com", "m.huya.com")
                && path.size() == 1
                && NAME.matcher(path.getFirst()).matches()
                && !PAGES.contains(path.getFirst());
        return room ? Optional.of(Room.live(ID, path.getFirst(), SITE + path.getFirst())) : Optional.empty();
    }

    @Override
    public RoomStatus check(Room room, Visit visit) throws IOException {
        SiteClient client = SiteClient.of(visit, Map.of("Referer", room.url()), "huya.com");
        try {
            if (NUMBER.matcher(room.id()).matches()) {
                return Ways.first(List.of(
                        () -> byMiniProgram(client, room.id()), () -> ofPage(page(client, room.id()), client, visit)));
            }
            HuyaRoom page = page(client, room.id());
            String number = page.number();
            return number == null || !page.on()
                    ? ofPage(page, client, visit)
                    : Ways.first(List.of(() -> byMiniProgram(client, number), () -> ofPage(page, client, visit)));
        } catch (SiteRefusal e) {
            return e.status();
        }
    }

    private static RoomStatus byMiniProgram(SiteClient client, String number) throws IOException, SiteRefusal {
        SiteAnswer answer = client.ask(Query.of("m", "Live", "do", "profileRoom", "roomid", number, "showSecret", "1")
                .appendedTo("https://mp.huya.com/cache.php"));
        Json json = answer.json();
        long status = answer.requireWhole(json.at("status"), "status");
        if (status == 422) {
            throw HuyaRoom.absent(number);
        }
        if (status != 200) {
            String words = json.at("message").text();
            throw answer.failed(words == null ? "answered status " + status : "says: " + words);
        }
        HuyaRoom room = HuyaRoom.ofMiniProgram(answer, json.at("data"), number);
        return status(room, client, (line, protocol, code) -> ofMiniProgram(line, code));
    }

    /** Tencent's CDN wants the web's names in place of the mini-program's. */
    private static String ofMiniProgram(Json line, String code) {
        return line.at("sCdnType").text("").equals("TX")
                ? code.replace("&ctype=tars_mp", "&ctype=huya_webh5").replace("&fs=bhct", "&fs=bgct")
                : code;
    }

    private static HuyaRoom page(SiteClient client, String id) throws IOException, SiteRefusal {
        return HuyaRoom.ofPage(client.ask(SITE + id), id);
    }

    private static RoomStatus ofPage(HuyaRoom room, SiteClient client, Visit visit) {
        Map<String, String> tokens = new HashMap<>();
        if (room.on()) {
            for (Json line : room.lines().items()) {
                String name = line.at("sStreamName").text("");
                if (tokens.size() < MOST_TOKENS && !tokens.containsKey(name)) {
                    tokens.put(name, CdnToken.ask(client, name).orElse(""));
                }
            }
        }
        return status(room, client, (line, protocol, code) -> {
            String name = line.at("sStreamName").text("");
            String token = protocol == Protocol.FLV ? tokens.getOrDefault(name, "") : "";
            return AntiCode.renew(
                    token.isEmpty() ? code : token,
                    name,
                    line.at("lPresenterUid").whole(0),
                    visit.clock().millis(),
                    visit.random());
        });
    }

    /** Lines or rates that are there and empty tell of a room that is off, or not on yet. */
    private static RoomStatus status(HuyaRoom room, SiteClient client, HuyaStreams.Codes codes) {
        if (!room.on()
                || room.lines().node().isArray() && room.lines().node().isEmpty()
                || room.rates().node().isArray() && room.rates().node().isEmpty()) {
            return new RoomStatus.Offline(room.details());
        }
        Map<String, String> headers = client.mediaHeaders(
                Map.of("Referer", SITE, "Origin", "https://www.huya.com", "User-Agent", client.userAgent()));
        List<LiveStream> streams = HuyaStreams.of(room, codes, headers);
        return streams.isEmpty()
                ? new RoomStatus.Failed(
                        room.details(), "the room is live, but Huya lists no stream that can be recorded")
                : new RoomStatus.Live(room.details(), streams);
    }
}
