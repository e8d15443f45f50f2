package io.aircheck.platforms.bilibili;

import io.aircheck.net.HttpRequest;
import io.aircheck.platforms.Address;
import io.aircheck.platforms.Json;
import io.aircheck.platforms.Platform;
import io.aircheck.platforms.PlatformInfo;
import io.aircheck.platforms.Room;
import io.aircheck.platforms.RoomStatus;
import io.aircheck.platforms.SiteClient;
import io.aircheck.platforms.SiteRefusal;
import io.aircheck.platforms.Visit;
import io.aircheck.platforms.Ways;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Bilibili live rooms (fact sheet bilibili). The state is asked of the unsigned API first, then of the signed one, then of the
 * page; the streams of getRoomPlayInfo, quality by quality, then of the older playUrl, then of the page.
 *
 * <p>Uncertain: what an anonymous viewer gets of getRoomPlayInfo changes (at times only 250 or less, where playUrl still gave
 * the original); the qualities 25000 and 15000 are known of one program only. The optional master playlist (S4) is not used.
 */
public final class Bilibili implements Platform {

    static final String ID = "bilibili";

    private static final String SITE = "https://live.bilibili.com";
    private static final Pattern ROOM = Pattern.compile("/(?:(?:blanc|h5)/)?(\\d{1,19})/?");
    private static final Pattern SHORT = Pattern.compile("/(\\w{1,40})/?");
    private static final String SHORT_LINK = "short";
    private static final Duration KEY_LIFE = Duration.ofHours(2);

    private record KeptKey(Wbi wbi, Instant since) {}

    private volatile @Nullable KeptKey key;
    private volatile @Nullable String browserId;

    @Override
    public PlatformInfo info() {
        return PlatformInfo.of(ID, "Bilibili", "哔哩哔哩直播", SITE + "/6")
                .withNeeds(PlatformInfo.Need.COOKIE_AT_TIMES)
                .withQualities("OD (杜比, 4K, 原画), BD, UHD, HD, SD, LD")
                .withDoubts(
                        "What a viewer without a login gets of getRoomPlayInfo changes; at times only 250 or less.",
                        "The qualities 25000 and 15000 are known of one program only.");
    }

    @Override
    public Optional<Room> match(Address address) {
        if (address.hostIs("b23.tv")) {
            Matcher code = SHORT.matcher(address.path());
            return code.matches()
                    ? Optional.of(new Room(
                            ID,
                            Room.Kind.LIVE,
                            code.group(1),
                            "https://b23.tv/" + code.group(1),
                            Map.of(SHORT_LINK, "b23.tv")))
                    : Optional.empty();
        }
        Matcher room = ROOM.matcher(address.path());
        return address.hostIs("live.bilibili.com") && room.matches()
                ? Optional.of(Room.live(ID, room.group(1), SITE + "/" + room.group(1)))
                : Optional.empty();
    }

    @Override
    public RoomStatus check(Room room, Visit visit) throws IOException {
        SiteClient client =
                SiteClient.of(visit, Map.of("Referer", SITE + "/", "Origin", SITE), "bilibili.com", "b23.tv");
        client = client.withCookie("buvid3", browserId(client, visit));
        Instant now = visit.clock().instant();
        BilibiliApi api = new BilibiliApi(client, signingKey(client, now), now);
        try {
            BilibiliRoom found = find(api, target(room, client).id());
            if (found.needsPassword()) {
                return new RoomStatus.Private(found.details(), "the room has a password");
            }
            return found.isLive() ? live(api, found, client) : new RoomStatus.Offline(found.details());
        } catch (SiteRefusal e) {
            return e.status();
        }
    }

    /** The room that a short link leads to. */
    private Room target(Room room, SiteClient client) throws IOException, SiteRefusal {
        return room.parts().containsKey(SHORT_LINK)
                ? client.follow(
                        HttpRequest.get(room.url()),
                        address -> match(address).filter(found -> !found.parts().containsKey(SHORT_LINK)))
                : room;
    }

    /** The room, by the first way that tells of it. */
    private static BilibiliRoom find(BilibiliApi api, String id) throws IOException, SiteRefusal {
        return Ways.first(List.of(
                () -> named(api, api.roomInit(id)),
                () -> api.signedInfo(id),
                () -> api.baseInfo(id),
                () -> ofPage(api.page(id))));
    }

    /** The state with names: from one answer, else from three others. A room without a name is still a room. */
    private static BilibiliRoom named(BilibiliApi api, BilibiliRoom room) throws IOException {
        BilibiliRoom named = room;
        try {
            named = named.named(api.h5Info(room.id()));
            if (named.details().streamer() != null) {
                return named;
            }
        } catch (SiteRefusal e) {
            // The state is known; other answers may name it.
        }
        try {
            named = named.named(api.roomInfo(room.id()));
            named = named.named(api.master(room.uid()));
        } catch (SiteRefusal e) {
            // It stays without.
        }
        return named;
    }

    private static BilibiliRoom ofPage(BilibiliApi.Page page) throws SiteRefusal {
        return BilibiliRoom.ofState(page.state()).named(BilibiliRoom.namesOf(page.info()));
    }

    private static RoomStatus live(BilibiliApi api, BilibiliRoom room, SiteClient client) throws IOException {
        BilibiliStreams streams = new BilibiliStreams();
        SiteRefusal refusal = null;
        try {
            Json answer = api.playInfo(room.id(), BilibiliStreams.ORIGINAL).json();
            if (BilibiliRoom.needsPassword(answer)) {
                return new RoomStatus.Private(room.details(), "the room has a password");
            }
            if (answer.at("live_status").whole(1) != 1) {
                return new RoomStatus.Offline(room.details());
            }
            streams.addPlayInfo(answer);
            for (int qn : streams.others()) {
                streams.addPlayInfo(api.playInfo(room.id(), qn).json());
            }
        } catch (SiteRefusal e) {
            refusal = e;
        }
        if (streams.isEmpty() || streams.lacksOriginal()) {
            try {
                Optional<Json> older = api.playUrl(room.id(), BilibiliStreams.ORIGINAL);
                if (older.isEmpty() && streams.isEmpty()) {
                    return new RoomStatus.Offline(room.details());
                }
                older.ifPresent(streams::addPlayUrl);
            } catch (SiteRefusal e) {
                refusal = Ways.graver(refusal, e);
            }
        }
        if (streams.isEmpty()) {
            try {
                streams.addPlayInfo(api.page(Long.toString(room.id())).state().json());
            } catch (SiteRefusal e) {
                refusal = Ways.graver(refusal, e);
            }
        }
        if (!streams.isEmpty()) {
            return new RoomStatus.Live(
                    room.details(),
                    streams.bestFirst(
                            client.mediaHeaders(Map.of("Referer", SITE + "/", "User-Agent", client.userAgent()))));
        }
        return refusal == null
                ? new RoomStatus.Failed(
                        room.details(), "the room is live, but Bilibili lists no stream that can be recorded")
                : refusal.about(room.details()).status();
    }

    private BilibiliApi.SigningKey signingKey(SiteClient client, Instant now) {
        return new BilibiliApi.SigningKey() {
            @Override
            public Wbi get(boolean renew) throws IOException, SiteRefusal {
                KeptKey kept = key;
                if (kept != null && !renew && isFresh(kept)) {
                    return kept.wbi();
                }
                Wbi wbi = BilibiliApi.nav(client);
                key = new KeptKey(wbi, now);
                return wbi;
            }

            @Override
            public boolean isKnown() {
                KeptKey kept = key;
                return kept != null && isFresh(kept);
            }

            private boolean isFresh(KeptKey kept) {
                return kept.since().plus(KEY_LIFE).isAfter(now);
            }
        };
    }

    /** A buvid3 cookie lowers the risk of being refused: the site's, else one made up in its form. Kept for all rooms. */
    private String browserId(SiteClient client, Visit visit) {
        String known = browserId;
        if (known == null) {
            known = givenBrowserId(client).orElseGet(() -> madeUp(visit));
            browserId = known;
        }
        return known;
    }

    private static Optional<String> givenBrowserId(SiteClient client) {
        try {
            Json answer = Json.parse(client.get("https://api.bilibili.com/x/frontend/finger/spi"));
            return Optional.ofNullable(answer.at("data", "b_3").text()).filter(id -> id.matches("[\\w-]{1,100}"));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static String madeUp(Visit visit) {
        UUID id = new UUID(visit.random().nextLong(), visit.random().nextLong());
        return id.toString().toUpperCase(Locale.ROOT) + "infoc";
    }
}
