package io.aircheck.platforms.acfun;

import io.aircheck.platforms.Address;
import io.aircheck.platforms.Json;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * AcFun live rooms (fact sheet acfun). Two unsigned answers tell of a streamer; the streams want a visitor, who is registered
 * without an account and serves all rooms for some minutes.
 *
 * <p>Uncertain: what userInfo answers about an unknown user; the code of the recorded guess is taken only with words that say so.
 */
public final class AcFun implements Platform {

    private static final String ID = "acfun";
    private static final String SITE = "https://live.acfun.cn";
    private static final Map<String, Pattern> PATHS = Map.of(
            "live.acfun.cn", Pattern.compile("/live/(\\d{1,19})/?"),
            "acfun.cn", Pattern.compile("/(?:live|u)/(\\d{1,19})/?"),
            "www.acfun.cn", Pattern.compile("/(?:live|u)/(\\d{1,19})/?"),
            "m.acfun.cn", Pattern.compile("/live/detail/(\\d{1,19})/?"));

    private static final long PLAYING = 1;
    private static final long OVER = 129_004;

    private final Visitors visitors = new Visitors();

    /** @param liveId names the broadcast; null while there is none */
    private record Author(RoomDetails details, @Nullable String liveId) {}

    @Override
    public PlatformInfo info() {
        return PlatformInfo.of(ID, "AcFun", "AcFun 直播", SITE + "/live/179922")
                .withQualities("OD (蓝光 8M), BD (蓝光 4M), UHD (超清), HD (高清)")
                .withDoubts("What the second source answers about an unknown user is not recorded.");
    }

    @Override
    public Optional<Room> match(Address address) {
        Pattern path = PATHS.get(address.host());
        return Optional.ofNullable(path)
                .map(it -> it.matcher(address.path()))
                .filter(Matcher::matches)
                .map(it -> Room.live(ID, it.group(1), SITE + "/live/" + it.group(1)));
    }

    @Override
    public RoomStatus check(Room room, Visit visit) throws IOException {
        SiteClient client = SiteClient.of(visit, Map.of("Referer", SITE + "/"), "acfun.cn");
        try {
            Author author = Ways.first(List.of(() -> info(client, room.id()), () -> userInfo(client, room.id())));
            return author.liveId() == null
                    ? new RoomStatus.Offline(author.details())
                    : live(client, room.id(), author.details(), visit);
        } catch (SiteRefusal e) {
            return e.status();
        }
    }

    private static Author info(SiteClient client, String id) throws IOException, SiteRefusal {
        SiteAnswer step = client.ask(SITE + "/api/live/info?authorId=" + id);
        Json answer = step.json();
        if (step.requireWhole(answer.at("result"), "result") != 0) {
            throw step.says(answer.at("error_msg"), answer.at("result"));
        }
        Json user = step.require(answer.at("user"), "user");
        String name = user.at("name").text();
        if (name == null || user.at("id").text("").equals("0")) {
            throw SiteRefusal.notFound("AcFun has no user " + id);
        }
        String liveId = answer.at("liveId").text();
        RoomDetails details = new RoomDetails(
                name,
                answer.at("title").text(),
                answer.at("type", "name").text(),
                answer.at("coverUrls").at(0).address(),
                time(answer.at("createTime")));
        return new Author(details, liveId == null ? user.at("liveId").text() : liveId);
    }

    private static Author userInfo(SiteClient client, String id) throws IOException, SiteRefusal {
        SiteAnswer step = client.ask(SITE + "/rest/pc-direct/user/userInfo?userId=" + id);
        Json answer = step.json();
        if (step.requireWhole(answer.at("result"), "result") != 0) {
            throw answer.at("error_msg").text("").contains("不存在")
                    ? SiteRefusal.notFound("AcFun has no user " + id)
                    : step.says(answer.at("error_msg"), answer.at("result"));
        }
        Json profile = step.require(answer.at("profile"), "profile");
        String name = step.requireText(profile.at("name"), "name");
        return new Author(RoomDetails.of(name, null), profile.at("liveId").text());
    }

    /** Asks as a visitor; one who is refused is replaced once. */
    private RoomStatus live(SiteClient client, String id, RoomDetails known, Visit visit)
            throws IOException, SiteRefusal {
        Visitors.Visitor visitor = visitors.get(client, visit);
        SiteAnswer step = visitor.startPlay(client, id);
        long result = step.requireWhole(step.json().at("result"), "result");
        if (result != PLAYING && result != OVER) {
            visitors.forget(visitor);
            step = visitors.get(client, visit).startPlay(client, id);
            result = step.requireWhole(step.json().at("result"), "result");
        }
        Json answer = step.json();
        if (result == OVER) {
            return new RoomStatus.Offline(known);
        }
        if (result != PLAYING) {
            throw step.says(answer.at("error_msg"), answer.at("result")).about(known);
        }
        Json data = step.require(answer.at("data"), "data");
        String title = known.title();
        Instant start = known.startedAt();
        RoomDetails details = new RoomDetails(
                known.streamer(),
                title == null ? data.at("caption").text() : title,
                known.category(),
                known.cover(),
                start == null ? time(data.at("liveStartTime")) : start);
        Map<String, String> headers =
                client.mediaHeaders(Map.of("Referer", SITE + "/", "Origin", SITE, "User-Agent", client.userAgent()));
        return step.live(details, AcFunStreams.of(data.at("videoPlayRes").unwrapped(), headers));
    }

    private static @Nullable Instant time(Json millis) {
        Long value = millis.whole();
        return value == null || value <= 0 ? null : Instant.ofEpochMilli(value);
    }
}
