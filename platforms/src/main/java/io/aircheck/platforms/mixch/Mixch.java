package io.aircheck.platforms.mixch;

import io.aircheck.platforms.Address;
import io.aircheck.platforms.HlsLadder;
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
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Mixch (ミクチャ), a Japanese site (fact sheet mixch). One answer tells the state and the only stream. */
public final class Mixch implements Platform {

    private static final String ID = "mixch";
    private static final Pattern USER = Pattern.compile("/u/(\\d{1,19})(?:/live)?/?");

    @Override
    public PlatformInfo info() {
        return PlatformInfo.of(ID, "Mixch", "MixChannel", "https://mixch.tv/u/16236849/live")
                .withQualities("one, as the streamer sends it")
                .withDoubts("That an unknown user is answered with HTTP 404.");
    }

    @Override
    public Optional<Room> match(Address address) {
        Matcher user = USER.matcher(address.path());
        return address.hostIs("mixch.tv") && user.matches()
                ? Optional.of(Room.live(ID, user.group(1), "https://mixch.tv/u/" + user.group(1) + "/live"))
                : Optional.empty();
    }

    @Override
    public RoomStatus check(Room room, Visit visit) throws IOException {
        SiteClient client = SiteClient.of(visit, Map.of("Referer", "https://mixch.tv/"), "mixch.tv");
        try {
            return user(room.id(), client);
        } catch (SiteRefusal e) {
            return e.status();
        }
    }

    private static RoomStatus user(String id, SiteClient client) throws IOException, SiteRefusal {
        SiteAnswer answer = client.ask("https://mixch.tv/api-web/users/" + id + "/live");
        if (answer.status() == 404) {
            throw SiteRefusal.notFound("Mixch has no user " + id);
        }
        Json user = answer.json();
        Json live = user.at("liveInfo");
        Long created = live.at("created").whole();
        RoomDetails details = new RoomDetails(
                user.at("broadcasterInfo", "name").text(),
                live.at("title").text(),
                null,
                user.at("broadcasterInfo", "imgUrl").address(),
                created == null ? null : Instant.ofEpochSecond(created));
        if (live.isMissing() && user.members().containsKey("liveInfo")) {
            return new RoomStatus.Offline(details);
        }
        String playlist = answer.requireText(live.at("hls"), "liveInfo.hls");
        Map<String, String> headers = client.mediaHeaders(Map.of("User-Agent", client.userAgent()));
        return answer.live(details, HlsLadder.ask(client, playlist, headers));
    }
}
