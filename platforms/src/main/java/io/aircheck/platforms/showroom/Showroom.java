package io.aircheck.platforms.showroom;

import io.aircheck.platforms.Address;
import io.aircheck.platforms.HlsLadder;
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
import io.aircheck.platforms.Ways;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * SHOWROOM (fact sheet showroom), a Japanese site of idols. A room's name leads to its number, the number to its state, and a
 * room that is live to its playlists. It has no titles.
 */
public final class Showroom implements Platform {

    private static final String ID = "showroom";
    private static final String SITE = "https://www.showroom-live.com/";
    private static final String NUMBER = "room_id";
    private static final Pattern KEY = Pattern.compile("/(r/)?([\\w-]{1,80})/?");
    private static final Pattern ROOM_ID = Pattern.compile("\\d{1,15}");
    private static final Pattern LINK = Pattern.compile("href=\"/room/profile\\?room_id=(\\d{1,15})\"");
    private static final Set<String> PAGES = Set.of(
            "onlive",
            "event",
            "campaign",
            "episode",
            "premium_live",
            "room",
            "r",
            "user",
            "login",
            "search",
            "api",
            "follow",
            "timetable",
            "ranking",
            "about",
            "terms",
            "support",
            "opengraph",
            "lottery",
            "avatar");
    private static final int LIVE = 2;

    @Override
    public PlatformInfo info() {
        return PlatformInfo.of(ID, "SHOWROOM", "SHOWROOM", SITE + "r/48_NAGISA_SAKAGUCHI")
                .fromOverseas()
                .withQualities("720p, 540p, 360p …")
                .withDoubts(
                        "Which restriction (region or fan club) a refused playlist means; it is taken for the region.",
                        "How long an address opens.",
                        "The answers that give category, picture and start (from memory).");
    }

    @Override
    public Optional<Room> match(Address address) {
        if (!address.hostIs("showroom-live.com", "www.showroom-live.com")) {
            return Optional.empty();
        }
        String number = address.parameter(NUMBER);
        if (address.path().equals("/room/profile")) {
            return number != null && ROOM_ID.matcher(number).matches()
                    ? Optional.of(new Room(
                            ID,
                            Room.Kind.LIVE,
                            number,
                            SITE + "room/profile?room_id=" + number,
                            Map.of(NUMBER, number)))
                    : Optional.empty();
        }
        Matcher key = KEY.matcher(address.path());
        return key.matches() && (key.group(1) != null || !PAGES.contains(key.group(2)))
                ? Optional.of(Room.live(ID, key.group(2), SITE + "r/" + key.group(2)))
                : Optional.empty();
    }

    @Override
    public RoomStatus check(Room room, Visit visit) throws IOException {
        SiteClient client = SiteClient.of(visit, Map.of("Referer", SITE), "showroom-live.com");
        try {
            String number = room.parts().get(NUMBER);
            return status(number == null ? number(room, client) : number, client);
        } catch (SiteRefusal e) {
            return e.status();
        }
    }

    private static String number(Room room, SiteClient client) throws IOException, SiteRefusal {
        return Ways.first(List.of(
                () -> {
                    SiteAnswer answer = found(
                            client.ask(Query.of("room_url_key", room.id()).appendedTo(SITE + "api/room/status")), room);
                    return answer.requireText(answer.json().at("room_id"), "room_id");
                },
                () -> {
                    SiteAnswer answer = found(client.ask(room.url()), room);
                    Matcher link = LINK.matcher(answer.page());
                    if (!link.find()) {
                        throw answer.failed("gave no room_id");
                    }
                    return link.group(1);
                }));
    }

    private static SiteAnswer found(SiteAnswer answer, Room room) throws SiteRefusal {
        if (answer.status() == 404) {
            throw SiteRefusal.notFound("SHOWROOM has no room " + room.id());
        }
        return answer;
    }

    private static RoomStatus status(String number, SiteClient client) throws IOException, SiteRefusal {
        Query room = Query.of("room_id", number);
        SiteAnswer answer = client.ask(room.appendedTo(SITE + "api/live/live_info"));
        if (answer.status() == 404) {
            throw SiteRefusal.notFound("SHOWROOM has no room " + number);
        }
        Json info = answer.json();
        RoomDetails details = RoomDetails.of(info.at("room_name").text(), null);
        if (answer.requireWhole(info.at("live_status"), "live_status") != LIVE) {
            return new RoomStatus.Offline(details);
        }
        return streams(room, profile(room, details.streamer(), client), client);
    }

    /** A room without its profile is still a room. */
    private static RoomDetails profile(Query room, @Nullable String streamer, SiteClient client) throws IOException {
        try {
            Json profile =
                    client.ask(room.appendedTo(SITE + "api/room/profile")).json();
            Long started = profile.at("current_live_started_at").whole();
            return new RoomDetails(
                    streamer,
                    null,
                    profile.at("genre_name").text(),
                    profile.at("image").address(),
                    started == null || started == 0 ? null : Instant.ofEpochSecond(started));
        } catch (SiteRefusal e) {
            return RoomDetails.of(streamer, null);
        }
    }

    private static RoomStatus streams(Query room, RoomDetails details, SiteClient client)
            throws IOException, SiteRefusal {
        SiteAnswer answer = client.ask(room.and("abr_available", 1).appendedTo(SITE + "api/live/streaming_url"));
        Json list = answer.json().at("streaming_url_list");
        Map<String, String> headers = client.mediaHeaders(Map.of("User-Agent", client.userAgent()));
        String all = list.items().stream()
                .filter(stream -> "hls_all".equals(stream.at("type").text()))
                .flatMap(stream -> Optional.ofNullable(stream.at("url").address()).stream())
                .findFirst()
                .orElse(null);
        if (all == null) {
            return answer.live(details, rungs(list, headers));
        }
        SiteAnswer playlist = client.askMedia(all, headers);
        if (playlist.status() == 403 || playlist.status() == 404) {
            throw new SiteRefusal(new RoomStatus.GeoBlocked(
                    details,
                    playlist.step() + " is restricted to a region or to fans (HTTP " + playlist.status() + ")"));
        }
        return playlist.live(details, HlsLadder.of(playlist.playlist(), all, headers));
    }

    /** Single playlists by falling quality, where there is none of all. */
    private static List<LiveStream> rungs(Json list, Map<String, String> headers) {
        List<LiveStream> streams = new ArrayList<>();
        list.items().stream()
                .filter(stream -> "hls".equals(stream.at("type").text()))
                .sorted(Comparator.comparing(
                                (Json stream) -> stream.at("quality").whole(0))
                        .reversed())
                .forEach(stream -> Optional.ofNullable(stream.at("url").address())
                        .ifPresent(url -> streams.add(LiveStream.of(
                                        Protocol.HLS,
                                        Quality.onShortLadder(streams.size()),
                                        stream.at("label").text("hls"),
                                        url)
                                .withHeaders(headers))));
        return streams;
    }
}
