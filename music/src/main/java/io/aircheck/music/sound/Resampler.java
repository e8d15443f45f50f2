package io.aircheck.music.sound;

/**
 * PCM of one rate to another, portion by portion: a windowed sinc in as many phases as the ratio of the rates needs (polyphase).
 * For samples that did not come through FFmpeg. Belongs to one thread and one stream.
 */
public final class Resampler implements Samples {

    /** Zero crossings of the sinc on each side: some 80 dB of attenuation with the window below. */
    private static final int CROSSINGS = 16;
    /** The transition ends at the new half rate. */
    private static final double PASS = 0.92;

    private final int up;
    private final int down;
    private final int reach;
    private final float[][] phases;
    private final Samples samples;
    private final float[] history;
    private final float[] out = new float[1024];
    private int filled;
    private long position;

    /**
     * @param from the rate of what comes, in hertz, 4,000 to 192,000
     * @param to the rate of what {@code samples} gets, not above {@code from}
     */
    public Resampler(int from, int to, Samples samples) {
        if (from < 4_000 || from > 192_000 || to < 4_000 || to > from) {
            throw new IllegalArgumentException("cannot resample from " + from + " Hz to " + to + " Hz");
        }
        int common = gcd(from, to);
        up = to / common;
        down = from / common;
        this.samples = samples;
        double cutoff = PASS * to / from;
        reach = (int) Math.ceil(CROSSINGS / cutoff);
        phases = new float[up][];
        for (int phase = 0; phase < up; phase++) {
            phases[phase] = phase((double) phase / up, cutoff);
        }
        history = new float[Math.max(8192, 4 * reach)];
        // Silence before the first sample, so that the first result is centred on it.
        filled = reach;
    }

    private float[] phase(double fraction, double cutoff) {
        float[] taps = new float[2 * reach];
        double sum = 0;
        double[] exact = new double[taps.length];
        for (int i = 0; i < taps.length; i++) {
            double distance = i - reach - fraction;
            double x = Math.PI * cutoff * distance;
            double sinc = Math.abs(x) < 1e-9 ? 1 : Math.sin(x) / x;
            double place = distance / reach;
            // Blackman's window.
            double window = Math.abs(place) >= 1
                    ? 0
                    : 0.42 + 0.5 * Math.cos(Math.PI * place) + 0.08 * Math.cos(2 * Math.PI * place);
            exact[i] = sinc * window;
            sum += exact[i];
        }
        for (int i = 0; i < taps.length; i++) {
            taps[i] = (float) (exact[i] / sum);
        }
        return taps;
    }

    @Override
    public void accept(float[] portion, int from, int count) {
        for (int done = 0; done < count; ) {
            int now = Math.min(count - done, history.length - filled);
            System.arraycopy(portion, from + done, history, filled, now);
            filled += now;
            done += now;
            drain();
        }
    }

    /** What is still due, as if silence followed. */
    public void finish() {
        accept(new float[reach], 0, reach);
    }

    /** Makes what the history allows and forgets what is not needed any more; {@code position} counts 1/up of a sample in it. */
    private void drain() {
        int made = 0;
        int at = (int) (position / up);
        for (; at + 2 * reach <= filled; at = (int) (position / up)) {
            float[] taps = phases[(int) (position % up)];
            float sum = 0;
            for (int i = 0; i < taps.length; i++) {
                sum += taps[i] * history[at + i];
            }
            out[made++] = sum;
            if (made == out.length) {
                samples.accept(out, 0, made);
                made = 0;
            }
            position += down;
        }
        if (made > 0) {
            samples.accept(out, 0, made);
        }
        int spent = Math.min(at, filled);
        System.arraycopy(history, spent, history, 0, filled - spent);
        filled -= spent;
        position -= (long) spent * up;
    }

    private static int gcd(int a, int b) {
        return b == 0 ? a : gcd(b, a % b);
    }
}
