package io.aircheck.platforms.vkvideolive;

import io.aircheck.platforms.Address;
import io.aircheck.platforms.HlsLadder;
import io.aircheck.platforms.Json;
import io.aircheck.platforms.LiveStream;
import io.aircheck.platforms.Platform;
import io.aircheck.platforms.PlatformInfo;
import io.aircheck.platforms.Protocol;
import io.aircheck.platforms.Quality;
import io.aircheck.platforms.Room;
import io.aircheck.platforms.RoomDetails;
import io.aircheck.platforms.RoomStatus;
import io.aircheck.platforms.SiteAnswer;
import io.aircheck.platforms.SiteClient;
import io.aircheck.platforms.SiteRefusal;
import io.aircheck.platforms.Visit;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * VK Video Live (fact sheet vkvideolive), formerly VK Play Live. One answer tells of a channel and of its players; a recording
 * is told of in the same shape and offers files.
 */
public final class VkVideoLive implements Platform {

    private static final String ID = "vkvideolive";
    private static final String SITE = "https://live.vkvideo.ru/";
    private static final String RECORD = "record";
    private static final Pattern CHANNEL = Pattern.compile("/(\\w{1,64})(?:/record/([0-9a-fA-F-]{8,40}))?/?");
    private static final List<String> PAGES = List.of("app", "search");

    /** The files of a recording, best first: the site's name and the picture's height in pixels. */
    private record Rung(String name, int height) {}

    private static final List<Rung> FILES = List.of(
            new Rung("ultra_hd", 2160),
            new Rung("quad_hd", 1440),
            new Rung("full_hd", 1080),
            new Rung("high", 720),
            new Rung("medium", 480),
            new Rung("low", 360),
            new Rung("lowest", 240),
            new Rung("tiny", 144));

    @Override
    public PlatformInfo info() {
        return PlatformInfo.of(ID, "VK Video Live", "VK Video Live", SITE + "vkplay")
                .withKinds(Room.Kind.LIVE, Room.Kind.VIDEO)
                .withNeeds(PlatformInfo.Need.LOGIN_AT_TIMES)
                .withQualities("1080p60, 720p60, 480p …");
    }

    @Override
    public Optional<Room> match(Address address) {
        Matcher channel = CHANNEL.matcher(address.path());
        if (!address.hostIs("live.vkvideo.ru", "live.vkplay.ru", "vkplay.live")
                || !channel.matches()
                || PAGES.contains(channel.group(1))) {
            return Optional.empty();
        }
        String name = channel.group(1);
        String record = channel.group(2);
        return Optional.of(
                record == null
                        ? Room.live(ID, name, SITE + name)
                        : new Room(
                                ID, Room.Kind.VIDEO, name, SITE + name + "/record/" + record, Map.of(RECORD, record)));
    }

    @Override
    public RoomStatus check(Room room, Visit visit) throws IOException {
        SiteClient client = SiteClient.of(
                visit, Map.of("Referer", SITE + room.id(), "Origin", "https://live.vkvideo.ru"), "vkvideo.ru");
        String url = "https://api.live.vkvideo.ru/v1/blog/" + room.id() + "/public_video_stream";
        String record = room.parts().get(RECORD);
        try {
            SiteAnswer answer = client.ask(record == null ? url : url + "/record/" + record);
            Json told = answer.status() == 404 ? answer.jsonOfAnyStatus() : answer.json();
            if (answer.status() == 404) {
                answer.require(told.at("error"), "error");
                throw SiteRefusal.notFound(
                        record == null
                                ? "VK Video Live has no channel " + room.id()
                                : "VK Video Live has no recording " + record);
            }
            return record == null
                    ? live(answer, told, client)
                    : recording(answer, answer.require(told.at("data", "record"), "data.record"), client);
        } catch (SiteRefusal e) {
            return e.status();
        }
    }

    private static RoomStatus live(SiteAnswer answer, Json stream, SiteClient client) throws IOException, SiteRefusal {
        RoomDetails details = details(stream);
        List<Json> data = answer.requireItems(stream.at("data"), "data");
        boolean locked = stream.at("hasAccess").isFalse()
                && !stream.at("subscriptionKind").isMissing();
        if (stream.at("isOnline").isFalse() || data.isEmpty() && !locked) {
            return new RoomStatus.Offline(details);
        }
        String playlist = data.stream()
                .flatMap(part -> url(part.at("playerUrls"), "live_hls").stream())
                .findFirst()
                .orElse(null);
        if (playlist == null) {
            throw locked
                    ? subscribersOnly(details)
                    : answer.failed("gave no live_hls").about(details);
        }
        return answer.live(details, HlsLadder.ask(client, playlist, headers(client)));
    }

    private static RoomStatus recording(SiteAnswer answer, Json record, SiteClient client) throws SiteRefusal {
        RoomDetails details = details(record);
        Json players = record.at("data").at(0).at("playerUrls").present().orElse(record.at("playerUrls"));
        List<LiveStream> files = new ArrayList<>();
        for (Rung rung : FILES) {
            url(players, rung.name())
                    .ifPresent(url -> files.add(LiveStream.of(
                                    Protocol.PROGRESSIVE, Quality.onShortLadder(files.size()), rung.height() + "p", url)
                            .withPicture(null, rung.height(), null)
                            .withHeaders(headers(client))
                            .withExpiry(expiry(url))));
        }
        if (files.isEmpty() && record.at("hasAccess").isFalse()) {
            throw subscribersOnly(details);
        }
        return answer.live(details, files);
    }

    private static SiteRefusal subscribersOnly(RoomDetails details) {
        return new SiteRefusal(new RoomStatus.LoginRequired(
                details, "VK Video Live shows this to subscribers only; set the cookie of a subscriber"));
    }

    private static RoomDetails details(Json stream) {
        Long started = stream.at("startTime").whole();
        return new RoomDetails(
                streamer(stream.at("user")),
                stream.at("title").text(),
                stream.at("category", "title").text(),
                stream.at("previewUrl").address(),
                started == null || !stream.at("isOnline").isTrue() ? null : Instant.ofEpochSecond(started));
    }

    private static @Nullable String streamer(Json user) {
        String name = user.at("displayName").text();
        return name == null ? user.at("nick").text() : name;
    }

    private static Optional<String> url(Json players, String type) {
        return players.items().stream()
                .filter(player -> type.equals(player.at("type").text()))
                .flatMap(player -> Optional.ofNullable(player.at("url").address()).stream())
                .findFirst();
    }

    private static Map<String, String> headers(SiteClient client) {
        return client.mediaHeaders(Map.of("User-Agent", client.userAgent()));
    }

    private static @Nullable Instant expiry(String url) {
        return Address.parse(url).map(address -> address.instant("expires")).orElse(null);
    }
}
