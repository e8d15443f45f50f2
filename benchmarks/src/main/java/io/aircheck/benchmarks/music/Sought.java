package io.aircheck.benchmarks.music;

import io.aircheck.music.fingerprint.Analysis;
import io.aircheck.music.fingerprint.Fingerprinter;
import io.aircheck.music.fingerprint.Heard;
import io.aircheck.music.index.ContentId;
import io.aircheck.music.index.FingerprintedTrack;
import io.aircheck.music.index.Segment;
import io.aircheck.music.search.Answer;
import io.aircheck.music.search.Confidence;
import io.aircheck.music.search.Effort;
import io.aircheck.music.search.Found;
import io.aircheck.music.search.Search;
import io.aircheck.testkit.music.Synthesizer;
import io.aircheck.testkit.music.Talk;
import io.aircheck.testkit.music.Track;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/** A few made-up tracks that are searched for among very many others, 6 s of each. */
final class Sought {

    private static final Analysis ANALYSIS = Analysis.USUAL;
    private static final int RATE = ANALYSIS.sampleRate();
    private static final int TRACKS = 16;
    private static final int TRACK_SECONDS = 40;
    private static final int FROM_SECONDS = 17;
    private static final int SECONDS = 6;

    private Sought() {}

    /**
     * What came of some searches.
     *
     * @param right how many gave the track
     * @param first how many thought of it first, whether sure enough to give it or not
     * @param wrong how many gave another one
     */
    record Searched(String name, int searches, int right, int first, int wrong, Millis millis) {}

    /** Milliseconds of each search in the order in which they were made. @param wall time, and @param processor time */
    record Millis(double[] wall, double[] processor) {

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "processor time median %.1f ms, at most %.1f ms; wall time first %.0f ms, median %.1f ms, at most %.1f ms",
                    median(processor),
                    Arrays.stream(processor).max().orElse(0),
                    wall[0],
                    median(wall),
                    Arrays.stream(wall).max().orElse(0));
        }

        private static double median(double[] values) {
            return Arrays.stream(values).sorted().toArray()[values.length / 2];
        }
    }

    /** As a catalogue would keep them. */
    static List<FingerprintedTrack> tracks() {
        return IntStream.range(0, TRACKS)
                .mapToObj(number ->
                        new FingerprintedTrack(id(number), Fingerprinter.of(ANALYSIS, music(number, TRACK_SECONDS))))
                .toList();
    }

    private static ContentId id(int number) {
        return new ContentId(-1, number);
    }

    /** Searches for each, alone and under talk, and for as many that are not there. */
    static List<Searched> searched(List<Segment> segments) {
        var search = new Search(segments, ANALYSIS, Effort.USUAL, Confidence.fitted());
        return List.of(
                searched("clean", search, segments, 0, false),
                searched("as loud as talk", search, segments, 0, true),
                searched("unknown", search, segments, TRACKS, false),
                searched("unknown, as loud as talk", search, segments, TRACKS, true));
    }

    private static Searched searched(
            String name, Search search, List<Segment> segments, int firstNumber, boolean talk) {
        double[] wall = new double[TRACKS];
        double[] processor = new double[TRACKS];
        int right = 0;
        int first = 0;
        int wrong = 0;
        for (int i = 0; i < TRACKS; i++) {
            int number = firstNumber + i;
            float[] heard = Arrays.copyOfRange(
                    music(number, FROM_SECONDS + SECONDS), FROM_SECONDS * RATE, (FROM_SECONDS + SECONDS) * RATE);
            float[] samples = talk ? underTalk(heard, number) : heard;
            long begin = System.nanoTime();
            long processorBegin = processorNanos();
            Answer answer = search.find(Heard.of(ANALYSIS, samples));
            processor[i] = (processorNanos() - processorBegin) / 1e6;
            wall[i] = (System.nanoTime() - begin) / 1e6;
            right += is(number, answer.best(), segments) ? 1 : 0;
            first += is(number, answer.likeliest(), segments) ? 1 : 0;
            wrong += answer.best().isPresent() && !is(number, answer.best(), segments) ? 1 : 0;
        }
        return new Searched(name, TRACKS, right, first, wrong, new Millis(wall, processor));
    }

    private static boolean is(int number, Optional<Found> answer, List<Segment> segments) {
        return answer.filter(
                        found -> segments.get(found.index()).id(found.track()).equals(id(number)))
                .isPresent();
    }

    private static float[] music(int number, int seconds) {
        short[] stereo = Synthesizer.render(Track.numbered(number), RATE, RATE * seconds);
        float[] mono = new float[stereo.length / 2];
        for (int i = 0; i < mono.length; i++) {
            mono[i] = (stereo[2 * i] + stereo[2 * i + 1]) / 65_536f;
        }
        return mono;
    }

    private static float[] underTalk(float[] music, int seed) {
        float[] talk = Talk.samples(seed, RATE, music.length);
        float gain = (float) Math.sqrt(power(music) / power(talk));
        float[] sum = new float[music.length];
        for (int i = 0; i < sum.length; i++) {
            sum[i] = music[i] + gain * talk[i];
        }
        return sum;
    }

    private static double power(float[] samples) {
        double sum = 0;
        for (float sample : samples) {
            sum += sample * sample;
        }
        return sum;
    }

    private static long processorNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
