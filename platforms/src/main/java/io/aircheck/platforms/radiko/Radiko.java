package io.aircheck.platforms.radiko;

import io.aircheck.platforms.Address;
import io.aircheck.platforms.HlsLadder;
import io.aircheck.platforms.HtmlText;
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
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * radiko (fact sheet radiko): the radio stations of Japan, each sent to its area only, always on, and their programmes of the
 * last week. The player is authorized first; its token opens the playlists.
 */
public final class Radiko implements Platform {

    private static final String ID = "radiko";
    private static final String SITE = "https://radiko.jp/";
    private static final String FROM = "from";
    private static final Pattern STATION = Pattern.compile("!?/(?:live/([\\w-]{1,40})|ts/([\\w-]{1,40})/(\\d{14}))/?");
    private static final Pattern NAMED = Pattern.compile("<id>([^<]*)</id>\\s*<name>([^<]*)</name>");

    /** A token lives some 70 minutes. */
    private static final Duration TOKEN_LIFE = Duration.ofMinutes(65);

    @Override
    public PlatformInfo info() {
        return PlatformInfo.of(ID, "radiko", "radiko（日本广播）", SITE + "#!/live/TBS")
                .withKinds(Room.Kind.LIVE, Room.Kind.VIDEO)
                .withNeeds(PlatformInfo.Need.PROXY)
                .withQualities("audio_only")
                .withDoubts("That OUT is answered outside Japan (from memory).");
    }

    /** The station stands behind the hash, or, without one, in the path. */
    @Override
    public Optional<Room> match(Address address) {
        if (!address.hostIs("radiko.jp")) {
            return Optional.empty();
        }
        String fragment = address.fragment();
        Matcher station = STATION.matcher(fragment != null && address.path().equals("/") ? fragment : address.path());
        if (!station.matches()) {
            return Optional.empty();
        }
        if (station.group(1) != null) {
            String id = station.group(1).toUpperCase(Locale.ROOT);
            return Optional.of(Room.live(ID, id, SITE + "#!/live/" + id));
        }
        String id = station.group(2).toUpperCase(Locale.ROOT);
        String from = station.group(3);
        return Optional.of(new Room(ID, Room.Kind.VIDEO, id, SITE + "#!/ts/" + id + "/" + from, Map.of(FROM, from)));
    }

    @Override
    public RoomStatus check(Room room, Visit visit) throws IOException {
        SiteClient client = SiteClient.of(visit, Map.of("Referer", SITE), "radiko.jp");
        try {
            RadikoPlayer player = RadikoPlayer.authorize(client);
            String name = name(room.id(), player, client);
            Query query = Query.of(
                    "station_id",
                    room.id(),
                    "l",
                    "15",
                    "lsid",
                    new UUID(visit.random().nextLong(), visit.random().nextLong())
                            .toString()
                            .replace("-", ""),
                    "type",
                    "b");
            String from = room.parts().get(FROM);
            if (from == null) {
                String url = query.appendedTo("https://alliance-stream-radiko.smartstream.ne.jp/so/playlist.m3u8");
                return streams(url, RoomDetails.of(name, null), player, client, visit);
            }
            RadikoProgramme programme = RadikoProgramme.find(room.id(), from, client);
            String url = query.and("start_at", programme.from())
                    .and("ft", programme.from())
                    .and("end_at", programme.to())
                    .and("to", programme.to())
                    .appendedTo("https://tf-rpaa.smartstream.ne.jp/tf/playlist.m3u8");
            return streams(url, RoomDetails.of(name, programme.title()), player, client, visit);
        } catch (SiteRefusal e) {
            return e.status();
        }
    }

    private static RoomStatus streams(
            String url, RoomDetails details, RadikoPlayer player, SiteClient client, Visit visit)
            throws IOException, SiteRefusal {
        Map<String, String> headers =
                client.mediaHeaders(Map.of("X-Radiko-AuthToken", player.token(), "User-Agent", client.userAgent()));
        SiteAnswer answer = client.askMedia(url, headers);
        if (answer.status() == 403) {
            throw new SiteRefusal(new RoomStatus.GeoBlocked(
                    details,
                    "radiko does not send this station to the area of this network (" + player.area()
                            + "); use a proxy in the station's area"));
        }
        List<LiveStream> streams = HlsLadder.of(answer.playlist(), url, headers).stream()
                .map(stream -> stream.withExpiry(visit.clock().instant().plus(TOKEN_LIFE)))
                .toList();
        return answer.live(details, streams);
    }

    /** What the area's list calls the station; a station without a name is still a station. */
    private static @Nullable String name(String station, RadikoPlayer player, SiteClient client) throws IOException {
        try {
            Matcher named = NAMED.matcher(client.ask(SITE + "v3/station/list/" + player.area() + ".xml")
                    .page());
            while (named.find()) {
                if (named.group(1).strip().equals(station)) {
                    return HtmlText.unescape(named.group(2)).strip();
                }
            }
            return null;
        } catch (SiteRefusal e) {
            return null;
        }
    }
}
