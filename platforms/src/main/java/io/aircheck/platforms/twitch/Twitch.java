package io.aircheck.platforms.twitch;

import io.aircheck.platforms.Address;
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
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Twitch (fact sheet twitch). GraphQL tells what a channel, video or clip is and gives a token; the playlist server (usher)
 * takes the token and lists the streams. GraphQL's state lags up to a minute behind usher, so a channel that it calls off is
 * also asked for at usher, and one that it calls live is off if usher says so.
 *
 * <p>Uncertain: whether UserDoesNotExist has more members than its reason; the texts (not the codes) of usher's errors; whether
 * the older paths of usher stay. The address of the preview picture is the one that the free query answers.
 */
public final class Twitch implements Platform {

    static final String ID = "twitch";

    private static final Logger LOG = LoggerFactory.getLogger(Twitch.class);

    private volatile @Nullable String deviceId;
    private volatile @Nullable String refusedToken;

    @Override
    public PlatformInfo info() {
        return PlatformInfo.of(ID, "Twitch", "Twitch", "https://www.twitch.tv/twitch")
                .fromOverseas()
                .withKinds(Room.Kind.LIVE, Room.Kind.VIDEO, Room.Kind.CLIP)
                .withNeeds(PlatformInfo.Need.LOGIN_AT_TIMES)
                .withQualities("source, 1080p60 … 160p, audio_only")
                .withDoubts(
                        "Whether UserDoesNotExist has more members than its reason.",
                        "The texts (not the codes) of the playlist server's errors.",
                        "Whether the playlist server's older paths stay.");
    }

    @Override
    public Optional<Room> match(Address address) {
        return TwitchAddress.match(address);
    }

    @Override
    public RoomStatus check(Room room, Visit visit) throws IOException {
        SiteClient client = SiteClient.of(
                visit, Map.of("Origin", "https://www.twitch.tv", "Referer", "https://www.twitch.tv/"), "twitch.tv");
        TwitchQueries queries = new TwitchQueries(new Gql(client, deviceId(visit), new UserLogin(visit, client)));
        Usher usher = new Usher(client, visit.random());
        Map<String, String> headers = client.mediaHeaders(Map.of());
        try {
            return switch (room.kind()) {
                case LIVE -> live(room.id(), queries, usher, headers);
                case VIDEO -> video(room.id(), queries, usher, headers);
                case CLIP -> clip(room.id(), queries, headers);
            };
        } catch (SiteRefusal e) {
            return e.status();
        }
    }

    private static RoomStatus live(String login, TwitchQueries queries, Usher usher, Map<String, String> headers)
            throws IOException, SiteRefusal {
        TwitchQueries.ChannelAndToken found = queries.channel(login);
        Channel channel = found.channel();
        RoomDetails details = channel.details();
        if (channel.absence() != null) {
            return new RoomStatus.NotFound(details, "Twitch has no channel " + login + " (" + channel.absence() + ")");
        }
        if (channel.streamType() != null && !channel.isLive()) {
            return new RoomStatus.Offline(details);
        }
        Json token = found.token().isMissing() ? queries.liveToken(login) : found.token();
        if (token.isMissing()) {
            return channel.isLive()
                    ? new RoomStatus.Failed(details, SiteAnswer.step(Gql.URL) + " gave no token for " + login)
                    : new RoomStatus.Offline(details);
        }
        Usher.Answer answer = usher.live(login, token);
        if (answer instanceof Usher.StaleToken) {
            token = queries.liveToken(login);
            answer = usher.live(login, token);
        }
        if (!channel.isLive() && !(answer instanceof Usher.Playlist)) {
            return new RoomStatus.Offline(details);
        }
        return answer instanceof Usher.Nothing
                ? new RoomStatus.Offline(details)
                : status(answer, token, details, headers);
    }

    private static RoomStatus video(String id, TwitchQueries queries, Usher usher, Map<String, String> headers)
            throws IOException, SiteRefusal {
        Json video = queries.video(id);
        if (video.isMissing()) {
            return new RoomStatus.NotFound(RoomDetails.UNKNOWN, "Twitch has no video " + id);
        }
        RoomDetails details = new RoomDetails(
                video.at("owner", "displayName").text(),
                video.at("title").text(),
                video.at("game", "name").text(),
                video.at("previewThumbnailURL").text(),
                Channel.time(video.at("createdAt")));
        Json token = queries.videoToken(id);
        Usher.Answer answer = usher.video(id, token);
        if (answer instanceof Usher.StaleToken) {
            token = queries.videoToken(id);
            answer = usher.video(id, token);
        }
        return answer instanceof Usher.Nothing
                ? new RoomStatus.NotFound(details, "Twitch has no playlist of video " + id)
                : status(answer, token, details, headers);
    }

    private static RoomStatus clip(String slug, TwitchQueries queries, Map<String, String> headers)
            throws IOException, SiteRefusal {
        List<Json> answers = queries.clip(slug);
        if (answers.isEmpty()) {
            return new RoomStatus.NotFound(RoomDetails.UNKNOWN, "Twitch has no clip " + slug);
        }
        RoomDetails details = Clip.details(answers);
        List<LiveStream> streams = Clip.streams(answers, headers);
        return streams.isEmpty()
                ? new RoomStatus.Failed(details, "Twitch lists no file of clip " + slug)
                : new RoomStatus.Live(details, streams);
    }

    private static RoomStatus status(
            Usher.Answer answer, Json token, RoomDetails details, Map<String, String> headers) {
        return switch (answer) {
            case Usher.Playlist(var master) -> {
                List<LiveStream> streams = Ladder.streams(master, restricted(token), headers);
                yield streams.isEmpty()
                        ? new RoomStatus.LoginRequired(details, "every quality is for subscribers only")
                        : new RoomStatus.Live(details, streams);
            }
            case Usher.Denied(var refusal) -> refusal.with(details);
            case Usher.StaleToken() ->
                new RoomStatus.Failed(details, "usher.ttvnw.net refused two tokens that gql.twitch.tv had just given");
            case Usher.Nothing() -> new RoomStatus.Offline(details);
        };
    }

    private static Set<String> restricted(Json token) {
        return token.at("value").unwrapped().at("chansub", "restricted_bitrates").items().stream()
                .flatMap(name -> Stream.ofNullable(name.text()))
                .collect(Collectors.toSet());
    }

    private String deviceId(Visit visit) {
        String known = deviceId;
        if (known == null) {
            known = visit.random()
                    .ints(32, 0, 36)
                    .mapToObj(digit -> Character.toString(Character.forDigit(digit, 36)))
                    .collect(Collectors.joining());
            deviceId = known;
        }
        return known;
    }

    /** The configured token, or the one within the configured cookie, until the site has refused it. */
    private final class UserLogin implements Gql.Login {

        private final @Nullable String configured;

        UserLogin(Visit visit, SiteClient client) {
            String token = visit.credentials().token();
            this.configured = token == null || token.isBlank()
                    ? client.userCookie("auth-token").orElse(null)
                    : token.strip();
        }

        @Override
        public @Nullable String token() {
            return configured == null || configured.equals(refusedToken) ? null : configured;
        }

        @Override
        public void refused(String token) {
            refusedToken = token;
            LOG.warn("Twitch does not accept the configured token any more; going on without it");
        }
    }
}
