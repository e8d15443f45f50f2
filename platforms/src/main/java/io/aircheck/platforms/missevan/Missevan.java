package io.aircheck.platforms.missevan;

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
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * MaoerFM (fact sheet missevan), a site of sound: its streams carry AAC beside a picture of 16 by 16 pixels. One unsigned API
 * tells everything. A room is on air while media is pushed, not when it is merely open, and keeps its old addresses when off.
 *
 * <p>Uncertain: the form of links that the app shares. Pages of users ({@code www.missevan.com/…}) are not taken for rooms.
 */
public final class Missevan implements Platform {

    private static final String ID = "missevan";
    private static final Pattern ROOM = Pattern.compile("[1-9]\\d{0,17}");
    private static final Map<String, String> FROM_SITE =
            Map.of("Referer", "https://fm.missevan.com/", "Origin", "https://fm.missevan.com");

    /** The site's code for "there is no such room". */
    private static final long NO_ROOM = 500030004;

    @Override
    public PlatformInfo info() {
        return PlatformInfo.of(ID, "MaoerFM", "猫耳FM", "https://fm.missevan.com/live/868895007")
                .withQualities("OD")
                .withDoubts("The form of the links that the app shares.");
    }

    @Override
    public Optional<Room> match(Address address) {
        List<String> path = address.segments();
        return address.hostIs("fm.missevan.com")
                        && path.size() == 2
                        && path.getFirst().equals("live")
                        && ROOM.matcher(path.getLast()).matches()
                ? Optional.of(Room.live(ID, path.getLast(), "https://fm.missevan.com/live/" + path.getLast()))
                : Optional.empty();
    }

    @Override
    public RoomStatus check(Room room, Visit visit) throws IOException {
        SiteClient client = SiteClient.of(visit, FROM_SITE, "missevan.com");
        try {
            SiteAnswer answer = client.ask("https://fm.missevan.com/api/v2/live/" + room.id());
            return read(room, answer, client.mediaHeaders(FROM_SITE));
        } catch (SiteRefusal e) {
            return e.status();
        }
    }

    private static RoomStatus read(Room room, SiteAnswer answer, Map<String, String> headers) throws SiteRefusal {
        if (answer.status() == 401) {
            throw answer.blocked("refused the request (HTTP 401)");
        }
        Json json = answer.status() == 404 ? answer.jsonOfAnyStatus() : answer.json();
        long code = answer.requireWhole(json.at("code"), "code");
        if (code == NO_ROOM) {
            throw SiteRefusal.notFound("MaoerFM has no room " + room.id());
        }
        if (code != 0 || !json.at("info").isObject()) {
            throw answer.says(json.at("info"), json.at("code"));
        }
        return status(answer, json.at("info"), headers);
    }

    private static RoomStatus status(SiteAnswer answer, Json info, Map<String, String> headers) throws SiteRefusal {
        Json it = info.at("room");
        String creator = info.at("creator", "username").text();
        String streamer = creator == null ? it.at("creator_username").text() : creator;
        if (it.isMissing()) {
            return new RoomStatus.Offline(RoomDetails.of(streamer, null));
        }
        boolean onAir = answer.requireFlag(it.at("status", "broadcasting"), "status.broadcasting");
        long began = it.at("status", "open_time").whole(0);
        RoomDetails details = new RoomDetails(
                streamer,
                it.at("name").text(),
                null,
                it.at("cover_url").address(),
                onAir && began > 0 ? Instant.ofEpochMilli(began) : null);
        return onAir ? answer.live(details, streams(it.at("channel"), headers)) : new RoomStatus.Offline(details);
    }

    private static List<LiveStream> streams(Json channel, Map<String, String> headers) {
        List<LiveStream> streams = new ArrayList<>();
        add(streams, Protocol.FLV, channel.at("flv_pull_url"), headers);
        add(streams, Protocol.HLS, channel.at("hls_pull_url"), headers);
        return streams;
    }

    private static void add(List<LiveStream> streams, Protocol protocol, Json address, Map<String, String> headers) {
        String url = address.address();
        if (url != null) {
            streams.add(LiveStream.of(protocol, Quality.OD, "OD", url)
                    .withCodec(Codec.AVC)
                    .withHeaders(headers)
                    .withExpiry(Address.parse(url)
                            .map(parsed -> parsed.instant("expires"))
                            .orElse(null)));
        }
    }
}
