package io.aircheck.server.web;

import io.aircheck.music.ExternalIds;
import io.aircheck.music.IdentificationJson;
import io.aircheck.music.Match;
import io.aircheck.music.Song;
import io.aircheck.server.identify.Identification;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A question with its answer, on a page.
 *
 * @param open whether it is still listened to
 * @param title the first song, or what came of it in words
 * @param about how it was listened to; null where it was not
 * @param trouble what did not work; null for nothing
 * @param again the form's action by which the same is asked again; null where the address is to be given again
 */
public record IdentificationModel(
        long id,
        String source,
        boolean open,
        boolean found,
        String title,
        @Nullable String about,
        Moment asked,
        List<SongFound> songs,
        List<SongFound> others,
        @Nullable String trouble,
        @Nullable Long recording,
        @Nullable String again) {

    private static final double AUDIBLE_CHANGE = 0.005;

    /**
     * A song that it is, or may be.
     *
     * @param percent how sure that is
     * @param facts where in the song it was, and how it was played
     * @param release album, label and the like
     */
    public record SongFound(
            String name, int percent, List<String> facts, List<String> release, List<ExternalIds.Link> links) {

        static SongFound of(Match match, Words words) {
            Song song = match.song();
            List<String> facts = new ArrayList<>();
            facts.add(words.say("identify.by", "recogniser", recogniser(match, words)));
            Duration offset = match.trackOffset();
            if (offset != null && !offset.isNegative()) {
                facts.add(words.say("identify.offset", "at", Figures.timecode(offset)));
            }
            change(match.tempo(), "faster", "slower", words, facts);
            change(match.pitch(), "higher", "lower", words, facts);
            return new SongFound(
                    song.announcement(),
                    (int) Math.round(match.confidence() * 100),
                    facts,
                    Stream.of(song.album(), song.label(), song.isrc())
                            .filter(Objects::nonNull)
                            .toList(),
                    song.external().links());
        }

        private static String recogniser(Match match, Words words) {
            String key = "identify.recogniser." + match.recogniser();
            return words.knows(key) ? words.say(key) : match.recogniser();
        }

        private static void change(double factor, String more, String less, Words words, List<String> facts) {
            if (Math.abs(factor - 1) > AUDIBLE_CHANGE) {
                String percent = Double.toString(Math.round(Math.abs(factor - 1) * 1000) / 10.0);
                facts.add(words.say("identify." + (factor > 1 ? more : less), "percent", percent));
            }
        }
    }

    static IdentificationModel of(Identification it, Viewer viewer) {
        Words words = viewer.words();
        List<SongFound> songs = songs(it.answer(), "matches", words);
        String key = "identify.state." + it.state();
        return new IdentificationModel(
                it.id(),
                it.source(),
                it.isOpen(),
                !songs.isEmpty(),
                songs.isEmpty()
                        ? words.say(words.knows(key) ? key : "identify.state.error")
                        : songs.getFirst().name(),
                about(it.answer(), words),
                Moment.ago(it.askedAt(), viewer),
                songs,
                songs(it.answer(), "ambiguous", words),
                trouble(it.answer(), viewer),
                it.recordingId(),
                again(it));
    }

    private static @Nullable String again(Identification it) {
        if (it.recordingId() != null) {
            return "/recordings/" + it.recordingId() + "/identify";
        }
        return it.roomId() == null ? null : "/rooms/" + it.roomId() + "/identify";
    }

    private static List<SongFound> songs(@Nullable JsonNode answer, String which, Words words) {
        return answer == null
                ? List.of()
                : answer.path(which)
                        .valueStream()
                        .map(IdentificationJson::readMatch)
                        .map(match -> SongFound.of(match, words))
                        .toList();
    }

    private static @Nullable String about(@Nullable JsonNode answer, Words words) {
        if (answer == null || !answer.path("heard").isNumber()) {
            return null;
        }
        String heard = Figures.span(seconds(answer.path("heard")), words);
        int places = answer.path("places").asInt(1);
        if (answer.path("at").isNumber() && places == 1) {
            return words.say(
                    "identify.heard.at", Map.of("length", heard, "at", Figures.timecode(seconds(answer.path("at")))));
        }
        return places > 1
                ? words.say("identify.heard.places", Map.of("length", heard, "n", Integer.toString(places)))
                : words.say("identify.heard", "length", heard);
    }

    private static Duration seconds(JsonNode number) {
        return Duration.ofMillis(Math.round(number.doubleValue() * 1000));
    }

    private static @Nullable String trouble(@Nullable JsonNode answer, Viewer viewer) {
        return answer != null && answer.path("error").isString()
                ? viewer.reason(answer.path("error").stringValue())
                : null;
    }
}
