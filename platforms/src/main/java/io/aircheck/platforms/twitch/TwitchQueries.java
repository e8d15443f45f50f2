package io.aircheck.platforms.twitch;

import io.aircheck.platforms.Json;
import io.aircheck.platforms.SiteRefusal;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is asked of {@link Gql}, each in the web player's form and, where that is dead, written out. */
final class TwitchQueries {

    private static final String PLAYER = "platform:\"web\",playerBackend:\"mediaplayer\",playerType:\"site\"";
    private static final String TOKEN_FIELDS = "{value signature authorization{isForbidden forbiddenReasonCode}}";
    private static final String CLIP_FIELDS = "title createdAt thumbnailURL broadcaster{displayName} game{name}"
            + " playbackAccessToken(params:{platform:\"web\",playerType:\"clips-download\"}){signature value}"
            + " videoQualities{quality frameRate sourceURL}";

    private final Gql gql;

    TwitchQueries(Gql gql) {
        this.gql = gql;
    }

    /** A channel, and the token to play it, which is missing where the free queries had to be used. */
    record ChannelAndToken(Channel channel, Json token) {}

    ChannelAndToken channel(String login) throws IOException, SiteRefusal {
        Optional<List<Json>> answers = gql.ask(
                persisted(
                        "ChannelShell",
                        "fea4573a7bf2644f5b3f2cbbdcbee0d17312e48d2e55f080589d053aad353f11",
                        Map.of("login", login)),
                persisted(
                        "StreamMetadata",
                        "b57f9b910f8cd1a4659d894fe7550ccc81ec9052c01e438b290fd66a040b9b93",
                        Map.of("channelLogin", login, "includeIsDJ", true, "previewImageURL", "")),
                accessToken(login, ""));
        if (answers.isPresent()) {
            List<Json> data = answers.get();
            return new ChannelAndToken(
                    Channel.of(login, data.get(0), data.get(1)), data.get(2).at("streamPlaybackAccessToken"));
        }
        Json data = gql.query(
                "query($login:String!){user(login:$login){id login displayName profileImageURL(width:300)"
                        + " stream{id title type createdAt viewersCount previewImageURL(width:0,height:0)"
                        + " game{id name displayName}} broadcastSettings{title}}}",
                Map.of("login", login));
        return new ChannelAndToken(Channel.of(login, data.at("user")), Json.MISSING);
    }

    /** The token that the playlist server wants to see; missing where there is no such channel. */
    Json liveToken(String login) throws IOException, SiteRefusal {
        Optional<List<Json>> answers = gql.ask(accessToken(login, ""));
        Json data = answers.isPresent()
                ? answers.get().getFirst()
                : gql.query(
                        "query($login:String!){streamPlaybackAccessToken(channelName:$login,params:{" + PLAYER + "})"
                                + TOKEN_FIELDS + "}",
                        Map.of("login", login));
        return data.at("streamPlaybackAccessToken");
    }

    /** A recorded video; missing where there is none. */
    Json video(String id) throws IOException, SiteRefusal {
        Optional<List<Json>> answers = gql.ask(persisted(
                "VideoMetadata",
                "45111672eea2e507f8ba44d101a61862f9c56b11dee09a15634cb75cb9b9084d",
                Map.of("channelLogin", "", "videoID", id)));
        Json data = answers.isPresent()
                ? answers.get().getFirst()
                : gql.query(
                        "query($id:ID!){video(id:$id){id title createdAt publishedAt lengthSeconds"
                                + " previewThumbnailURL(width:640,height:360) owner{login displayName}"
                                + " game{id name displayName}}}",
                        Map.of("id", id));
        return data.at("video");
    }

    /** The token for a recorded video; missing where there is no such video. */
    Json videoToken(String id) throws IOException, SiteRefusal {
        Optional<List<Json>> answers = gql.ask(accessToken("", id));
        Json data = answers.isPresent()
                ? answers.get().getFirst()
                : gql.query(
                        "query($vodID:ID!){videoPlaybackAccessToken(id:$vodID,params:{" + PLAYER + "})" + TOKEN_FIELDS
                                + "}",
                        Map.of("vodID", id));
        return data.at("videoPlaybackAccessToken");
    }

    /** A clip with its token and description; empty where there is none. The two answers tell the same of it in part. */
    List<Json> clip(String slug) throws IOException, SiteRefusal {
        Optional<List<Json>> answers = gql.ask(
                persisted(
                        "VideoAccessToken_Clip",
                        "993d9a5131f15a37bd16f32342c44ed1e0b1a9b968c6afdb662d2cddd595f6c5",
                        Map.of("slug", slug, "platform", "web")),
                persisted(
                        "ShareClipRenderStatus",
                        "1844261bb449fa51e6167040311da4a7a5f1c34fe71c71a3e0c4f551bc30c698",
                        Map.of("slug", slug)));
        List<Json> data = answers.isPresent()
                ? answers.get()
                : List.of(gql.query("query($slug:ID!){clip(slug:$slug){" + CLIP_FIELDS + "}}", Map.of("slug", slug)));
        return data.stream().flatMap(part -> part.at("clip").present().stream()).toList();
    }

    private static Gql.Persisted accessToken(String login, String video) {
        Map<String, Object> variables = new HashMap<>();
        variables.put("isLive", !login.isEmpty());
        variables.put("login", login);
        variables.put("isVod", !video.isEmpty());
        variables.put("vodID", video);
        variables.put("playerType", "site");
        variables.put("platform", "web");
        return persisted(
                "PlaybackAccessToken", "ed230aa1e33e07eebb8928504583da78a5173989fadfb1ac94be06a04f3cdbe9", variables);
    }

    private static Gql.Persisted persisted(String name, String hash, Map<String, ?> variables) {
        return new Gql.Persisted(name, hash, variables);
    }
}
