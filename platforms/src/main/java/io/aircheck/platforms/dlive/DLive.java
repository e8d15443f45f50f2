package io.aircheck.platforms.dlive;

import io.aircheck.net.HttpRequest;
import io.aircheck.platforms.Address;
import io.aircheck.platforms.HlsLadder;
import io.aircheck.platforms.Json;
import io.aircheck.platforms.LiveStream;
import io.aircheck.platforms.OpenStream;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * DLive (fact sheet dlive). GraphQL tells of a channel and of its inner name, under which its master playlist stands. The
 * playlists below it open with a signature only, which is asked for right before the download.
 */
public final class DLive implements Platform {

    private static final String ID = "dlive";
    private static final String SITE = "https://dlive.tv/";
    private static final String STREAMS = "https://live.prd.dlive.tv/hls/";
    private static final Pattern NAME = Pattern.compile("[\\w.-]{1,64}");
    private static final Set<String> PAGES = Set.of("p", "c", "s");
    private static final String QUERY = "query($name:String!){userByDisplayName(displayname:$name){username displayname"
            + " avatar livestream{title content createdAt thumbnailUrl watchingCount category{title}}}}";

    @Override
    public PlatformInfo info() {
        return PlatformInfo.of(ID, "DLive", "DLive", SITE + "DLiveTV")
                .withQualities("src, 720p, 480p, 360p")
                .withDoubts("In which form errors are told, other than a missing user.");
    }

    @Override
    public Optional<Room> match(Address address) {
        List<String> path = address.segments();
        boolean channel = address.hostIs("dlive.tv", "www.dlive.tv")
                && path.size() == 1
                && NAME.matcher(path.getFirst()).matches()
                && !PAGES.contains(path.getFirst());
        return channel ? Optional.of(Room.live(ID, path.getFirst(), SITE + path.getFirst())) : Optional.empty();
    }

    @Override
    public RoomStatus check(Room room, Visit visit) throws IOException {
        try {
            return channel(room.id(), client(visit));
        } catch (SiteRefusal e) {
            return e.status();
        }
    }

    private static SiteClient client(Visit visit) {
        return SiteClient.of(visit, Map.of("Origin", "https://dlive.tv", "Referer", SITE), "dlive.tv");
    }

    private static RoomStatus channel(String name, SiteClient client) throws IOException, SiteRefusal {
        SiteAnswer answer = client.ask(HttpRequest.post(
                "https://graphigo.prd.dlive.tv/",
                "application/json",
                Json.write(Map.of("query", QUERY, "variables", Map.of("name", name)))));
        Json whole = answer.json();
        Json data = whole.at("data");
        if (!data.members().containsKey("userByDisplayName")) {
            throw whole.at("errors").isMissing()
                    ? answer.failed("gave no userByDisplayName")
                    : answer.says(whole.at("errors").at(0).at("message"), Json.MISSING);
        }
        Json user = data.at("userByDisplayName");
        if (user.isMissing()) {
            throw SiteRefusal.notFound("DLive has no channel " + name);
        }
        Json live = user.at("livestream");
        Long created = live.at("createdAt").whole();
        RoomDetails details = new RoomDetails(
                user.at("displayname").text(),
                live.at("title").text(),
                live.at("category", "title").text(),
                live.at("thumbnailUrl").address(),
                created == null ? null : Instant.ofEpochMilli(created));
        if (live.isMissing() && user.members().containsKey("livestream")) {
            return new RoomStatus.Offline(details);
        }
        answer.require(live, "livestream");
        String inner = answer.requireText(user.at("username"), "username");
        Map<String, String> headers = client.mediaHeaders(Map.of("User-Agent", client.userAgent()));
        return answer.live(details, HlsLadder.ask(client, STREAMS + "live/" + inner + ".m3u8", headers));
    }

    /** Signs the address, for as long as the signature says. */
    @Override
    public OpenStream open(Room room, LiveStream stream, Visit visit) throws IOException, SiteRefusal {
        SiteAnswer answer = client(visit)
                .ask(HttpRequest.post(
                        STREAMS + "sign/url", "application/json", Json.write(Map.of("playlisturi", stream.url()))));
        Address signed = Address.parse(answer.page())
                .filter(address ->
                        address.hostUnder("dlive.tv") && address.scheme().equals("https"))
                .orElseThrow(() -> answer.failed("gave no signed address"));
        return OpenStream.of(stream.withUrl(signed.url()).withExpiry(signed.instant("Expires")));
    }
}
