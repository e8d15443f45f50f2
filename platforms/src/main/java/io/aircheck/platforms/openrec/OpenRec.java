package io.aircheck.platforms.openrec;

import io.aircheck.platforms.Address;
import io.aircheck.platforms.HlsLadder;
import io.aircheck.platforms.Json;
import io.aircheck.platforms.Logins;
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
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * OPENREC.tv (fact sheet openrec), since 2026 mellow-fan. The public API tells of a programme; what is for members stands in the
 * API that the cookies {@code access_token} and {@code uuid} of a login open.
 */
public final class OpenRec implements Platform {

    private static final String ID = "openrec";
    private static final String SITE = "https://www.openrec.tv/";
    private static final String API = "https://public.openrec.tv/external/api/v5/movies";
    private static final String USER = "user";
    private static final Pattern PROGRAMME = Pattern.compile("/(?:m/)?(live|movie)/([a-z0-9]{1,40})/?");
    private static final Pattern CHANNEL = Pattern.compile("/user/([\\w.-]{1,60})/?");

    private final Logins<OpenRecLogin> logins = new Logins<>(Duration.ofDays(1));

    @Override
    public PlatformInfo info() {
        return PlatformInfo.of(ID, "OPENREC.tv", "OPENREC.tv", SITE + "user/OPENREC")
                .withKinds(Room.Kind.LIVE, Room.Kind.VIDEO)
                .withNeeds(PlatformInfo.Need.LOGIN_AT_TIMES)
                .withQualities("1080p, 720p … 144p")
                .withDoubts(
                        "Whether the hosts of openrec.tv still answer after the site's renaming to mellow-fan.",
                        "How a channel's programme on air is found (from memory).");
    }

    @Override
    public Optional<Room> match(Address address) {
        if (!address.hostIs("openrec.tv", "www.openrec.tv", "mellow-fan.com", "www.mellow-fan.com")) {
            return Optional.empty();
        }
        Matcher programme = PROGRAMME.matcher(address.path());
        if (programme.matches()) {
            boolean live = programme.group(1).equals("live");
            String id = programme.group(2);
            return Optional.of(new Room(
                    ID, live ? Room.Kind.LIVE : Room.Kind.VIDEO, id, SITE + programme.group(1) + "/" + id, Map.of()));
        }
        Matcher channel = CHANNEL.matcher(address.path());
        return channel.matches()
                ? Optional.of(new Room(
                        ID,
                        Room.Kind.LIVE,
                        channel.group(1),
                        SITE + "user/" + channel.group(1),
                        Map.of(USER, channel.group(1))))
                : Optional.empty();
    }

    @Override
    public RoomStatus check(Room room, Visit visit) throws IOException {
        SiteClient client =
                SiteClient.of(visit, Map.of("Referer", room.url(), "Origin", "https://www.openrec.tv"), "openrec.tv");
        try {
            String channel = room.parts().get(USER);
            if (channel == null) {
                return programme(room, room.id(), client, visit);
            }
            Optional<String> onAir = onAir(channel, client);
            return onAir.isPresent()
                    ? programme(room, onAir.get(), client, visit)
                    : new RoomStatus.Offline(RoomDetails.UNKNOWN);
        } catch (SiteRefusal e) {
            return e.status();
        }
    }

    private static Optional<String> onAir(String channel, SiteClient client) throws IOException, SiteRefusal {
        SiteAnswer answer = client.ask(OpenRecLogin.of(client)
                .on(Query.of("channel_ids", channel, "onair_status", "1").appendedTo(API)));
        Json answered = answer.json();
        if (!answered.node().isArray()) {
            throw answer.failed("gave no movies");
        }
        return answered.items().isEmpty()
                ? Optional.empty()
                : Optional.of(answer.requireText(answered.at(0).at("id"), "id"));
    }

    private RoomStatus programme(Room room, String id, SiteClient client, Visit visit) throws IOException, SiteRefusal {
        SiteAnswer answer = client.ask(OpenRecLogin.of(client).on(API + "/" + id));
        Json movie = answer.status() == 404 ? answer.jsonOfAnyStatus() : answer.json();
        if (answer.status() == 404
                || movie.members().containsKey("id") && movie.at("id").isMissing()) {
            throw SiteRefusal.notFound("OPENREC.tv has no programme " + id);
        }
        RoomDetails details = new RoomDetails(
                movie.at("channel", "name").text(),
                movie.at("title").text(),
                movie.at("game", "title").text(),
                movie.at("thumbnail_url").address(),
                time(movie.at("started_at")));
        long state = answer.requireWhole(movie.at("onair_status"), "onair_status");
        boolean live = state == 1;
        if (!live && room.kind() == Room.Kind.LIVE) {
            return new RoomStatus.Offline(details);
        }
        boolean forMembers = !movie.at("public_type").text("public").equals("public");
        String whole = forMembers ? membersPlaylist(id, client, visit) : null;
        String playlist = whole == null ? playlist(movie, live) : whole;
        if (playlist == null && forMembers) {
            throw SiteRefusal.loginRequired(
                            "OPENREC.tv shows this to members only; set the name and password, or the cookie, of one")
                    .about(details);
        }
        if (playlist == null) {
            return answer.live(details, List.of());
        }
        Map<String, String> headers = client.mediaHeaders(
                Map.of("Referer", room.url(), "Origin", "https://www.openrec.tv", "User-Agent", client.userAgent()));
        return answer.live(details, HlsLadder.ask(client, playlist, headers));
    }

    /** A broadcast's own playlist, else that of its trial; of what is over the archive's. */
    private static @Nullable String playlist(Json movie, boolean live) {
        Json media = movie.at("media");
        String archive = media.at("url_public").address();
        if (!live && archive != null) {
            return archive.replace("public.m3u8", "playlist.m3u8");
        }
        return Stream.of(media.at("url_ull"), media.at("url"), movie.at("subs_trial_media", "url_ull"))
                .flatMap(url -> Optional.ofNullable(url.address()).stream())
                .findFirst()
                .orElse(null);
    }

    /** The playlist that only members are given; null without a login, or where that is none of a member. */
    private @Nullable String membersPlaylist(String id, SiteClient client, Visit visit)
            throws IOException, SiteRefusal {
        OpenRecLogin login = OpenRecLogin.of(client);
        if (login.isEmpty() && Logins.isConfigured(visit)) {
            Optional<OpenRecLogin> kept = logins.kept(visit);
            login = kept.isPresent()
                    ? kept.get()
                    : logins.renewed(visit, null, (mail, password) -> OpenRecLogin.open(client, mail, password));
        }
        if (login.isEmpty()) {
            return null;
        }
        SiteAnswer answer = client.ask(login.on("https://apiv5.openrec.tv/api/v5/movies/" + id + "/detail"));
        return answer.json().at("data", "items").at(0).at("media", "url").address();
    }

    private static @Nullable Instant time(Json text) {
        try {
            return text.text() == null
                    ? null
                    : OffsetDateTime.parse(text.text("")).toInstant();
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
