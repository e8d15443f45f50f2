package io.aircheck.benchmarks.music;

import io.aircheck.media.ffmpeg.FFmpeg;
import io.aircheck.media.ffmpeg.FFmpegLookup;
import io.aircheck.music.fingerprint.Analysis;
import io.aircheck.music.fingerprint.Fingerprint;
import io.aircheck.music.fingerprint.Fingerprinter;
import io.aircheck.music.index.ContentId;
import io.aircheck.music.index.FingerprintedTrack;
import io.aircheck.music.index.Segment;
import io.aircheck.music.index.SegmentWriter;
import io.aircheck.music.sound.Decoder;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The catalogue of a corpus, fingerprinted, in a file as the program keeps it.
 *
 * @param larger the same catalogue with {@link OtherMusic} behind it, three tracks for each
 * @param musicSeconds length of the corpus
 * @param indexingSeconds processor time from samples to fingerprints
 * @param pairsPerSecond hashes of pairs per second of music
 */
record IndexedCorpus(
        Corpus corpus,
        Segment index,
        Segment larger,
        double musicSeconds,
        double indexingSeconds,
        double pairsPerSecond) {

    static final Analysis ANALYSIS = Analysis.USUAL;

    private static final Duration LONGEST = Duration.ofMinutes(15);

    static IndexedCorpus of(Corpus corpus) throws IOException, InterruptedException {
        if (!(FFmpeg.find() instanceof FFmpegLookup.Found(FFmpeg ffmpeg))) {
            throw new IOException("FFmpeg is needed to decode the tracks");
        }
        var decoder = new Decoder(ffmpeg, ANALYSIS.sampleRate());
        List<Fingerprint> fingerprints = new ArrayList<>();
        List<Fingerprint> others = new ArrayList<>();
        double seconds = 0;
        long spent = 0;
        long pairs = 0;
        for (Corpus.Track track : corpus.tracks()) {
            float[] samples = decoder.samples(track.file(), Duration.ZERO, LONGEST);
            long begin = cpuNanos();
            Fingerprint fingerprint = Fingerprinter.of(ANALYSIS, samples);
            spent += cpuNanos() - begin;
            seconds += (double) samples.length / ANALYSIS.sampleRate();
            pairs += fingerprint.pairs().size();
            fingerprints.add(fingerprint);
            OtherMusic.of(samples).forEach(other -> others.add(Fingerprinter.of(ANALYSIS, other)));
        }
        Segment index = segment(fingerprints);
        fingerprints.addAll(others);
        return new IndexedCorpus(corpus, index, segment(fingerprints), seconds, spent / 1e9, pairs / seconds);
    }

    private static Segment segment(List<Fingerprint> fingerprints) throws IOException {
        List<FingerprintedTrack> tracks = new ArrayList<>();
        for (Fingerprint fingerprint : fingerprints) {
            tracks.add(new FingerprintedTrack(new ContentId(0, tracks.size()), fingerprint));
        }
        Path file = Files.createTempFile("aircheck", ".segment");
        file.toFile().deleteOnExit();
        SegmentWriter.write(file, ANALYSIS.hash(), tracks);
        Segment segment = Segment.open(file);
        // As whoever listens to streams does with a catalogue of this size.
        segment.countPairs();
        return segment;
    }

    /** How many times real time a core makes fingerprints. */
    double indexingSpeed() {
        return musicSeconds / indexingSeconds;
    }

    /** How large the file is. */
    double megabytesPerHour() {
        return index.bytes() / 1e6 / (musicSeconds / 3600);
    }

    /** Processor time of this thread. */
    static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
