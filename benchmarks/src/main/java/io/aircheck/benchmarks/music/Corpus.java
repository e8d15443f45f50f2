package io.aircheck.benchmarks.music;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A catalogue of music with snippets to recognise: {@code cat/tracks.jsonl} and {@code queries/queries.jsonl}, each line with the path
 * of a file.
 *
 * @param tracks in the order of the catalogue
 */
record Corpus(List<Track> tracks, List<Query> queries) {

    /** One piece of the catalogue. */
    record Track(String id, Path file) {}

    /**
     * One snippet.
     *
     * @param condition what was done to it; those that begin with {@code ooc} are not in the catalogue
     * @param truth the track that it was cut from, null if that is not in the catalogue
     * @param relatives tracks of the catalogue that share its composition or a loop with it
     */
    record Query(
            String id,
            Path file,
            int seconds,
            String condition,
            @Nullable String truth,
            List<String> relatives) {

        boolean foreign() {
            return condition.startsWith("ooc");
        }

        /** Foreign, and nothing of the catalogue is in it. */
        boolean plain() {
            return foreign() && !condition.equals("ooc_cover") && !condition.equals("ooc_sharedloop");
        }

        boolean nightcore() {
            return condition.startsWith("nightcore");
        }
    }

    /** The number of a track in the catalogue. */
    int number(@Nullable String id) {
        return tracks.stream().map(Track::id).toList().indexOf(id);
    }

    /** The track of a number; the catalogue may go on behind the corpus. */
    String id(int number) {
        return number < tracks.size() ? tracks.get(number).id() : "behind the corpus";
    }

    static Corpus read(Path folder) throws IOException {
        Path queries = folder.resolve("queries");
        return new Corpus(
                tracks(folder),
                lines(queries.resolve("queries.jsonl")).stream()
                        .map(line -> query(line, queries))
                        .toList());
    }

    /** The catalogue alone. */
    static List<Track> tracks(Path folder) throws IOException {
        Path catalogue = folder.resolve("cat");
        return lines(catalogue.resolve("tracks.jsonl")).stream()
                .map(line -> new Track(
                        line.get("tid").asString(),
                        catalogue.resolve(line.get("file").asString())))
                .toList();
    }

    private static Query query(JsonNode line, Path folder) {
        JsonNode truth = line.get("truth");
        return new Query(
                line.get("qid").asString(),
                folder.resolve(line.get("file").asString()),
                line.get("seconds").asInt(),
                line.get("condition").asString(),
                truth == null || truth.isNull() ? null : truth.asString(),
                Stream.of("family", "related")
                        .flatMap(name -> line.path(name).valueStream())
                        .map(JsonNode::asString)
                        .toList());
    }

    private static List<JsonNode> lines(Path file) throws IOException {
        var json = JsonMapper.builder().build();
        try (var lines = Files.lines(file)) {
            return lines.map(json::readTree).toList();
        }
    }
}
