package io.aircheck.platforms.live17;

import io.aircheck.net.HttpRequest;
import io.aircheck.platforms.Address;
import io.aircheck.platforms.Codec;
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
import io.aircheck.platforms.Ways;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * 17LIVE (fact sheet 17live). One document tells everything; two hosts have it. Its qualities differ little, and only the
 * first network of its list serves at a time, so each quality is offered in the order of the list.
 *
 * <p>Phones may send HEVC in FLV (the old codec id 12) in every quality but h264, and nothing tells it beforehand. The address
 * of HLS playlists that other programs derive from these is not offered: the site does not name it.
 */
public final class Live17 implements Platform {

    private static final String ID = "17live";
    private static final Pattern ROOM = Pattern.compile("[1-9][0-9]{0,11}");
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2}(?:-[A-Za-z]{2,4})?");
    private static final int LIVE = 2;
    private static final int OFFLINE = 0;

    /** A quality of the site and the fields that may hold its address, the first that is not empty. */
    private record Rung(
            Quality quality, String name, @Nullable Codec codec, List<String> fields) {}

    private static final List<Rung> RUNGS = List.of(
            new Rung(Quality.OD, "source", null, List.of("urlHighQuality", "urlLowQuality", "webUrlLowQuality")),
            new Rung(Quality.UHD, "enhanced", null, List.of("urlQualityEnhancedHD")),
            new Rung(Quality.HD, "hd", null, List.of("urlLowBitrateHD", "webUrl", "url")),
            new Rung(Quality.SD, "h264", Codec.AVC, List.of("url264")));

    @Override
    public PlatformInfo info() {
        return PlatformInfo.of(ID, "17LIVE", "17LIVE", "https://17.live/en/live/6302408")
                .fromOverseas()
                .withQualities("source, enhanced, hd, h264")
                .withDoubts(
                        "Whether a stream is HEVC is not told; only h264 never is.",
                        "What HTTP 420 means beside a wrong parameter (older sources: a rate limit).");
    }

    @Override
    public Optional<Room> match(Address address) {
        List<String> path = address.segments();
        if (!address.hostIs("17.live", "www.17.live") || path.size() < 2) {
            return Optional.empty();
        }
        String first = path.getFirst();
        boolean withLanguage = !first.equals("live")
                && !first.equals("profile")
                && LANGUAGE.matcher(first).matches();
        List<String> page = withLanguage ? path.subList(1, path.size()) : path;
        boolean room = page.size() == 2 && page.getFirst().equals("live")
                || page.size() == 3 && page.subList(0, 2).equals(List.of("profile", "r"));
        return room && ROOM.matcher(page.getLast()).matches()
                ? Optional.of(Room.live(ID, page.getLast(), "https://17.live/live/" + page.getLast()))
                : Optional.empty();
    }

    @Override
    public RoomStatus check(Room room, Visit visit) throws IOException {
        SiteClient client = SiteClient.of(
                visit,
                Map.of(
                        "Origin", "https://17.live",
                        "Referer", "https://17.live/",
                        "Accept", "application/json, text/plain, */*"),
                "17app.co",
                "17.live");
        String id = room.id();
        try {
            return Ways.first(List.of(
                    () -> read(client, client.ask("https://api-dsa.17app.co/api/v1/lives/" + id)),
                    () -> read(
                            client,
                            client.ask(HttpRequest.post(
                                    "https://wap-api.17app.co/api/v1/lives/" + id + "/viewers/alive",
                                    "application/json",
                                    Json.write(Map.of("liveStreamID", id)))))));
        } catch (SiteRefusal e) {
            return e.status();
        }
    }

    private static RoomStatus read(SiteClient client, SiteAnswer answer) throws SiteRefusal {
        if (answer.status() == 401) {
            throw answer.blocked("refused the request (HTTP 401)");
        }
        if (!answer.http().isSuccess() && answer.status() != 429 && answer.status() != 403) {
            Json error = answer.jsonOfAnyStatus();
            String words = error.at("errorMessage").text("");
            throw answer.status() == 520 && words.contains("not found")
                    ? SiteRefusal.notFound("17LIVE says: " + words)
                    : words.isEmpty()
                            ? answer.failed("answered HTTP " + answer.status())
                            : answer.failed("says: " + words);
        }
        Json live = answer.json();
        long status = answer.requireWhole(live.at("status"), "status");
        RoomDetails details = details(live, status == LIVE);
        return switch ((int) status) {
            case OFFLINE -> new RoomStatus.Offline(details);
            case LIVE ->
                answer.live(details, streams(live, client.mediaHeaders(Map.of("Referer", "https://17.live/"))));
            default -> throw answer.failed("answered status " + status).about(details);
        };
    }

    private static RoomDetails details(Json live, boolean onAir) {
        String name = live.at("userInfo", "displayName").text();
        String cover = live.at("coverPhoto").address();
        long began = live.at("beginTime").whole(0);
        return new RoomDetails(
                name == null ? live.at("userInfo", "openID").text() : name,
                live.at("caption").text(),
                null,
                cover == null ? null : cover.replaceFirst("^http:", "https:"),
                onAir && began > 0 ? Instant.ofEpochSecond(began) : null);
    }

    private static List<LiveStream> streams(Json live, Map<String, String> headers) {
        List<Json> pulled = live.at("pullURLsInfo", "rtmpURLs").items();
        List<Json> networks = pulled.isEmpty() ? live.at("rtmpUrls").items() : pulled;
        List<LiveStream> streams = new ArrayList<>();
        for (Rung rung : RUNGS) {
            for (Json network : networks) {
                rung.fields().stream()
                        .map(field -> network.at(field).address())
                        .filter(Objects::nonNull)
                        .findFirst()
                        .ifPresent(url -> streams.add(LiveStream.of(Protocol.FLV, rung.quality(), rung.name(), url)
                                .withCodec(rung.codec())
                                .withHeaders(headers)));
            }
        }
        return streams;
    }
}
