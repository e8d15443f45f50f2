package io.aircheck.music.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.aircheck.music.fingerprint.Fingerprint;
import io.aircheck.music.index.Lookup;
import io.aircheck.music.index.Segment;
import io.aircheck.music.index.SegmentContent;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/** A catalogue of made-up music, and the questions that tests ask it. */
final class CatalogueFixture {

    static final String ANALYSIS = "0badcafe";

    final Path directory;
    final MadeUpMusic music = new MadeUpMusic();
    final List<AddEvent> events = new ArrayList<>();
    final List<Damage> damage = new ArrayList<>();

    CatalogueFixture(Path directory) {
        this.directory = directory;
    }

    Adding.Summary add(Path... paths) throws IOException, InterruptedException {
        return add(64, paths);
    }

    Adding.Summary add(int batch, Path... paths) throws IOException, InterruptedException {
        music.heard.clear();
        damage.clear();
        try (CatalogueWriter writer = CatalogueWriter.open(directory, ANALYSIS)) {
            writer.checkAll();
            damage.addAll(writer.damage());
            var pace = new Adding.Pace(2, batch, Duration.ofSeconds(20));
            return new Adding(writer, music, pace, Clock.systemUTC(), events::add).add(List.of(paths));
        }
    }

    Catalogue open() throws IOException {
        return Catalogue.open(directory, ANALYSIS);
    }

    /** The track at which all hashes of a piece of music are found, at the right places. */
    static Optional<Track> search(Catalogue catalogue, int number) {
        return catalogue.segments().stream()
                .flatMap(segment -> trackOf(segment, MadeUpMusic.fingerprint(number)).stream()
                        .mapToObj(segment::id))
                .flatMap(id -> catalogue.track(id).stream())
                .findFirst();
    }

    private static OptionalInt trackOf(Segment segment, Fingerprint fingerprint) {
        for (int track = 0; track < segment.tracks(); track++) {
            if (!segment.removed(track) && holds(segment, track, fingerprint)) {
                return OptionalInt.of(track);
            }
        }
        return OptionalInt.empty();
    }

    private static boolean holds(Segment segment, int track, Fingerprint fingerprint) {
        if (!Arrays.equals(segment.peaks(track).frames(), fingerprint.peaks().frames())) {
            return false;
        }
        Lookup pairs = segment.pairs();
        for (int i = 0; i < fingerprint.pairs().size(); i++) {
            int hash = fingerprint.pairs().hashes()[i];
            int[] frames = new int[pairs.count(hash)];
            pairs.read(hash, frames);
            long wanted = segment.start(track) + fingerprint.pairs().frames()[i];
            if (Arrays.stream(frames)
                    .noneMatch(frame ->
                            Math.abs(Integer.toUnsignedLong(frame) - wanted) <= SegmentContent.PLACE_FRAMES / 2)) {
                return false;
            }
        }
        return true;
    }

    /** Every track that the catalogue would find is one of these, with the fingerprint and the name that it must have. */
    static void assertRight(Catalogue catalogue, Set<Integer> numbers) {
        Set<String> titles = numbers.stream().map(number -> "Song " + number).collect(Collectors.toSet());
        for (Segment segment : catalogue.segments()) {
            for (int track = 0; track < segment.tracks(); track++) {
                Optional<Track> found = segment.removed(track) ? Optional.empty() : catalogue.track(segment.id(track));
                if (found.isPresent()) {
                    String title = found.get().song().title();
                    assertThat(titles).contains(title);
                    int number = Integer.parseInt(title.substring("Song ".length()));
                    boolean holds = holds(segment, track, MadeUpMusic.fingerprint(number));
                    // What shows to be damaged while it is read takes itself out.
                    assertThat(holds || segment.removed(track)).as(title).isTrue();
                }
            }
        }
    }
}
