package io.aircheck.music.cloud.acoustid;

import io.aircheck.music.ExternalIds;
import io.aircheck.music.Identification;
import io.aircheck.music.Identification.BadKey;
import io.aircheck.music.Identification.Failed;
import io.aircheck.music.Identification.Identified;
import io.aircheck.music.Identification.NoMatch;
import io.aircheck.music.Identification.Throttled;
import io.aircheck.music.Identification.Unreachable;
import io.aircheck.music.Match;
import io.aircheck.music.Song;
import io.aircheck.music.cloud.Fields;
import io.aircheck.music.cloud.Service;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What AcoustID's answers mean (acoustid-server's list of errors). */
final class AcoustIdAnswer {

    /** Below this, fingerprints have little in common. */
    private static final double LEAST_SCORE = 0.5;

    /** A recording, and how far its length is from the file's. */
    private record Candidate(Match match, double secondsOff) {}

    private AcoustIdAnswer() {}

    static Identification read(Service service, Service.Answer answer, Duration length) {
        return switch (String.valueOf(Fields.text(answer.json().path("status")))) {
            case "ok" -> identified(answer, length);
            case "error" -> error(service, answer);
            default -> service.byStatus(answer.status());
        };
    }

    private static Identification error(Service service, Service.Answer answer) {
        JsonNode error = answer.json().path("error");
        Double code = Fields.number(error.path("code"));
        if (code == null) {
            return service.byStatus(answer.status());
        }
        String words =
                " (it says: " + service.words(Fields.text(error.path("message"))) + ", code " + code.intValue() + ")";
        return switch (code.intValue()) {
            case 4, 17 -> new BadKey("AcoustID does not know the application's key. Check it in the settings" + words);
            case 5, 13 -> new Unreachable("AcoustID has troubles of its own" + words);
            case 14 -> new Throttled("AcoustID is asked too often" + words);
            case 16 -> new Failed("AcoustID wants an encrypted connection" + words);
            case 3 -> new Failed("AcoustID does not take the fingerprint" + words);
            default -> new Failed("AcoustID refused the request" + words);
        };
    }

    private static Identification identified(Service.Answer answer, Duration length) {
        List<Candidate> candidates = new ArrayList<>();
        for (JsonNode result : Fields.items(answer.json().path("results"))) {
            Double score = Fields.number(result.path("score"));
            if (score != null && score >= LEAST_SCORE) {
                for (JsonNode recording : Fields.items(result.path("recordings"))) {
                    Song song = song(recording, Fields.text(result.path("id")));
                    if (song != null) {
                        Double seconds = Fields.number(recording.path("duration"));
                        candidates.add(new Candidate(
                                new Match(
                                        song,
                                        Math.min(1, score),
                                        AcoustId.NAME,
                                        null,
                                        Duration.ZERO,
                                        1,
                                        1,
                                        answer.raw()),
                                seconds == null ? Double.MAX_VALUE : Math.abs(seconds - length.toMillis() / 1000.0)));
                    }
                }
            }
        }
        candidates.sort(Comparator.comparingDouble(
                        (Candidate candidate) -> -candidate.match().confidence())
                .thenComparingDouble(Candidate::secondsOff));
        List<Match> matches = candidates.stream().map(Candidate::match).toList();
        return matches.isEmpty()
                ? new NoMatch()
                : new Identified(matches.subList(0, 1), matches.subList(1, matches.size()));
    }

    /** Null for a recording that nobody has named. */
    private static @Nullable Song song(JsonNode recording, @Nullable String acoustid) {
        String title = Fields.text(recording.path("title"));
        return title == null
                ? null
                : new Song(
                        title,
                        Fields.texts(recording.path("artists"), "name"),
                        album(recording.path("releasegroups")),
                        null,
                        null,
                        null,
                        new ExternalIds(null, null, null, Fields.text(recording.path("id")), acoustid));
    }

    /** The title of an album rather than of a single, and of neither rather than of a compilation. */
    private static @Nullable String album(JsonNode groups) {
        return Fields.items(groups).stream()
                .min(Comparator.comparingInt(
                        group -> !Fields.items(group.path("secondarytypes")).isEmpty()
                                ? 2
                                : "Album".equals(Fields.text(group.path("type"))) ? 0 : 1))
                .map(group -> Fields.text(group.path("title")))
                .orElse(null);
    }
}
