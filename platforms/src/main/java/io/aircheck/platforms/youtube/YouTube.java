package io.aircheck.platforms.youtube;

import io.aircheck.platforms.Address;
import io.aircheck.platforms.HlsLadder;
import io.aircheck.platforms.LiveStream;
import io.aircheck.platforms.Platform;
import io.aircheck.platforms.PlatformInfo;
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
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * YouTube (fact sheet youtube). The watch page tells the state; the HLS master is the page's, else the one that the API gives to
 * clients that need no script. A channel is asked for at {@code /live}, which is its running broadcast's page or, while none
 * runs, its own. The setting {@code token} is a PO token for the manifests.
 *
 * <p>Uncertain: the versions of the API's clients age in weeks. Whether the page carries an HLS master varies by user agent and
 * experiment. Of several broadcasts at once {@code /live} shows one.
 */
public final class YouTube implements Platform {

    static final String ID = "youtube";

    /** Says that the EU's question of consent is answered. */
    private static final String NO_CONSENT_NEEDED = "CAI";

    private static final Pattern EXPIRY = Pattern.compile("/expire/(\\d{1,11})/");

    /** A part that the player's own script would have to change before the address opens. */
    private static final Pattern SCRAMBLED = Pattern.compile("/n/[^/]+/");

    @Override
    public PlatformInfo info() {
        return PlatformInfo.of(ID, "YouTube", "YouTube", YouTubeAddress.SITE + "/@LofiGirl/live")
                .fromOverseas()
                .withNeeds(PlatformInfo.Need.PROXY, PlatformInfo.Need.COOKIE_AT_TIMES, PlatformInfo.Need.LOGIN_AT_TIMES)
                .withQualities("2160p60 … 144p (OD, UHD, HD, SD, LD)")
                .withDoubts(
                        "The versions of the clients that ask for streams age in weeks.",
                        "Whether the watch page carries an HLS playlist varies by browser and experiment.",
                        "Of several broadcasts of a channel at once one is recorded; give the others by their videos.");
    }

    @Override
    public Optional<Room> match(Address address) {
        return YouTubeAddress.match(address);
    }

    @Override
    public RoomStatus check(Room room, Visit visit) throws IOException {
        SiteClient client = SiteClient.of(visit, Map.of("Accept-Language", "en-US,en"), "youtube.com")
                .withCookie("SOCS", NO_CONSENT_NEEDED);
        PlayerApi api = new PlayerApi(client, visit);
        try {
            return YouTubeAddress.isChannel(room) ? channel(room, client, api, visit) : video(room, client, api, visit);
        } catch (SiteRefusal e) {
            return e.status();
        }
    }

    private static RoomStatus channel(Room room, SiteClient client, PlayerApi api, Visit visit)
            throws IOException, SiteRefusal {
        WatchPage page = WatchPage.ask(client, room.url());
        if (page.isMissing()) {
            throw SiteRefusal.notFound("YouTube has no channel " + room.id());
        }
        Optional<PlayerResponse> player = page.player();
        if (player.isPresent()) {
            return status(player.get(), page.visitor(), client, api, visit);
        }
        String video = page.canonicalVideo();
        if (video != null) {
            return status(ofApi(api, video, page.visitor()), page.visitor(), client, api, visit);
        }
        if (!page.isOfChannel()) {
            throw page.answer().failed("gave no player response");
        }
        return new RoomStatus.Offline(RoomDetails.of(page.channelName(), null));
    }

    private static RoomStatus video(Room room, SiteClient client, PlayerApi api, Visit visit)
            throws IOException, SiteRefusal {
        record Found(PlayerResponse player, @Nullable String visitor) {}
        Found found = Ways.first(List.of(
                () -> {
                    WatchPage page = WatchPage.ask(client, room.url());
                    SiteAnswer answer = page.answer();
                    return new Found(
                            page.player().orElseThrow(() -> answer.failed("gave no player response")), page.visitor());
                },
                () -> new Found(ofApi(api, room.id(), null), null)));
        return status(found.player(), found.visitor(), client, api, visit);
    }

    /** The API's word on a video of which the page tells nothing. */
    private static PlayerResponse ofApi(PlayerApi api, String video, @Nullable String visitor)
            throws IOException, SiteRefusal {
        List<Ways.Way<PlayerResponse>> ways = new ArrayList<>();
        for (PlayerApi.Player player : api.players()) {
            ways.add(() -> {
                PlayerResponse response = api.ask(player, video, visitor);
                response.isLive();
                return response;
            });
        }
        return Ways.first(ways);
    }

    private static RoomStatus status(
            PlayerResponse player, @Nullable String visitor, SiteClient client, PlayerApi api, Visit visit)
            throws IOException, SiteRefusal {
        if (!player.isLive()) {
            return new RoomStatus.Offline(player.details());
        }
        try {
            return new RoomStatus.Live(player.details(), streams(player, visitor, client, api, visit));
        } catch (SiteRefusal e) {
            throw e.about(player.details());
        }
    }

    /** Of the page's master, else of the one that the API gives; one that needs the player's script is the last resort. */
    private static List<LiveStream> streams(
            PlayerResponse player, @Nullable String visitor, SiteClient client, PlayerApi api, Visit visit)
            throws IOException, SiteRefusal {
        String manifest = player.manifest();
        boolean scrambled = manifest != null && SCRAMBLED.matcher(manifest).find();
        List<Ways.Way<List<LiveStream>>> ways = new ArrayList<>();
        if (!scrambled) {
            ways.add(() -> ladder(player, client, visit));
        }
        String video = player.videoId();
        if (video != null) {
            for (PlayerApi.Player one : api.players()) {
                ways.add(() -> ladder(api.ask(one, video, visitor), client, visit));
            }
        }
        if (scrambled) {
            ways.add(() -> ladder(player, client, visit));
        }
        return Ways.first(ways);
    }

    private static List<LiveStream> ladder(PlayerResponse player, SiteClient client, Visit visit)
            throws IOException, SiteRefusal {
        String manifest = player.manifest();
        if (manifest == null) {
            throw player.answer().failed("gave no hlsManifestUrl");
        }
        String token = visit.credentials().token();
        String url = token == null ? manifest : manifest.replaceFirst("/$", "") + "/pot/" + token;
        return HlsLadder.ask(client, url, client.mediaHeaders(Map.of("User-Agent", client.userAgent()))).stream()
                .map(stream -> stream.withExpiry(expiry(stream.url())))
                .toList();
    }

    private static @Nullable Instant expiry(String url) {
        Matcher expiry = EXPIRY.matcher(url);
        return expiry.find() ? Instant.ofEpochSecond(Long.parseLong(expiry.group(1))) : null;
    }
}
