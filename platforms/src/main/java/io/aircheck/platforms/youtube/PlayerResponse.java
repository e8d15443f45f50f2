package io.aircheck.platforms.youtube;

import io.aircheck.platforms.Json;
import io.aircheck.platforms.RoomDetails;
import io.aircheck.platforms.RoomStatus;
import io.aircheck.platforms.SiteAnswer;
import io.aircheck.platforms.SiteRefusal;
import io.aircheck.platforms.SiteTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the player is told of a video, by the watch page or the API. Statuses decide first; the reason's English words tell apart
 * what one status means.
 */
record PlayerResponse(SiteAnswer answer, Json json) {

    RoomDetails details() {
        Json video = json.at("videoDetails");
        Json format = json.at("microformat", "playerMicroformatRenderer");
        return new RoomDetails(
                Json.firstText(video.at("author"), format.at("ownerChannelName")),
                Json.firstText(video.at("title"), format.at("title", "simpleText")),
                format.at("category").text(),
                cover(video.at("thumbnail", "thumbnails").items()),
                SiteTime.of(format.at("liveBroadcastDetails", "startTimestamp"), ZoneOffset.UTC));
    }

    /** Null in the answers that tell nothing of the video. */
    @Nullable
    String videoId() {
        return json.at("videoDetails", "videoId").text();
    }

    /** The address of the HLS master, or null. */
    @Nullable
    String manifest() {
        return json.at("streamingData", "hlsManifestUrl").address();
    }

    /**
     * Whether the video is live now; not live are those that are scheduled, over, or were never a broadcast.
     *
     * @throws SiteRefusal if it is not shown to us
     */
    boolean isLive() throws SiteRefusal {
        String status = answer.requireText(json.at("playabilityStatus", "status"), "playabilityStatus");
        switch (status) {
            case "OK" -> {
                answer.require(json.at("videoDetails", "videoId"), "videoDetails");
                return json.at("videoDetails", "isLive").isTrue();
            }
            case "LIVE_STREAM_OFFLINE" -> {
                return false;
            }
            default -> throw refusal(status, reason(status)).about(details());
        }
    }

    private SiteRefusal refusal(String status, String reason) {
        String words = reason.toLowerCase(Locale.ROOT);
        String says = "YouTube says: " + reason;
        if (has(words, "not a bot")) {
            return answer.blocked("says: " + reason);
        }
        if (has(words, "private video", "video is private")) {
            return new SiteRefusal(new RoomStatus.Private(RoomDetails.UNKNOWN, says));
        }
        if (has(words, "your country", "your region", "your location")) {
            return new SiteRefusal(new RoomStatus.GeoBlocked(RoomDetails.UNKNOWN, says));
        }
        return switch (status) {
            case "LOGIN_REQUIRED", "AGE_CHECK_REQUIRED", "AGE_VERIFICATION_REQUIRED", "CONTENT_CHECK_REQUIRED" ->
                loginRequired(says);
            case "UNPLAYABLE" ->
                has(words, "join this channel", "members", "sign in", "purchase", "payment")
                        ? loginRequired(says)
                        : goneOrFailed(words, reason);
            default -> goneOrFailed(words, reason);
        };
    }

    private SiteRefusal goneOrFailed(String words, String reason) {
        return has(words, "unavailable", "not available", "no longer available", "removed", "terminated", "not exist")
                ? SiteRefusal.notFound("YouTube says: " + reason)
                : answer.failed("says: " + reason);
    }

    private static SiteRefusal loginRequired(String reason) {
        return new SiteRefusal(new RoomStatus.LoginRequired(RoomDetails.UNKNOWN, reason));
    }

    private String reason(String status) {
        Json playability = json.at("playabilityStatus");
        Json screen = playability.at("errorScreen", "playerErrorMessageRenderer");
        String reason = Json.firstText(
                playability.at("reason"),
                screen.at("reason", "simpleText"),
                screen.at("reason", "runs").at(0).at("text"),
                playability.at("messages").at(0));
        String more = Json.firstText(
                screen.at("subreason", "simpleText"),
                screen.at("subreason", "runs").at(0).at("text"));
        return reason == null ? status : more == null || more.equals(reason) ? reason : reason + ": " + more;
    }

    private static boolean has(String words, String... any) {
        return Arrays.stream(any).anyMatch(words::contains);
    }

    /** The last of the pictures is the largest. */
    private static @Nullable String cover(List<Json> pictures) {
        return pictures.isEmpty() ? null : pictures.getLast().at("url").address();
    }
}
