package io.aircheck.benchmarks.music;

import io.aircheck.media.ffmpeg.FFmpeg;
import io.aircheck.media.ffmpeg.FFmpegLookup;
import io.aircheck.music.fingerprint.Analysis;
import io.aircheck.music.fingerprint.Fingerprint;
import io.aircheck.music.fingerprint.Fingerprinter;
import io.aircheck.music.index.MemoryIndex;
import io.aircheck.music.sound.Decoder;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The catalogue of a corpus, fingerprinted.
 *
 * @param musicSeconds its length
 * @param indexingSeconds processor time from samples to fingerprints
 * @param pairsPerSecond hashes of pairs per second of music
 */
record IndexedCorpus(
        Corpus corpus, MemoryIndex index, double musicSeconds, double indexingSeconds, double pairsPerSecond) {

    static final Analysis ANALYSIS = Analysis.USUAL;

    private static final Duration LONGEST = Duration.ofMinutes(15);

    static IndexedCorpus of(Corpus corpus) throws IOException, InterruptedException {
        if (!(FFmpeg.find() instanceof FFmpegLookup.Found(FFmpeg ffmpeg))) {
            throw new IOException("FFmpeg is needed to decode the tracks");
        }
        var decoder = new Decoder(ffmpeg, ANALYSIS.sampleRate());
        List<Fingerprint> fingerprints = new ArrayList<>();
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
        }
        return new IndexedCorpus(
                corpus, new MemoryIndex(ANALYSIS, fingerprints), seconds, spent / 1e9, pairs / seconds);
    }

    /** How many times real time a core makes fingerprints. */
    double indexingSpeed() {
        return musicSeconds / indexingSeconds;
    }

    /** Processor time of this thread. */
    static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
