package io.aircheck.platforms.goodgame;

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
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** GoodGame, a Russian site (fact sheet goodgame). One unsigned API tells everything; the streams are HLS by height. */
public final class GoodGame implements Platform {

    private static final String ID = "goodgame";
    private static final String SITE = "https://goodgame.ru/";
    private static final Pattern CHANNEL = Pattern.compile("[\\w.*-]{1,64}");
    private static final Set<String> PAGES = Set.of("streams", "channel", "cup", "player");

    /** The part that says that the room's id is a stream's key and not a channel's name. */
    private static final String PLAYER = "player";

    @Override
    public PlatformInfo info() {
        return PlatformInfo.of(ID, "GoodGame", "GoodGame", SITE + "Miker").withQualities("source, 720p, 480p, 240p");
    }

    @Override
    public Optional<Room> match(Address address) {
        List<String> path = address.segments();
        if (!address.hostIs("goodgame.ru", "www.goodgame.ru") || path.size() != 1) {
            return Optional.empty();
        }
        String name = path.getFirst();
        if (name.equals(PLAYER)) {
            return Optional.ofNullable(address.query())
                    .filter(key -> CHANNEL.matcher(key).matches())
                    .map(key -> new Room(ID, Room.Kind.LIVE, key, SITE + "player?" + key, Map.of(PLAYER, PLAYER)));
        }
        return CHANNEL.matcher(name).matches() && !PAGES.contains(name)
                ? Optional.of(Room.live(ID, name, SITE + name))
                : Optional.empty();
    }

    @Override
    public RoomStatus check(Room room, Visit visit) throws IOException {
        SiteClient client = SiteClient.of(visit, Map.of("Referer", SITE), "goodgame.ru");
        try {
            return channel(room.parts().containsKey(PLAYER) ? channelOf(room.id(), client) : room.id(), client);
        } catch (SiteRefusal e) {
            return e.status();
        }
    }

    private static String channelOf(String streamKey, SiteClient client) throws IOException, SiteRefusal {
        SiteAnswer answer = client.ask(Query.of("src", streamKey).appendedTo(SITE + "api/player"));
        return answer.requireText(answer.json().at("streamer_name"), "streamer_name");
    }

    private static RoomStatus channel(String name, SiteClient client) throws IOException, SiteRefusal {
        SiteAnswer answer = client.ask(SITE + "api/4/users/" + Query.encode(name) + "/stream");
        Json stream = answer.status() == 404 ? answer.jsonOfAnyStatus() : answer.json();
        if (answer.status() == 404) {
            answer.require(stream.at("error"), "error");
            throw SiteRefusal.notFound("GoodGame has no channel " + name);
        }
        RoomDetails details = new RoomDetails(
                stream.at("streamer", "username").text(),
                stream.at("title").text(),
                stream.at("gameObj", "title").text(),
                stream.at("preview").address(),
                null);
        if (!answer.require(stream.at("online"), "online").isTrue()) {
            return new RoomStatus.Offline(details);
        }
        Map<String, String> headers = client.mediaHeaders(Map.of("User-Agent", client.userAgent()));
        List<LiveStream> streams = streams(stream.at("sources"), headers);
        String key = stream.at("streamkey").text();
        return answer.live(
                details,
                streams.isEmpty() && key != null
                        ? HlsLadder.ask(client, "https://hls.goodgame.ru/manifest/" + key + "_master.m3u8", headers)
                        : streams);
    }

    /** "source" first, then by height; other names ("auto") are no streams of their own. */
    private static List<LiveStream> streams(Json sources, Map<String, String> headers) {
        List<String> names = sources.members().keySet().stream()
                .filter(name ->
                        name.matches("source|\\d{1,4}") && sources.at(name).address() != null)
                .sorted(Comparator.comparing(GoodGame::height).reversed())
                .toList();
        List<LiveStream> streams = new ArrayList<>();
        for (String name : names) {
            boolean source = name.equals("source");
            streams.add(LiveStream.of(
                            Protocol.HLS,
                            Quality.onShortLadder(streams.size()),
                            source ? name : name + "p",
                            sources.at(name).text(""))
                    .withPicture(null, source ? null : (Integer) height(name), null)
                    .withHeaders(headers));
        }
        return streams;
    }

    private static int height(String name) {
        return name.equals("source") ? Integer.MAX_VALUE : Integer.parseInt(name);
    }
}
