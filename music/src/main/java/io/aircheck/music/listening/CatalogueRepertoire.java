package io.aircheck.music.listening;

import io.aircheck.music.catalogue.Catalogue;
import io.aircheck.music.catalogue.Track;
import io.aircheck.music.catalogue.TrackFile;
import io.aircheck.music.fingerprint.Analysis;
import io.aircheck.music.fingerprint.Heard;
import io.aircheck.music.index.Segment;
import io.aircheck.music.search.Answer;
import io.aircheck.music.search.Confidence;
import io.aircheck.music.search.Effort;
import io.aircheck.music.search.Found;
import io.aircheck.music.search.Line;
import io.aircheck.music.search.Search;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.stream.Stream;

/**
 * The user's own catalogue as it is at one moment. A search's working memory is large, so there are only as many as there are
 * processors, whatever the number of streams.
 */
public final class CatalogueRepertoire implements Repertoire {

    /** Segments shorter than this (200 hours) are counted within a second. */
    private static final long FEW = 1 << 25;

    private final Catalogue catalogue;
    private final Analysis analysis;
    private final List<Segment> segments;
    private final BlockingQueue<Search> searches;

    public CatalogueRepertoire(Catalogue catalogue, Analysis analysis, Effort effort, Confidence confidence) {
        this.catalogue = catalogue;
        this.analysis = analysis;
        segments = catalogue.segments();
        segments.stream().filter(segment -> segment.frames() < FEW).forEach(Segment::countPairs);
        int threads = Runtime.getRuntime().availableProcessors();
        searches = new ArrayBlockingQueue<>(threads);
        for (int i = 0; i < threads; i++) {
            searches.add(new Search(segments, analysis, effort, confidence));
        }
    }

    @Override
    public List<Guess> guesses(Heard heard) {
        if (segments.isEmpty()) {
            return List.of();
        }
        Answer answer = answer(heard);
        return Stream.concat(answer.likeliest().stream(), answer.ambiguous().stream())
                .flatMap(found -> guess(found).stream())
                .toList();
    }

    private Answer answer(Heard heard) {
        Search search = null;
        try {
            search = searches.take();
            return search.find(heard);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Answer(Optional.empty(), List.of(), Optional.empty());
        } finally {
            if (search != null) {
                searches.add(search);
            }
        }
    }

    private Optional<Guess> guess(Found found) {
        Segment segment = segments.get(found.index());
        var line = new Line(
                found.beginningSeconds() * analysis.framesPerSecond(),
                found.tempo(),
                analysis.stepsPerOctave() * Math.log(found.pitch()) / Math.log(2));
        return catalogue
                .track(segment.id(found.track()))
                .map(track -> new Guess(piece(track, segment, found.track()), line, found.confidence()));
    }

    private static Piece piece(Track track, Segment segment, int number) {
        String file = track.files().stream().map(TrackFile::path).findFirst().orElse(null);
        Track.Learned learned = track.learned();
        Long offset = learned == null ? null : learned.offsetMillis();
        return new Piece(
                track.id(),
                track.song(),
                file,
                offset == null ? Duration.ZERO : Duration.ofMillis(offset),
                segment.peaks(number));
    }
}
