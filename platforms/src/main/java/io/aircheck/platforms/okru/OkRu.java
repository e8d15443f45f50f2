package io.aircheck.platforms.okru;

import io.aircheck.net.HttpRequest;
import io.aircheck.platforms.Address;
import io.aircheck.platforms.HlsLadder;
import io.aircheck.platforms.HtmlText;
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
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * OK.ru, Одноклассники (fact sheet okru). A video's page carries the options of its player, in them, as a text or at an address,
 * the metadata: who, what, and the HLS playlist of a broadcast or the files of a recorded video.
 */
public final class OkRu implements Platform {

    private static final String ID = "okru";
    private static final String SITE = "https://ok.ru/";
    private static final String MOBILE = "mobile";
    private static final Pattern VIDEO = Pattern.compile("/(live|video|videoembed)/(\\d{1,20})/?");
    private static final Pattern OPTIONS = Pattern.compile("<[^>]*\\bdata-options=\"[^\"]*\"[^>]*>");
    private static final Pattern ERROR = Pattern.compile("\\bvp_video_stub_txt\\b[^>]*>([^<]*)<");
    private static final Pattern GONE =
            Pattern.compile("не найден|удал|заблокирован|not found|deleted|removed|blocked");

    /** The files of a recorded video, best first: the site's name and the picture's height in pixels. */
    private record Rung(String name, int height) {}

    private static final List<Rung> FILES = List.of(
            new Rung("ultra", 2160),
            new Rung("quad", 1440),
            new Rung("full", 1080),
            new Rung("hd", 720),
            new Rung("sd", 480),
            new Rung("low", 360),
            new Rung("lowest", 240),
            new Rung("mobile", 144));

    @Override
    public PlatformInfo info() {
        return PlatformInfo.of(ID, "OK.ru", "OK.ru（同学网）", SITE + "live/1789135198791")
                .withKinds(Room.Kind.LIVE, Room.Kind.VIDEO)
                .withQualities("1080p, 720p, 480p …")
                .withDoubts("Signed addresses may be bound to the network address and browser that asked for them.");
    }

    @Override
    public Optional<Room> match(Address address) {
        Matcher video = VIDEO.matcher(address.path());
        boolean mobile = address.hostIs("m.ok.ru", "mobile.ok.ru");
        if (!video.matches() || !(mobile || address.hostIs("ok.ru", "www.ok.ru"))) {
            return Optional.empty();
        }
        String id = video.group(2);
        String page = video.group(1).equals("live") ? "live/" : "video/";
        return Optional.of(
                mobile
                        ? new Room(ID, Room.Kind.LIVE, id, "https://m.ok.ru/" + page + id, Map.of(MOBILE, MOBILE))
                        : Room.live(ID, id, SITE + page + id));
    }

    @Override
    public RoomStatus check(Room room, Visit visit) throws IOException {
        SiteClient client = SiteClient.of(visit, Map.of("Referer", SITE), "ok.ru");
        try {
            return video(room.parts().containsKey(MOBILE) ? desktop(room, client) : room.url(), client);
        } catch (SiteRefusal e) {
            return e.status();
        }
    }

    /** The page that a mobile page names as its own. */
    private String desktop(Room room, SiteClient client) throws IOException, SiteRefusal {
        SiteAnswer answer = client.ask(room.url());
        String canonical = HtmlText.link(answer.page(), "canonical");
        return Optional.ofNullable(canonical)
                .flatMap(Address::parse)
                .flatMap(this::match)
                .filter(found -> !found.parts().containsKey(MOBILE))
                .map(Room::url)
                .orElseThrow(() -> answer.failed("gave no address of the desktop's page"));
    }

    private static RoomStatus video(String page, SiteClient client) throws IOException, SiteRefusal {
        SiteAnswer answer = client.ask(page);
        Matcher error = ERROR.matcher(answer.http().text());
        if (error.find()) {
            String words = HtmlText.unescape(error.group(1)).strip();
            throw GONE.matcher(words.toLowerCase(Locale.ROOT)).find()
                    ? SiteRefusal.notFound("OK.ru says: " + words)
                    : answer.failed("says: " + words);
        }
        Json flashvars = options(answer).at("flashvars");
        return flashvars.at("metadata").isMissing()
                ? status(page, metadata(answer, flashvars, client), client)
                : status(page, new Metadata(answer, flashvars.at("metadata").unwrapped()), client);
    }

    /** @param from the step that gave it */
    private record Metadata(SiteAnswer from, Json json) {}

    private static Json options(SiteAnswer answer) throws SiteRefusal {
        Matcher element = OPTIONS.matcher(answer.page());
        while (element.find()) {
            Json options = Json.parse(HtmlText.attribute(element.group(), "data-options"));
            if (!options.at("flashvars").isMissing()) {
                return options;
            }
        }
        throw answer.failed("gave no data-options of a player");
    }

    private static Metadata metadata(SiteAnswer page, Json flashvars, SiteClient client)
            throws IOException, SiteRefusal {
        String encoded = page.requireText(flashvars.at("metadataUrl"), "metadata");
        String url = URLDecoder.decode(encoded, StandardCharsets.UTF_8);
        if (Address.parse(url).filter(address -> address.hostUnder("ok.ru")).isEmpty()) {
            throw page.failed("gave no metadata");
        }
        String location = flashvars.at("location").text("");
        SiteAnswer answer = client.ask(HttpRequest.post(
                url,
                "application/x-www-form-urlencoded",
                Query.of("st.location", location).toString()));
        return new Metadata(answer, answer.json());
    }

    private static RoomStatus status(String page, Metadata told, SiteClient client) throws IOException, SiteRefusal {
        SiteAnswer answer = told.from();
        Json metadata = told.json();
        Json movie = answer.require(metadata.at("movie"), "movie");
        RoomDetails details = new RoomDetails(
                metadata.at("author", "name").text(),
                movie.at("title").text(),
                null,
                movie.at("poster").address(),
                null);
        Map<String, String> headers = client.mediaHeaders(Map.of("Referer", page, "User-Agent", client.userAgent()));
        if (metadata.at("provider").text("").equals("USER_YOUTUBE")) {
            throw answer.failed("says: YouTube " + movie.at("contentId").text(""))
                    .about(details);
        }
        String master = metadata.at("hlsMasterPlaylistUrl").address();
        if (master == null) {
            master = metadata.at("hlsManifestUrl").address();
        }
        if (master != null) {
            return answer.live(details, HlsLadder.ask(client, master, headers));
        }
        List<LiveStream> files = files(metadata.at("videos"), headers);
        return files.isEmpty() ? new RoomStatus.Offline(details) : new RoomStatus.Live(details, files);
    }

    private static List<LiveStream> files(Json videos, Map<String, String> headers) {
        List<LiveStream> files = new ArrayList<>();
        for (Rung rung : FILES) {
            videos.items().stream()
                    .filter(video -> rung.name().equals(video.at("name").text()))
                    .flatMap(video -> Optional.ofNullable(video.at("url").address()).stream())
                    .findFirst()
                    .ifPresent(url -> files.add(LiveStream.of(
                                    Protocol.PROGRESSIVE, Quality.onShortLadder(files.size()), rung.height() + "p", url)
                            .withPicture(null, rung.height(), null)
                            .withHeaders(headers)));
        }
        return files;
    }
}
