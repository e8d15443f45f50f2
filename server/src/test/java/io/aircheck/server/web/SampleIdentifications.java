package io.aircheck.server.web;

import io.aircheck.music.ExternalIds;
import io.aircheck.music.Identification.Identified;
import io.aircheck.music.IdentificationJson;
import io.aircheck.music.Match;
import io.aircheck.music.Song;
import io.aircheck.music.identify.Outcome;
import io.aircheck.server.identify.Identification;
import io.aircheck.server.identify.Identification.Stage;
import io.aircheck.server.identify.Identifications;
import io.aircheck.server.identify.Question;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Answers of each kind, one of them with a hostile name; every new question waits. */
final class SampleIdentifications implements Identifications {

    private final List<Identification> all = new ArrayList<>(List.of(
            identification(4, "anna", null),
            identification(
                    3,
                    SampleService.HOSTILE,
                    IdentificationJson.unheard("x", "error", "api.example/x answered HTTP 500")),
            identification(2, "https://clips.example/x", IdentificationJson.unheard("x", "offline", null)),
            identification(1, "https://live.example/1", found())));

    private static Identification identification(long id, String source, @Nullable JsonNode answer) {
        return new Identification(
                id,
                source,
                id == 1 ? Long.valueOf(3) : null,
                null,
                false,
                answer == null ? Stage.RUNNING : Stage.ANSWERED,
                SampleService.NOW.minusSeconds(60 * id),
                answer == null ? null : SampleService.NOW,
                answer);
    }

    private static JsonNode found() {
        ExternalIds ids = new ExternalIds(
                "dQw4w9WgXcQ", new ExternalIds.ServiceIds("a\"><script>", null, List.of()), null, null, null);
        Song song = new Song(SampleService.HOSTILE, List.of("邓丽君"), "岛国之情歌", "Polydor", null, null, ids);
        Match match = new Match(song, 0.97, "catalogue", "/music/a.flac", Duration.ofSeconds(61), 1.06, 0.98, null);
        Match other = new Match(Song.of("Cover of it", "Somebody"), 0.41, "acrcloud", null, null, 1, 1, null);
        Outcome outcome = new Outcome(
                new Identified(List.of(match), List.of(other)), null, null, Duration.ofSeconds(6), 1, Duration.ZERO);
        return IdentificationJson.of("https://live.example/1", outcome);
    }

    @Override
    public Asked ask(Question question, String asker) {
        all.addFirst(identification(all.getFirst().id() + 1, asker + ": " + question.source(), null));
        return new Asked(all.getFirst(), true);
    }

    @Override
    public Optional<Identification> find(long id) {
        return all.stream().filter(it -> it.id() == id).findFirst();
    }

    @Override
    public List<Identification> latest(int limit, @Nullable Long before) {
        return all.stream()
                .filter(it -> before == null || it.id() < before)
                .limit(limit)
                .toList();
    }
}
