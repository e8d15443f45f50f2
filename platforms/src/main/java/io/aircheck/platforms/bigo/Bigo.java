package io.aircheck.platforms.bigo;

import io.aircheck.platforms.Address;
import io.aircheck.platforms.Codec;
import io.aircheck.platforms.HtmlText;
import io.aircheck.platforms.Json;
import io.aircheck.platforms.LastUsed;
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
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Bigo Live (fact sheet bigo). The page mints an anonymous token for every question about a room; without one the site calls
 * public rooms "login needed" or off. One stream, an HLS playlist that says itself how its segments are scrambled, which the
 * recorder undoes.
 *
 * <p>Uncertain: password rooms are known from another program's source only.
 */
public final class Bigo implements Platform {

    static final String ID = "bigo";

    private static final Map<String, String> FROM_SITE =
            Map.of("Origin", "https://www.bigo.tv", "Referer", "https://www.bigo.tv/");

    /** Tags of bounded length, so that no page makes the search slow. */
    private static final Pattern SHARED = Pattern.compile("<meta\\b[^>]{0,300}\\bproperty=\"al:web:url\"[^>]{0,2000}>");

    private static final Pattern TITLED = Pattern.compile("<meta\\b[^>]{0,300}\\bproperty=\"og:title\"[^>]{0,2000}>");
    private static final Pattern CONTENT = Pattern.compile("\\bcontent=\"([^\"]*)\"");
    private static final Pattern WELCOME = Pattern.compile("<title>欢迎来到([^<]*)的直播间</title>");
    private static final String SUFFIX = " - BIGO LIVE";

    private final LastUsed names = new LastUsed();

    @Override
    public PlatformInfo info() {
        return PlatformInfo.of(ID, "Bigo Live", "Bigo Live", "https://www.bigo.tv/716418802")
                .fromOverseas()
                .withQualities("OD")
                .withDoubts("Rooms with a password are known from another program's source only.");
    }

    @Override
    public Optional<Room> match(Address address) {
        return BigoAddress.match(address);
    }

    @Override
    public RoomStatus check(Room room, Visit visit) throws IOException {
        SiteClient client = SiteClient.of(visit, FROM_SITE, "bigo.tv", "bigo.sg", "bigovideo.tv");
        try {
            Room named = BigoAddress.isShortLink(room) ? shared(client, room) : room;
            String own = visit.credentials().roomPassword();
            String password = own == null ? named.parts().get(BigoAddress.PASSWORD) : own;
            return read(new Studio(client, visit.random(), named.id(), password), client, named.id());
        } catch (SiteRefusal e) {
            return e.status();
        }
    }

    /** The room that a share page names in its head. */
    private static Room shared(SiteClient client, Room link) throws IOException, SiteRefusal {
        SiteAnswer page = client.ask(link.url());
        String url = content(SHARED, page.page());
        return Optional.ofNullable(url)
                .flatMap(Address::parse)
                .flatMap(BigoAddress::room)
                .orElseThrow(() -> page.failed("gave no room"));
    }

    private RoomStatus read(Studio studio, SiteClient client, String id) throws IOException, SiteRefusal {
        Studio.Answer answer = studio.ask();
        if (answer.wantsLogin() || answer.hasUsedToken()) {
            answer = studio.ask();
        }
        Json data = answer.data();
        if (data.at("uid").isMissing() && data.at("clientBigoId").isMissing()) {
            throw SiteRefusal.notFound("Bigo has no room " + id);
        }
        if (answer.wantsLogin()) {
            SiteRefusal withoutToken = answer.withoutToken();
            if (withoutToken != null) {
                throw withoutToken;
            }
            return new RoomStatus.LoginRequired(details(data), "Bigo shows this room to users who are logged in only");
        }
        boolean streams = data.at("hls_src").text() != null;
        if (data.at("passRoom").isTrue() && !streams) {
            return new RoomStatus.Private(details(data), "the room has a password");
        }
        if (data.at("isPaidShow").whole(0) == 1) {
            return new RoomStatus.Private(details(data), "the show is for those who paid for it");
        }
        if (!answer.site().requireFlag(data.at("alive"), "alive")) {
            return new RoomStatus.Offline(named(details(data), client, id));
        }
        return answer.site().live(details(data), streams(data.at("hls_src"), client));
    }

    private static RoomDetails details(Json data) {
        String name = data.at("nick_name").text();
        String game = data.at("gameTitle").text();
        return new RoomDetails(
                name,
                Stream.of(data.at("roomTopic").text(), game, name)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null),
                game,
                data.at("snapshot").address(),
                null);
    }

    /** An offline studio names nobody; the room's page does, and is asked once. */
    private RoomDetails named(RoomDetails details, SiteClient client, String id) {
        if (details.streamer() != null) {
            return details;
        }
        if (names.get(id) == null) {
            try {
                names.put(id, name(client.get("https://www.bigo.tv/" + id).text()));
            } catch (IOException e) {
                // a state without a name is worth more than no state
            }
        }
        return RoomDetails.of(names.get(id), null);
    }

    private static @Nullable String name(String page) {
        Matcher welcome = WELCOME.matcher(page);
        if (welcome.find()) {
            return HtmlText.unescape(welcome.group(1));
        }
        String title = content(TITLED, page);
        return title != null && title.endsWith(SUFFIX) ? title.substring(0, title.length() - SUFFIX.length()) : null;
    }

    private static @Nullable String content(Pattern tag, String page) {
        Matcher meta = tag.matcher(page);
        Matcher content = CONTENT.matcher(meta.find() ? meta.group() : "");
        return content.find() ? HtmlText.unescape(content.group(1)) : null;
    }

    private static List<LiveStream> streams(Json playlist, SiteClient client) {
        String url = playlist.address();
        return url == null
                ? List.of()
                : List.of(LiveStream.of(Protocol.HLS, Quality.OD, "OD", url)
                        .withCodec(Codec.AVC)
                        .withHeaders(client.mediaHeaders(FROM_SITE)));
    }
}
