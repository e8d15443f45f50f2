package io.aircheck.music;

import io.aircheck.music.Identification.Identified;
import io.aircheck.music.Identification.NoMatch;
import io.aircheck.music.Identification.Refused;
import io.aircheck.music.identify.Outcome;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What was recognised, as {@code aircheck identify --json} and the API print it; absent facts are null. */
public final class IdentificationJson {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private IdentificationJson() {}

    /**
     * @param source as the user typed it
     * @param cpu what the identification cost
     */
    public static ObjectNode of(String source, Identification identification, Duration cpu) {
        ObjectNode json = JSON.objectNode();
        json.put("source", source);
        json.put("state", state(identification));
        ArrayNode matches = json.putArray("matches");
        ArrayNode ambiguous = json.putArray("ambiguous");
        if (identification instanceof Identified(List<Match> sure, List<Match> unsure)) {
            sure.forEach(match -> matches.add(match(match)));
            unsure.forEach(match -> ambiguous.add(match(match)));
        }
        json.put("cpuMillis", rounded(cpu.toNanos() / 1e6, 1));
        json.put("error", identification instanceof Refused refused ? refused.reason() : null);
        return json;
    }

    /**
     * A source that could not be listened to.
     *
     * @param state as {@code aircheck check} has it: offline, not_found …
     * @param reason a sentence in English, or null
     */
    public static ObjectNode unheard(String source, String state, @Nullable String reason) {
        ObjectNode json = JSON.objectNode();
        json.put("source", source);
        json.put("state", state);
        json.putArray("matches");
        json.putArray("ambiguous");
        json.put("cpuMillis", 0.0);
        json.put("error", reason);
        return json;
    }

    /** What came of listening to a source. */
    public static ObjectNode of(String source, Outcome outcome) {
        ObjectNode json = of(source, outcome.identification(), outcome.cpu());
        json.put("at", seconds(outcome.at()));
        json.put("heard", seconds(outcome.heard()));
        json.put("places", outcome.places());
        json.put("error", outcome.trouble());
        return json;
    }

    public static ObjectNode match(Match match) {
        ObjectNode json = JSON.objectNode();
        song(match.song(), json);
        json.put("confidence", rounded(match.confidence(), 3));
        json.put("recogniser", match.recogniser());
        json.put("trackFile", match.trackFile());
        json.put("trackOffset", seconds(match.trackOffset()));
        json.put("tempo", rounded(match.tempo(), 3));
        json.put("pitch", rounded(match.pitch(), 3));
        json.set("external", external(match.song().external()));
        return json;
    }

    /**
     * Reads what {@link #match} wrote; what is missing is taken for unknown.
     *
     * @throws IllegalArgumentException if it cannot be a match
     */
    public static Match readMatch(JsonNode json) {
        Song song = new Song(
                json.path("title").asString(""),
                texts(json.path("artists")),
                text(json.path("album")),
                text(json.path("label")),
                text(json.path("isrc")),
                null,
                readExternal(json.path("external")));
        JsonNode offset = json.path("trackOffset");
        return new Match(
                song,
                json.path("confidence").asDouble(0),
                json.path("recogniser").asString(""),
                text(json.path("trackFile")),
                offset.isNumber() ? Duration.ofMillis(Math.round(offset.doubleValue() * 1000)) : null,
                json.path("tempo").asDouble(1),
                json.path("pitch").asDouble(1),
                null);
    }

    /** Reads what {@link #external} wrote; what is missing is taken for unknown. */
    public static ExternalIds readExternal(JsonNode json) {
        return new ExternalIds(
                text(json.path("youtube")),
                service(json.path("spotify")),
                service(json.path("deezer")),
                text(json.path("musicbrainz")),
                text(json.path("acoustid")));
    }

    private static ExternalIds.@Nullable ServiceIds service(JsonNode json) {
        return new ExternalIds.ServiceIds(
                        text(json.path("track")), text(json.path("album")), texts(json.path("artists")))
                .orNull();
    }

    private static @Nullable String text(JsonNode json) {
        return json.isString() ? json.stringValue() : null;
    }

    private static List<String> texts(JsonNode json) {
        return json.valueStream()
                .filter(JsonNode::isString)
                .map(JsonNode::stringValue)
                .toList();
    }

    private static void song(Song song, ObjectNode json) {
        json.put("title", song.title());
        json.set("artists", texts(song.artists()));
        json.put("album", song.album());
        json.put("label", song.label());
        json.put("isrc", song.isrc());
    }

    /** Only the services that know the song. */
    public static ObjectNode external(ExternalIds ids) {
        ObjectNode json = JSON.objectNode();
        putPresent(json, "youtube", ids.youtube());
        putPresent(json, "spotify", ids.spotify());
        putPresent(json, "deezer", ids.deezer());
        putPresent(json, "musicbrainz", ids.musicbrainz());
        putPresent(json, "acoustid", ids.acoustid());
        return json;
    }

    private static String state(Identification identification) {
        return switch (identification) {
            case Identified _ -> "identified";
            case NoMatch _ -> "no_match";
            case Refused _ -> "error";
        };
    }

    private static void putPresent(ObjectNode json, String name, @Nullable String id) {
        if (id != null) {
            json.put(name, id);
        }
    }

    private static void putPresent(ObjectNode json, String name, ExternalIds.@Nullable ServiceIds ids) {
        if (ids != null) {
            ObjectNode service = json.putObject(name);
            service.put("track", ids.track());
            service.put("album", ids.album());
            service.set("artists", texts(ids.artists()));
        }
    }

    private static ArrayNode texts(List<String> values) {
        ArrayNode array = JSON.arrayNode();
        values.forEach(array::add);
        return array;
    }

    private static @Nullable Double seconds(@Nullable Duration time) {
        return time == null ? null : (Double) rounded(time.toNanos() / 1e9, 3);
    }

    private static double rounded(double value, int digits) {
        double scale = Math.pow(10, digits);
        return Math.round(value * scale) / scale;
    }
}
