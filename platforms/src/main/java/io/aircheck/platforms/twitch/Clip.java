package io.aircheck.platforms.twitch;

import io.aircheck.platforms.Json;
import io.aircheck.platforms.LiveStream;
import io.aircheck.platforms.Protocol;
import io.aircheck.platforms.Quality;
import io.aircheck.platforms.Query;
import io.aircheck.platforms.RoomDetails;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A clip is an MP4 file in several sizes, opened with a token in its address. */
final class Clip {

    private Clip() {}

    /** @param answers what the queries told of the clip; the first that tells a thing counts */
    static RoomDetails details(List<Json> answers) {
        return new RoomDetails(
                first(answers, "broadcaster", "displayName"),
                first(answers, "title"),
                first(answers, "game", "name"),
                first(answers, "thumbnailURL"),
                answers.stream()
                        .map(clip -> Channel.time(clip.at("createdAt")))
                        .filter(time -> time != null)
                        .findFirst()
                        .orElse(null));
    }

    /** The files, largest first. */
    static List<LiveStream> streams(List<Json> answers, Map<String, String> headers) {
        Json token = answers.stream()
                .map(clip -> clip.at("playbackAccessToken"))
                .filter(candidate -> candidate.at("signature").text() != null)
                .findFirst()
                .orElse(Json.MISSING);
        Query query = Query.of(
                "sig",
                token.at("signature").text(""),
                "token",
                token.at("value").text(""));
        Long expires = token.at("value").unwrapped().at("expires").whole();
        List<Json> files = answers.stream()
                .flatMap(clip -> sources(clip).stream())
                .filter(sources -> !sources.isEmpty())
                .findFirst()
                .orElse(List.of());
        List<LiveStream> streams = new ArrayList<>();
        for (Json file : files.stream().sorted(LARGEST_FIRST).toList()) {
            Double frameRate = file.at("frameRate").number();
            Long height = file.at("quality").whole();
            streams.add(LiveStream.of(
                            Protocol.PROGRESSIVE,
                            Quality.onShortLadder(streams.size()),
                            file.at("quality").text("") + "p" + (frameRate == null ? "" : Math.round(frameRate)),
                            query.appendedTo(file.at("sourceURL").text("")))
                    .withPicture(null, height == null ? null : height.intValue(), frameRate)
                    .withHeaders(headers)
                    .withExpiry(expires == null ? null : Instant.ofEpochSecond(expires)));
        }
        return streams;
    }

    private static final Comparator<Json> LARGEST_FIRST = Comparator.comparing(
                    (Json file) -> file.at("quality").whole(0))
            .thenComparing(file -> file.at("frameRate").whole(0))
            .reversed();

    /** The files as the clip lists them, else those of its first (landscape) asset. */
    private static List<List<Json>> sources(Json clip) {
        return List.of(
                withAddress(clip.at("videoQualities").items()),
                withAddress(clip.at("assets").at(0).at("videoQualities").items()));
    }

    private static List<Json> withAddress(List<Json> files) {
        return files.stream()
                .filter(file -> file.at("sourceURL").address() != null)
                .toList();
    }

    private static @Nullable String first(List<Json> answers, String... path) {
        return answers.stream()
                .map(clip -> clip.at(path).text())
                .filter(text -> text != null)
                .findFirst()
                .orElse(null);
    }
}
