package io.aircheck.music.export;

import io.aircheck.music.Identification.Identified;
import io.aircheck.music.Match;
import io.aircheck.music.Recogniser;
import io.aircheck.music.Sample;
import io.aircheck.music.sound.Decoder;
import io.aircheck.music.sound.Samples;
import io.aircheck.music.tracklist.Play;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Listens to a file from its beginning to its end, window by window, as somebody would who looks for music in it.
 *
 * @param recogniser that is asked about each window; a free one
 * @param window how much is listened to at once
 * @param step from one window to the next
 */
public record Sweep(Decoder decoder, Recogniser recogniser, Duration window, Duration step) {

    /** Six seconds every three: what is heard for longer than a moment lies well within one of them. */
    public static Sweep usual(Decoder decoder, Recogniser recogniser) {
        return new Sweep(decoder, recogniser, Duration.ofSeconds(6), Duration.ofSeconds(3));
    }

    /** A window in which music was recognised. */
    public record Hit(TimeRange range, Match match) {}

    /** Windows that overlap and hold the same song, as one play of it. */
    public static List<Play> plays(List<Hit> hits) {
        List<Play> plays = new ArrayList<>();
        for (Hit hit : hits) {
            Play last = plays.isEmpty() ? null : plays.getLast();
            Match before = last == null ? null : last.match();
            if (last != null
                    && before != null
                    && before.song().equals(hit.match().song())
                    && hit.range().start().compareTo(last.start()) >= 0
                    && hit.range().start().compareTo(last.end()) <= 0) {
                plays.set(plays.size() - 1, new Play(last.start(), hit.range().end(), before));
            } else {
                plays.add(new Play(hit.range().start(), hit.range().end(), hit.match()));
            }
        }
        return plays;
    }

    /**
     * Where music is recognised.
     *
     * @param silenced these are taken for silent, whatever the file says
     * @throws IOException if the file cannot be read or has no sound
     */
    public List<Hit> hits(Path file, List<TimeRange> silenced) throws IOException, InterruptedException {
        var windows = new Windows(TimeRange.merged(silenced));
        decoder.decode(file, Decoder.Stretch.ALL, windows);
        windows.finish();
        if (Thread.interrupted()) {
            throw new InterruptedException("while looking for music in " + file.getFileName());
        }
        return windows.hits;
    }

    private final class Windows implements Samples {

        private final List<TimeRange> silenced;
        private final float[] ring = new float[samples(window)];
        private final int hop = Math.max(1, samples(step));
        private final List<Hit> hits = new ArrayList<>();
        private long count;
        private long asked;
        private int next;

        Windows(List<TimeRange> silenced) {
            this.silenced = silenced;
        }

        @Override
        public void accept(float[] samples, int from, int number) {
            for (int i = 0; i < number; i++) {
                ring[(int) (count % ring.length)] = isSilenced() ? 0 : samples[from + i];
                count++;
                if (count >= ring.length && (count - ring.length) % hop == 0) {
                    ask();
                }
            }
        }

        /** The ranges are in the order of time, as the samples are. */
        private boolean isSilenced() {
            double at = (double) count / decoder.sampleRate();
            while (next < silenced.size() && silenced.get(next).endSeconds() <= at) {
                next++;
            }
            return next < silenced.size() && silenced.get(next).startSeconds() <= at;
        }

        void finish() {
            if (count > asked) {
                ask();
            }
        }

        private void ask() {
            asked = count;
            int length = (int) Math.min(count, ring.length);
            int begin = (int) ((count - length) % ring.length);
            float[] pcm = Arrays.copyOfRange(ring, begin, begin + length);
            if (begin + length > ring.length) {
                System.arraycopy(ring, 0, pcm, ring.length - begin, begin + length - ring.length);
            }
            try {
                if (!Thread.currentThread().isInterrupted()
                        && recogniser.identify(new Sample(pcm, decoder.sampleRate()))
                                instanceof Identified(List<Match> matches, List<Match> _)) {
                    hits.add(new Hit(new TimeRange(time(count - length), time(count)), matches.getFirst()));
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private int samples(Duration length) {
            return Math.toIntExact(length.toMillis() * decoder.sampleRate() / 1000);
        }

        private Duration time(long samples) {
            return Duration.ofNanos(Math.round(samples * 1e9 / decoder.sampleRate()));
        }
    }
}
