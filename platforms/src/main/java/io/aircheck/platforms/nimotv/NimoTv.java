package io.aircheck.platforms.nimotv;

import io.aircheck.net.UserAgents;
import io.aircheck.platforms.Address;
import io.aircheck.platforms.HtmlScript;
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
import io.aircheck.platforms.Visit;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Nimo TV (fact sheet nimotv), Huya's site for South-East Asia and Latin America. The page for telephones carries the room and,
 * in a packet, its stream. Which qualities there are is not told: a missing one silently gives the next lower.
 */
public final class NimoTv implements Platform {

    private static final String ID = "nimotv";
    private static final Pattern ROOM = Pattern.compile("/(?:live/)?([\\w.-]{1,64})/?");
    private static final Set<String> PAGES = Set.of("live", "lives", "game", "games", "search", "user", "download");

    /** A quality: its height, and what of the address asks for it. */
    private record Rung(int height, Query query) {}

    private static final List<Rung> RUNGS = List.of(
            new Rung(1080, Query.of("needwm", "0", "ratio", "6000", "sphd", "1")),
            new Rung(720, Query.of("needwm", "1", "ratio", "2500", "sphd", "1")),
            new Rung(480, Query.of("needwm", "1", "ratio", "1000", "sphd", "1")),
            new Rung(360, Query.of("needwm", "1", "ratio", "500", "sphd", "1")),
            new Rung(240, Query.of("needwm", "1", "ratio", "250")));

    @Override
    public PlatformInfo info() {
        return PlatformInfo.of(ID, "Nimo TV", "Nimo TV", "https://www.nimo.tv/live/97747608")
                .withQualities("1080p, 720p, 480p, 360p, 240p");
    }

    @Override
    public Optional<Room> match(Address address) {
        Matcher room = ROOM.matcher(address.path());
        return address.hostIs("nimo.tv", "www.nimo.tv", "m.nimo.tv") && room.matches() && !PAGES.contains(room.group(1))
                ? Optional.of(Room.live(ID, room.group(1), "https://www.nimo.tv/" + room.group(1)))
                : Optional.empty();
    }

    @Override
    public RoomStatus check(Room room, Visit visit) throws IOException {
        SiteClient client = SiteClient.of(
                visit, Map.of("Referer", "https://m.nimo.tv/", "User-Agent", UserAgents.ANDROID), "nimo.tv");
        try {
            return room(room.id(), client);
        } catch (SiteRefusal e) {
            return e.status();
        }
    }

    private static RoomStatus room(String id, SiteClient client) throws IOException, SiteRefusal {
        SiteAnswer answer = client.ask("https://m.nimo.tv/" + id);
        if (answer.status() == 404) {
            throw SiteRefusal.notFound("Nimo TV has no room " + id);
        }
        Json room = answer.require(HtmlScript.jsonAfter(answer.page(), "var G_roomBaseInfo ="), "G_roomBaseInfo");
        RoomDetails details = new RoomDetails(
                room.at("nickname").text(),
                room.at("title").text(),
                room.at("game").text(),
                room.at("roomScreenshots").items().stream()
                        .flatMap(
                                picture -> Optional.ofNullable(picture.at("url").address()).stream())
                        .findFirst()
                        .orElse(null),
                null);
        if (answer.requireWhole(room.at("liveStreamStatus"), "liveStreamStatus") != 1) {
            return new RoomStatus.Offline(details);
        }
        StreamPackage stream = StreamPackage.of(answer, answer.requireText(room.at("mStreamPkg"), "mStreamPkg"));
        Map<String, String> headers = client.mediaHeaders(Map.of("User-Agent", client.userAgent()));
        List<LiveStream> streams = new ArrayList<>();
        for (Rung rung : RUNGS) {
            streams.add(LiveStream.of(
                            Protocol.FLV,
                            Quality.onShortLadder(streams.size()),
                            rung.height() + "p",
                            stream.query().appendedTo(stream.address()) + "&" + rung.query())
                    .withPicture(null, rung.height(), null)
                    .withHeaders(headers)
                    .withExpiry(stream.expiresAt()));
        }
        return new RoomStatus.Live(details, streams);
    }
}
