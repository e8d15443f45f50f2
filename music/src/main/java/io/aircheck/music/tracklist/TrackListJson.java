package io.aircheck.music.tracklist;

import io.aircheck.music.IdentificationJson;
import io.aircheck.music.Match;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The list as {@code aircheck tracklist --format json} prints it and as it stands beside a recording. Times are seconds; of music
 * that nobody knows there are only times, the title is null.
 */
public final class TrackListJson {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final JsonMapper MAPPER = JsonMapper.shared();

    private TrackListJson() {}

    public static ArrayNode of(TrackList list) {
        ArrayNode array = JSON.arrayNode();
        list.plays().forEach(play -> array.add(play(play)));
        return array;
    }

    static String write(TrackList list) {
        return of(list).toString();
    }

    /**
     * Reads what {@link #of} wrote.
     *
     * @throws IllegalArgumentException if it is something else, with a sentence that says where
     */
    public static TrackList read(String text) {
        JsonNode array;
        try {
            array = MAPPER.readTree(text);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("this track list is no JSON: " + e.getOriginalMessage(), e);
        }
        if (!array.isArray()) {
            throw new IllegalArgumentException("this track list is no array of JSON");
        }
        List<Play> plays = new ArrayList<>();
        for (JsonNode node : array) {
            try {
                plays.add(play(node));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(
                        "entry " + (plays.size() + 1) + " of this track list cannot be: " + e.getMessage(), e);
            }
        }
        return new TrackList(plays);
    }

    /** One entry of the list. */
    public static ObjectNode play(Play play) {
        ObjectNode json = JSON.objectNode();
        json.put("start", seconds(play.start()));
        json.put("end", seconds(play.end()));
        Match match = play.match();
        if (match == null) {
            json.putNull("title");
        } else {
            json.setAll(IdentificationJson.match(match));
        }
        ArrayNode seeks = json.putArray("seeks");
        for (Play.Seek seek : play.seeks()) {
            seeks.addObject().put("at", seconds(seek.at())).put("trackOffset", seconds(seek.trackOffset()));
        }
        return json;
    }

    private static Play play(JsonNode json) {
        List<Play.Seek> seeks = new ArrayList<>();
        for (JsonNode seek : json.path("seeks")) {
            seeks.add(new Play.Seek(required(seek, "at"), required(seek, "trackOffset")));
        }
        @Nullable Match match = json.path("title").isString() ? IdentificationJson.readMatch(json) : null;
        return new Play(required(json, "start"), required(json, "end"), match, seeks);
    }

    private static Duration required(JsonNode json, String name) {
        JsonNode value = json.path(name);
        if (!value.isNumber() || Math.abs(value.doubleValue()) > 1e9) {
            throw new IllegalArgumentException("it has no time \"" + name + "\"");
        }
        return Duration.ofMillis(Math.round(value.doubleValue() * 1000));
    }

    private static double seconds(Duration time) {
        return time.toMillis() / 1000.0;
    }
}
