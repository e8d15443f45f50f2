package io.aircheck.platforms.douyu;

import io.aircheck.platforms.Address;
import io.aircheck.platforms.HtmlScript;
import io.aircheck.platforms.Json;
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
import io.aircheck.platforms.script.Sandbox;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Douyu (fact sheet douyu). The mobile page tells a room's real number, which is kept; {@code betard}, tried three times, tells its
 * state, with the open API behind it; the streams come signed with a key that the site gives, or the older way, with a script that
 * it serves. A room that plays recordings in a loop is off.
 */
public final class Douyu implements Platform {

    private static final String ID = "douyu";
    private static final String SITE = "https://www.douyu.com/";
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_]{1,64}");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");
    private static final Set<String> PAGES = Set.of("directory", "topic", "member", "cms", "betard", "swf_api", "show");
    private static final Pattern RID = Pattern.compile("\"roomInfo\":\\{\"rid\":(\\d+)");
    private static final Pattern DESKTOP_RID = Pattern.compile("\\$ROOM\\.room_id\\s*=\\s*(\\d+)");
    private static final int MOST_KEPT = 10_000;

    private final Sandbox sandbox;
    private final AtomicReference<@Nullable EncryptionKey> key = new AtomicReference<>();
    private final Map<String, String> numbers = new ConcurrentHashMap<>();

    public Douyu() {
        this(Sandbox.shared());
    }

    /** @param sandbox runs the scripts that the site serves */
    Douyu(Sandbox sandbox) {
        this.sandbox = sandbox;
    }

    @Override
    public PlatformInfo info() {
        return PlatformInfo.of(ID, "Douyu", "斗鱼直播", SITE + "9999")
                .withNeeds(PlatformInfo.Need.LOGIN_AT_TIMES)
                .withQualities("OD, BD, UHD, HD, LD")
                .withDoubts(
                        "Whether the site still serves the script of its older way to sign is not known; it is asked for"
                                + " where the newer way fails.",
                        "Rooms for VIPs may need the cookie of a login.");
    }

    /** Any address with a rid names that room, whatever its path. */
    @Override
    public Optional<Room> match(Address address) {
        if (!address.hostIs("douyu.com", "www.douyu.com", "m.douyu.com")) {
            return Optional.empty();
        }
        String rid = address.parameter("rid");
        if (rid != null && NUMBER.matcher(rid).matches()) {
            return room(rid);
        }
        List<String> path = address.segments();
        return path.size() == 1
                        && NAME.matcher(path.getFirst()).matches()
                        && !path.getFirst().startsWith("g_")
                        && !PAGES.contains(path.getFirst())
                ? room(path.getFirst())
                : Optional.empty();
    }

    private static Optional<Room> room(String id) {
        return Optional.of(Room.live(ID, id, SITE + id));
    }

    @Override
    public RoomStatus check(Room room, Visit visit) throws IOException {
        SiteClient client = SiteClient.of(visit, Map.of("Referer", SITE), "douyu.com", "douyucdn.cn");
        RoomDetails details = RoomDetails.UNKNOWN;
        try {
            String number = number(client, room.id());
            DouyuRoom state = Ways.first(List.of(
                    () -> DouyuRoom.betard(client, number),
                    () -> DouyuRoom.openApi(client, number),
                    () -> DouyuRoom.page(client, number)));
            details = state.details();
            if (!state.isOnAir()) {
                return new RoomStatus.Offline(details);
            }
            return streams(client, visit, state);
        } catch (SiteRefusal e) {
            return e.status().with(details);
        }
    }

    private RoomStatus streams(SiteClient client, Visit visit, DouyuRoom state) throws IOException, SiteRefusal {
        try {
            return signed(client, state, new KeySigner(client, visit, key, state.number()));
        } catch (SiteRefusal e) {
            if (!(e.status() instanceof RoomStatus.Failed || e.status() instanceof RoomStatus.Blocked)) {
                throw e;
            }
            return signedByScript(client, visit, state, e);
        }
    }

    private RoomStatus signedByScript(SiteClient client, Visit visit, DouyuRoom state, SiteRefusal before)
            throws IOException, SiteRefusal {
        try {
            return signed(client, state, new ScriptSigner(client, visit, sandbox, state.number()));
        } catch (SiteRefusal e) {
            throw Ways.graver(before, e);
        }
    }

    private static RoomStatus signed(SiteClient client, DouyuRoom state, PlaySigner signer)
            throws IOException, SiteRefusal {
        try {
            List<LiveStream> streams = new DouyuPlay(client, signer).streams();
            return streams.isEmpty()
                    ? new RoomStatus.Failed(
                            state.details(), "the room is live, but Douyu lists no stream that can be recorded")
                    : new RoomStatus.Live(state.details(), streams);
        } catch (DouyuPlay.NotOnAir e) {
            return new RoomStatus.Offline(state.details());
        } catch (SiteRefusal e) {
            if (state.vip() && e.status() instanceof RoomStatus.Failed) {
                throw new SiteRefusal(new RoomStatus.LoginRequired(
                        state.details(), "Douyu wants a login: " + e.status().reason()));
            }
            throw e;
        }
    }

    /** The real number of a room with a name or a short number. */
    private String number(SiteClient client, String id) throws IOException, SiteRefusal {
        String known = numbers.get(id);
        if (known != null) {
            return known;
        }
        boolean isNumber = NUMBER.matcher(id).matches();
        String number;
        try {
            number = isNumber
                    ? mobilePage(client, id)
                    : Ways.first(List.of(() -> mobilePage(client, id), () -> desktopPage(client, id)));
        } catch (SiteRefusal | IOException e) {
            if (isNumber) {
                return id; // most are real; if not, the room's own answer says so
            }
            throw e;
        }
        if (numbers.size() >= MOST_KEPT) {
            numbers.clear();
        }
        numbers.put(id, number);
        return number;
    }

    private static String mobilePage(SiteClient client, String id) throws IOException, SiteRefusal {
        SiteAnswer answer = client.ask("https://m.douyu.com/" + id);
        String page = answer.page();
        Matcher rid = RID.matcher(page);
        String number = rid.find()
                ? rid.group(1)
                : Json.parse(HtmlScript.contentOf(page, "vike_pageContext"))
                        .at("pageProps", "room", "roomInfo", "roomInfo", "rid")
                        .text();
        if (number == null) {
            throw answer.failed("gave no rid");
        }
        return DouyuRoom.real(number, id);
    }

    private static String desktopPage(SiteClient client, String id) throws IOException, SiteRefusal {
        SiteAnswer answer = client.ask(SITE + id);
        if (DouyuRoom.isAbsence(answer.http().text())) {
            throw DouyuRoom.absent(id);
        }
        Matcher rid = DESKTOP_RID.matcher(answer.page());
        if (!rid.find()) {
            throw answer.failed("gave no room_id");
        }
        return DouyuRoom.real(rid.group(1), id);
    }
}
