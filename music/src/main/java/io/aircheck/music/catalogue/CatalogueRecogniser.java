package io.aircheck.music.catalogue;

import io.aircheck.music.Identification;
import io.aircheck.music.Identification.Failed;
import io.aircheck.music.Identification.Identified;
import io.aircheck.music.Identification.NoMatch;
import io.aircheck.music.Match;
import io.aircheck.music.Recogniser;
import io.aircheck.music.Sample;
import io.aircheck.music.enrich.SameSong;
import io.aircheck.music.fingerprint.Analysis;
import io.aircheck.music.fingerprint.Heard;
import io.aircheck.music.index.Segment;
import io.aircheck.music.search.Answer;
import io.aircheck.music.search.Confidence;
import io.aircheck.music.search.Effort;
import io.aircheck.music.search.Found;
import io.aircheck.music.search.Search;
import io.aircheck.music.sound.Resampler;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;

/**
 * Names music of the user's own catalogue. Needs no network and costs nothing; what another process adds to the catalogue is found
 * from the next question on.
 */
public final class CatalogueRecogniser implements Recogniser, AutoCloseable {

    public static final String NAME = "catalogue";

    private final Path directory;
    private final Analysis analysis;
    private final boolean deep;
    private final Confidence confidence = Confidence.fitted();
    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private Catalogue catalogue;

    private CatalogueRecogniser(Path directory, Analysis analysis, boolean deep, Catalogue catalogue) {
        this.directory = directory;
        this.analysis = analysis;
        this.deep = deep;
        this.catalogue = catalogue;
    }

    /**
     * @param directory of a catalogue, which need not be there yet
     * @param deep also looks for music that is sped up or slowed down a lot, at several times the cost
     */
    public static CatalogueRecogniser open(Path directory, Analysis analysis, boolean deep) throws IOException {
        return new CatalogueRecogniser(directory, analysis, deep, Catalogue.open(directory, analysis));
    }

    @Override
    public String name() {
        return NAME;
    }

    /** How many tracks it can name. */
    public int tracks() {
        lock.readLock().lock();
        try {
            return catalogue.stats().tracks();
        } finally {
            lock.readLock().unlock();
        }
    }

    /** What of the catalogue is left out because it is not as it was written. */
    public List<Damage> damage() {
        lock.readLock().lock();
        try {
            return catalogue.damage();
        } finally {
            lock.readLock().unlock();
        }
    }

    @Override
    public Identification identify(Sample sample) {
        Heard heard = Heard.of(analysis, atItsRate(sample));
        try {
            refresh();
        } catch (IOException e) {
            return new Failed("the catalogue in " + directory + " cannot be read: " + e.getMessage());
        }
        lock.readLock().lock();
        try {
            List<Segment> segments = catalogue.segments();
            var search = new Search(segments, analysis, Effort.USUAL, confidence);
            return identification(segments, deep ? search.findDeep(heard) : search.find(heard));
        } finally {
            lock.readLock().unlock();
        }
    }

    private float[] atItsRate(Sample sample) {
        if (sample.sampleRate() == analysis.sampleRate()) {
            return sample.pcm();
        }
        long most = (long) sample.pcm().length * analysis.sampleRate() / sample.sampleRate();
        float[] samples = new float[Math.toIntExact(most) + analysis.hop()];
        int[] size = {0};
        var resampler = new Resampler(sample.sampleRate(), analysis.sampleRate(), (portion, from, count) -> {
            int now = Math.min(count, samples.length - size[0]);
            System.arraycopy(portion, from, samples, size[0], now);
            size[0] += now;
        });
        resampler.accept(sample.pcm(), 0, sample.pcm().length);
        resampler.finish();
        return Arrays.copyOf(samples, size[0]);
    }

    private void refresh() throws IOException {
        lock.readLock().lock();
        try {
            if (!catalogue.isOutdated()) {
                return;
            }
        } finally {
            lock.readLock().unlock();
        }
        lock.writeLock().lock();
        try {
            if (catalogue.isOutdated()) {
                Catalogue fresh = Catalogue.open(directory, analysis);
                catalogue.close();
                catalogue = fresh;
            }
        } finally {
            lock.writeLock().unlock();
        }
    }

    private Identification identification(List<Segment> segments, Answer answer) {
        Optional<Match> best = answer.best().flatMap(found -> match(segments, found));
        if (best.isEmpty()) {
            return new NoMatch();
        }
        Match sure = best.get();
        // A song that was learned piece by piece, or is there as a file too, is one song and no question.
        List<Match> others = answer.ambiguous().stream()
                .flatMap(found -> match(segments, found).stream())
                .filter(other -> !SameSong.test(sure.song(), other.song()))
                .toList();
        return new Identified(List.of(sure), others);
    }

    private Optional<Match> match(List<Segment> segments, Found found) {
        return catalogue
                .track(segments.get(found.index()).id(found.track()))
                .map(track -> new Match(
                        track.song(),
                        found.confidence(),
                        NAME,
                        track.files().stream().map(TrackFile::path).findFirst().orElse(null),
                        offset(track, found.beginningSeconds()),
                        found.tempo(),
                        found.pitch(),
                        null));
    }

    /** The place in the song, where it is known which place of the song the track begins with. */
    private static @Nullable Duration offset(Track track, double beginningSeconds) {
        Track.Learned learned = track.learned();
        Long begin = learned == null ? Long.valueOf(0) : learned.offsetMillis();
        return begin == null ? null : Duration.ofMillis(begin + Math.round(beginningSeconds * 1000));
    }

    @Override
    public void close() {
        lock.writeLock().lock();
        try {
            catalogue.close();
        } finally {
            lock.writeLock().unlock();
        }
    }
}
