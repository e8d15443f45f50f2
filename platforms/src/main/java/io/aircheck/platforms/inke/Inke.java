package io.aircheck.platforms.inke;

import io.aircheck.platforms.Address;
import io.aircheck.platforms.Json;
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
import io.aircheck.platforms.Ways;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Inke (fact sheet inke). The web page's answer names the streamer and, in older days, the streams; the app's answer knows what
 * is published now, and its streams. A user is watched, whatever broadcast the address names beside.
 *
 * <p>Uncertain: an unknown user cannot be told from one who is not on air.
 */
public final class Inke implements Platform {

    private static final String ID = "inke";
    private static final String SITE = "https://www.inke.cn";
    private static final Pattern SHARE_HOST = Pattern.compile("mlive\\d*\\.inke\\.cn");
    private static final Pattern UID = Pattern.compile("\\d{1,18}");

    private static final long ON_AIR = 1;
    private static final long NOTHING_ON_AIR = 1_099_999_920L;
    private static final String NO_TITLE = "正在直播中";

    @Override
    public PlatformInfo info() {
        return PlatformInfo.of(ID, "Inke", "映客直播", SITE + "/liveroom/index.html?uid=22954469")
                .withQualities("OD (H.264, H.265)")
                .withDoubts("An unknown user is shown as offline: the site answers alike about both.");
    }

    @Override
    public Optional<Room> match(Address address) {
        boolean page = address.hostIs("www.inke.cn", "inke.cn", "www.inke.com", "inke.com")
                && address.path().equals("/liveroom/index.html");
        boolean share =
                SHARE_HOST.matcher(address.host()).matches() && address.path().startsWith("/app/");
        String uid = address.parameter("uid");
        return (page || share) && uid != null && UID.matcher(uid).matches()
                ? Optional.of(Room.live(ID, uid, SITE + "/liveroom/index.html?uid=" + uid))
                : Optional.empty();
    }

    /** What one of the two answers tells of a broadcast; empty streams are for the other to list. */
    private record Found(SiteAnswer step, boolean onAir, RoomDetails details, InkeStreams streams) {

        /** With what the other answer knows beside. */
        Found and(Found other) {
            return new Found(
                    other.step,
                    onAir && other.onAir,
                    new RoomDetails(
                            or(details.streamer(), other.details.streamer()),
                            or(details.title(), other.details.title()),
                            null,
                            or(other.details.cover(), details.cover()),
                            other.details.startedAt()),
                    streams.and(other.streams));
        }

        private static @Nullable String or(@Nullable String one, @Nullable String another) {
            return one == null ? another : one;
        }
    }

    @Override
    public RoomStatus check(Room room, Visit visit) throws IOException {
        SiteClient client = SiteClient.of(visit, Map.of("Referer", SITE + "/", "Origin", SITE), "inke.cn");
        try {
            Found found =
                    Ways.first(List.of(() -> shared(client, room.id(), visit), () -> published(client, room.id())));
            if (!found.onAir()) {
                return new RoomStatus.Offline(RoomDetails.of(found.details().streamer(), null));
            }
            Map<String, String> headers = client.mediaHeaders(
                    Map.of("Referer", SITE + "/", "Origin", SITE, "User-Agent", client.userAgent()));
            Found all = completed(found, client, room.id());
            return all.onAir()
                    ? all.step().live(all.details(), all.streams().bestFirst(headers))
                    : new RoomStatus.Offline(RoomDetails.of(all.details().streamer(), null));
        } catch (SiteRefusal e) {
            return e.status();
        }
    }

    /** What is published now has the streams that the page's answer lacks; where that has some, this is only more. */
    private static Found completed(Found found, SiteClient client, String uid) throws IOException, SiteRefusal {
        if (found.streams().hasOriginal()) {
            return found;
        }
        try {
            Found published = published(client, uid);
            return published.onAir() || found.streams().isEmpty() ? found.and(published) : found;
        } catch (SiteRefusal e) {
            if (found.streams().isEmpty()) {
                throw e.about(found.details());
            }
            return found;
        }
    }

    private static Found shared(SiteClient client, String uid, Visit visit) throws IOException, SiteRefusal {
        Query query = Query.of("uid", uid).and("_t", visit.clock().instant().getEpochSecond());
        SiteAnswer step = client.ask(query.appendedTo("https://webapi.busi.inke.cn/web/live_share_pc"));
        Json answer = step.json();
        long code = step.requireWhole(answer.at("error_code"), "error_code");
        if (code == NOTHING_ON_AIR) {
            return new Found(step, false, RoomDetails.UNKNOWN, InkeStreams.NONE);
        }
        if (code != 0) {
            throw step.says(answer.at("message"), answer.at("error_code"));
        }
        Json data = step.require(answer.at("data"), "data");
        requireSame(step, uid, data.at("live_uid"));
        boolean onAir = step.requireWhole(data.at("status"), "data.status") == ON_AIR;
        RoomDetails details = new RoomDetails(
                data.at("media_info", "nick").text(),
                title(data.at("live_name")),
                null,
                data.at("portrait").address(),
                null);
        Json addresses = data.at("live_addr").at(0);
        return new Found(
                step,
                onAir,
                details,
                new InkeStreams(
                        addresses.at("hls_stream_addr").address(),
                        addresses.at("stream_addr").address(),
                        null));
    }

    private static Found published(SiteClient client, String uid) throws IOException, SiteRefusal {
        SiteAnswer step = client.ask("https://service.inke.cn/api/live/now_publish?id=" + uid);
        Json answer = step.json();
        if (step.requireWhole(answer.at("dm_error"), "dm_error") != 0) {
            throw step.says(answer.at("error_msg"), answer.at("dm_error"));
        }
        if (!answer.members().containsKey("live")) {
            throw step.failed("gave no live");
        }
        Json live = answer.at("live");
        if (live.isMissing()) {
            return new Found(step, false, RoomDetails.UNKNOWN, InkeStreams.NONE);
        }
        requireSame(step, uid, live.at("creator"));
        boolean onAir = step.requireWhole(live.at("status"), "live.status") == ON_AIR;
        Long start = live.at("start_time").whole();
        RoomDetails details = new RoomDetails(
                null,
                title(live.at("name")),
                null,
                live.at("cover").address(),
                start == null || start <= 0 ? null : Instant.ofEpochSecond(start));
        return new Found(
                step,
                onAir,
                details,
                new InkeStreams(
                        null,
                        live.at("stream_addr").address(),
                        live.at("stream_multi_addr").address()));
    }

    private static @Nullable String title(Json name) {
        String title = name.text();
        return NO_TITLE.equals(title) ? null : title;
    }

    private static void requireSame(SiteAnswer step, String uid, Json answered) throws SiteRefusal {
        String other = answered.text();
        if (other != null && !other.equals(uid)) {
            throw step.failed("answered about another user, " + other);
        }
    }
}
