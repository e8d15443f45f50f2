package io.aircheck.music.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import io.aircheck.music.ExternalIds;
import io.aircheck.music.ExternalIds.ServiceIds;
import io.aircheck.music.Identification.Throttled;
import io.aircheck.music.Song;
import io.aircheck.music.cloud.Refusal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnrichmentTest {

    private static final String ISRC = "QZABC2400001";
    private static final ExternalIds DEEZER =
            new ExternalIds(null, null, new ServiceIds("1", "2", List.of()), null, null);

    @TempDir
    Path temp;

    private final List<String> asked = new ArrayList<>();

    /** Answers always the same; null is a refusal. */
    private Source source(String name, ExternalIds answer) {
        return new Source() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public boolean knows(ExternalIds ids) {
                return answer != null && ids.or(answer).equals(ids);
            }

            @Override
            public ExternalIds find(Song song, Duration length) throws Refusal {
                asked.add(name);
                if (answer == null) {
                    throw new Refusal(new Throttled("too often"));
                }
                return answer;
            }
        };
    }

    @Test
    void asksEverySourceForWhatIsMissingAndOnlyOnce() throws Exception {
        ExternalIds brainz = new ExternalIds(null, null, null, "mb", null);
        List<Source> sources = List.of(source("broken", null), source("deezer", DEEZER), source("brainz", brainz));
        try (var enrichment = new Enrichment(sources, new EnrichmentCache(temp.resolve("ids")))) {
            assertThat(submitted(enrichment, song()).external()).isEqualTo(DEEZER.or(brainz));
            assertThat(asked).containsExactly("broken", "deezer", "brainz");
        }
        asked.clear();
        try (var again = new Enrichment(sources, new EnrichmentCache(temp.resolve("ids")))) {
            assertThat(submitted(again, song()).external()).isEqualTo(DEEZER.or(brainz));
            assertThat(asked).containsExactly("broken");
        }
    }

    @Test
    void keepsNothingForWhatHasNoIsrcAndForgivesADamagedFile() throws Exception {
        var cache = new EnrichmentCache(temp);
        cache.put("../../etc/passwd", DEEZER);
        cache.put(null, DEEZER);
        try (var files = Files.list(temp)) {
            assertThat(files).isEmpty();
        }
        cache.put(ISRC, DEEZER);
        assertThat(cache.get(ISRC)).isEqualTo(DEEZER);
        Files.writeString(temp.resolve(ISRC + ".json"), "{\"deezer\":");
        assertThat(cache.get(ISRC)).isNull();
    }

    @Test
    void takesNoMoreSongsThanItCanHold() throws Exception {
        var stuck = new CompletableFuture<Void>();
        try (var enrichment = new Enrichment(List.of(), new EnrichmentCache(temp))) {
            enrichment.submit(
                    song(), null, _ -> stuck.orTimeout(20, TimeUnit.SECONDS).join());
            int taken = 0;
            while (taken < 5_000 && enrichment.submit(song(), null, _ -> {})) {
                taken++;
            }
            assertThat(taken).isBetween(999, 1_001);
            stuck.complete(null);
        }
    }

    private static Song submitted(Enrichment enrichment, Song song) throws Exception {
        var done = new CompletableFuture<Song>();
        assertThat(enrichment.submit(song, null, done::complete)).isTrue();
        return done.get(20, TimeUnit.SECONDS);
    }

    private static Song song() {
        return new Song("Ember River", List.of("Hollow Moon"), null, null, ISRC, null, ExternalIds.NONE);
    }
}
