package io.aircheck.platforms.jd;

import io.aircheck.net.HttpRequest;
import io.aircheck.net.UserAgents;
import io.aircheck.platforms.Address;
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
import io.aircheck.platforms.StreamExpiry;
import io.aircheck.platforms.Visit;
import io.aircheck.platforms.Ways;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * JD Live (fact sheet jd). An author is lasting and leads to the broadcast that is on; a room is one broadcast, of which neither
 * name nor title is told without a signature that is not known here.
 *
 * <p>Uncertain: what a wrong number is answered, and whether the author's two calls, last seen in November 2025, still work.
 */
public final class Jd implements Platform {

    private static final String ID = "jd";
    private static final String SITE = "https://lives.jd.com/";
    private static final String API = "https://api.m.jd.com/";
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9-]{1,40}");
    private static final Pattern AUTHOR_ID = Pattern.compile("\\d{1,20}");
    private static final Pattern IN_FRAGMENT =
            Pattern.compile("/(\\d{5,18})(?:/(?:live|notice|closed|replay))?/?(?:\\?.*)?");
    private static final Set<Long> OFF = Set.of(0L, 2L, 3L, 10L, 11L);

    private enum Form {
        AUTHOR,
        ROOM,
        SHORT;

        static Form of(Room room) {
            return valueOf(room.parts().getOrDefault("form", ROOM.name()));
        }
    }

    /** @param liveId null while the author is not on air */
    private record Author(
            String id, @Nullable String name, @Nullable String liveId) {}

    @Override
    public PlatformInfo info() {
        return PlatformInfo.of(ID, "JD Live", "京东直播", "https://3.cn/28MLBy-E")
                .withQualities("OD")
                .withDoubts(
                        "A room's address is good for one broadcast and tells no name; watch the author's page instead.",
                        "What the site answers for a number that does not exist is not known.");
    }

    @Override
    public Optional<Room> match(Address address) {
        List<String> path = address.segments();
        if (address.host().equals("3.cn")) {
            return path.size() == 1 && CODE.matcher(path.getFirst()).matches()
                    ? room(path.getFirst(), "https://3.cn/" + path.getFirst(), Form.SHORT)
                    : Optional.empty();
        }
        if (address.host().equals("lives.jd.com")) {
            Matcher live = IN_FRAGMENT.matcher(address.fragment() == null ? "" : address.fragment());
            return path.isEmpty() && live.matches()
                    ? room(live.group(1), SITE + "#/" + live.group(1), Form.ROOM)
                    : Optional.empty();
        }
        String author = address.hostUnder("m.jd.com") ? address.parameter("authorId") : null;
        return author != null && AUTHOR_ID.matcher(author).matches()
                ? room(author, "https://eco.m.jd.com/content/dr_home/index.html?authorId=" + author, Form.AUTHOR)
                : Optional.empty();
    }

    private static Optional<Room> room(String id, String url, Form form) {
        return Optional.of(new Room(ID, Room.Kind.LIVE, id, url, Map.of("form", form.name())));
    }

    @Override
    public RoomStatus check(Room typed, Visit visit) throws IOException {
        SiteClient client = SiteClient.of(
                visit,
                Map.of(
                        "User-Agent",
                        UserAgents.MOBILE,
                        "Origin",
                        "https://lives.jd.com",
                        "Referer",
                        SITE,
                        "x-referer-page",
                        SITE),
                "jd.com",
                "3.cn");
        try {
            Room room = Form.of(typed) == Form.SHORT
                    ? client.follow(
                            HttpRequest.get(typed.url()),
                            address -> match(address).filter(found -> Form.of(found) != Form.SHORT))
                    : typed;
            Author author = Form.of(room) == Form.AUTHOR ? author(client, room.id()) : null;
            RoomDetails name = RoomDetails.of(author == null ? null : author.name, null);
            String liveId = author == null ? room.id() : author.liveId;
            if (liveId == null) {
                return new RoomStatus.Offline(name);
            }
            long now = visit.clock().millis();
            RoomStatus status = Ways.first(List.of(
                    () -> play(client, "api", liveId, now, name),
                    () -> play(client, "client.action", liveId, now, name)));
            return status instanceof RoomStatus.Live live && author != null ? titled(client, live, author.id) : status;
        } catch (SiteRefusal e) {
            return e.status();
        }
    }

    private static Author author(SiteClient client, String id) throws IOException, SiteRefusal {
        SiteAnswer answer = post(
                client,
                "talent_head_findTalentMsg",
                "{\"authorId\":\"" + id + "\",\"monitorSource\":\"1\",\"userId\":\"\"}");
        Json result = answer.require(success(answer).at("result"), "result");
        Json jump = result.at("livingRoomJump");
        return new Author(
                id,
                result.at("talentName").text(),
                jump.isMissing() ? null : answer.requireText(jump.at("params", "id"), "params.id"));
    }

    /** The title of an author's broadcast, where the site tells it. */
    private static RoomStatus titled(SiteClient client, RoomStatus.Live live, String authorId) {
        try {
            SiteAnswer answer = post(
                    client,
                    "jdTalentContentList",
                    "{\"authorId\":\"" + authorId + "\",\"type\":1,\"userId\":\"\",\"page\":1,\"offset\":\"-1\","
                            + "\"monitorSource\":\"1\",\"pageSize\":1}");
            RoomDetails known = live.details();
            String title =
                    success(answer).at("result", "content").at(0).at("title").text();
            return new RoomStatus.Live(
                    new RoomDetails(known.streamer(), title, null, known.cover(), null), live.streams());
        } catch (SiteRefusal | IOException e) {
            return live;
        }
    }

    private static SiteAnswer post(SiteClient client, String function, String body) throws IOException {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("functionId", function);
        form.put("appid", "dr_detail");
        form.put("body", body);
        return client.ask(HttpRequest.postForm(API + function, form));
    }

    private static Json success(SiteAnswer answer) throws SiteRefusal {
        Json json = answer.json();
        if (!answer.requireText(json.at("code"), "code").equals("0")) {
            Json words = json.at("message").text() == null ? json.at("msg") : json.at("message");
            throw answer.says(words, json.at("code"));
        }
        return json;
    }

    private static RoomStatus play(SiteClient client, String path, String liveId, long timeMillis, RoomDetails name)
            throws IOException, SiteRefusal {
        Query query = Query.of("appid", "h5-live", "functionId", "getImmediatePlayToM")
                .and("t", timeMillis)
                .and("body", "{\"liveId\":\"" + liveId + "\"}");
        SiteAnswer answer = client.ask(query.appendedTo(API + path));
        Json data = answer.require(success(answer).at("data"), "data");
        if (!answer.requireText(data.at("liveId"), "liveId").equals(liveId)) {
            throw answer.failed("answered of another room");
        }
        RoomDetails details = new RoomDetails(
                name.streamer(), null, null, data.at("blurredImg").address(), null);
        long status = answer.requireWhole(data.at("status"), "status");
        if (OFF.contains(status)) {
            return new RoomStatus.Offline(details);
        }
        if (status != 1) {
            throw answer.failed("answered status " + status);
        }
        return data.at("secret").whole(0) == 1
                ? new RoomStatus.Private(details, "the broadcast can be watched in JD's app only")
                : answer.live(details, streams(client, data));
    }

    private static List<LiveStream> streams(SiteClient client, Json data) {
        Map<String, String> headers = client.mediaHeaders(
                Map.of("Origin", "https://lives.jd.com", "Referer", SITE, "User-Agent", client.userAgent()));
        List<LiveStream> streams = new ArrayList<>();
        for (String field : List.of("h5VideoUrl", "videoUrl", "pcVideoUrl")) {
            String url = data.at(field).address();
            if (url != null && streams.stream().noneMatch(stream -> stream.url().equals(url))) {
                streams.add(LiveStream.of(
                                url.contains(".flv") ? Protocol.FLV : Protocol.HLS,
                                Quality.OD,
                                Quality.OD.chinese(),
                                url)
                        .withPicture(
                                data.at("width").pixels(), data.at("height").pixels(), null)
                        .withHeaders(headers)
                        .withExpiry(StreamExpiry.of(url)));
            }
        }
        return streams;
    }
}
