package io.aircheck.platforms.faceit;

import io.aircheck.platforms.Address;
import io.aircheck.platforms.Credentials;
import io.aircheck.platforms.Json;
import io.aircheck.platforms.Platform;
import io.aircheck.platforms.PlatformInfo;
import io.aircheck.platforms.Room;
import io.aircheck.platforms.RoomDetails;
import io.aircheck.platforms.RoomStatus;
import io.aircheck.platforms.SiteAnswer;
import io.aircheck.platforms.SiteClient;
import io.aircheck.platforms.SiteRefusal;
import io.aircheck.platforms.Visit;
import io.aircheck.platforms.twitch.Twitch;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * FACEIT players (fact sheet faceit). FACEIT tells which Twitch channel a player streams on; whether it is live, and all else,
 * is Twitch's to say. The player keeps the name that FACEIT has. A configured token is Twitch's (FACEIT has no login here); the
 * cookie is FACEIT's, and neither is shown to the other site.
 *
 * <p>Uncertain: the shape of error answers. A player who streams on another site is shown as off, since only Twitch is asked.
 */
public final class Faceit implements Platform {

    private static final String ID = "faceit";
    private static final Pattern NICKNAME = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2}(?:-[A-Za-z]{2,4})?");

    private final Twitch twitch = new Twitch();

    @Override
    public PlatformInfo info() {
        return PlatformInfo.of(ID, "FACEIT", "FACEIT", "https://www.faceit.com/en/players/Compl1/stream")
                .fromOverseas()
                .withNeeds(PlatformInfo.Need.COOKIE_AT_TIMES)
                .withQualities("source, 1080p60 … 160p, audio_only")
                .withDoubts(
                        "The shape of error answers.",
                        "A player who streams elsewhere than on Twitch is shown as off.");
    }

    @Override
    public Optional<Room> match(Address address) {
        List<String> path = address.segments();
        boolean withLanguage =
                path.size() > 2 && LANGUAGE.matcher(path.getFirst()).matches();
        List<String> page = withLanguage ? path.subList(1, path.size()) : path;
        boolean player = page.size() == 2 || page.size() == 3 && page.getLast().equals("stream");
        return address.hostIs("faceit.com", "www.faceit.com")
                        && player
                        && page.getFirst().equals("players")
                        && NICKNAME.matcher(page.get(1)).matches()
                ? Optional.of(
                        Room.live(ID, page.get(1), "https://www.faceit.com/en/players/" + page.get(1) + "/stream"))
                : Optional.empty();
    }

    @Override
    public RoomStatus check(Room room, Visit visit) throws IOException {
        SiteClient client =
                SiteClient.of(visit, Map.of("Referer", room.url(), "faceit-referer", "web-next"), "faceit.com");
        try {
            Json player = player(room, client);
            SiteAnswer answer = client.ask("https://www.faceit.com/api/stream/v1/streamings?userId="
                    + player.at("id").text(""));
            Json streaming = streaming(answer);
            String nickname = player.at("nickname").text(room.id());
            String streamer = streaming.at("userNickname").text(nickname);
            if (!isTwitch(streaming)) {
                return new RoomStatus.Offline(RoomDetails.of(streamer, null));
            }
            String login = answer.requireText(streaming.at("platformId"), "platformId");
            Room channel = Address.parse("https://www.twitch.tv/" + login)
                    .flatMap(twitch::match)
                    .orElseThrow(() -> answer.failed("gave no platformId that is a Twitch channel"));
            return named(streamer, twitch.check(channel, forTwitch(visit)));
        } catch (SiteRefusal e) {
            return e.status();
        }
    }

    private static Json player(Room room, SiteClient client) throws IOException, SiteRefusal {
        SiteAnswer answer = client.ask("https://www.faceit.com/api/users/v1/nicknames/" + room.id());
        Json payload = answer.status() == 404 ? Json.MISSING : answer.json().at("payload");
        if (answer.status() == 404 || payload.node().isNull()) {
            throw SiteRefusal.notFound("FACEIT has no user " + room.id());
        }
        String id = answer.requireText(payload.at("id"), "payload.id");
        if (!id.matches("[A-Za-z0-9-]{1,64}")) {
            throw answer.failed("gave no payload.id that is one");
        }
        return payload;
    }

    /** What the player streams on: Twitch before others; missing where it is nothing. */
    private static Json streaming(SiteAnswer answer) throws SiteRefusal {
        Json payload = answer.json().at("payload");
        List<Json> all = payload.node().isNull() ? List.of() : answer.requireItems(payload, "payload");
        return all.stream().filter(Faceit::isTwitch).findFirst().orElse(all.isEmpty() ? Json.MISSING : all.getFirst());
    }

    private static boolean isTwitch(Json streaming) {
        return streaming.at("platform").text("").equalsIgnoreCase("twitch");
    }

    private static Visit forTwitch(Visit visit) {
        String token = visit.credentials().token();
        Credentials credentials = new Credentials(null, null, null, token, null, null, null, Map.of());
        return new Visit(visit.http(), credentials, visit.clock(), visit.random());
    }

    private static RoomStatus named(String streamer, RoomStatus status) {
        RoomDetails found = status.details();
        RoomDetails details =
                new RoomDetails(streamer, found.title(), found.category(), found.cover(), found.startedAt());
        return switch (status) {
            case RoomStatus.Live live -> new RoomStatus.Live(details, live.streams());
            case RoomStatus.Offline it -> new RoomStatus.Offline(details);
            case RoomStatus.Unavailable it -> it.with(details);
        };
    }
}
