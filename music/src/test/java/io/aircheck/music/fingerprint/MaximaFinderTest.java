package io.aircheck.music.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaximaFinderTest {

    private static final Axis AXIS = new Axis(Analysis.USUAL);

    @ParameterizedTest
    @CsvSource({"4, 0.05, 40", "2, 0.025, 30", "1, 0.03, 5", "4, 0.05, 3"})
    void findsWhatALookAtAllSurroundingsFinds(int radius, double width, int frames) {
        int[][] spectra = randomSpectra(frames);
        var finder = new MaximaFinder(AXIS, radius, width);
        for (int[] spectrum : spectra) {
            finder.accept(spectrum);
        }
        finder.finish();
        var found = new Maxima();
        finder.moveTo(found);

        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            places.add(found.frame(i));
        }
        assertThat(places).isEqualTo(byDefinition(spectra, radius, width)).isNotEmpty();
    }

    /** Many frames, so that what is decided is forgotten in between. */
    @ParameterizedTest
    @CsvSource({"3000", "5", "1"})
    void amongThoseOfNarrowSurroundingsAreThoseOfWideOnes(int frames) {
        int[][] spectra = randomSpectra(frames);
        var both = new MaximaFinder(AXIS, 2, 0.025, 4, 0.05);
        var alone = new MaximaFinder(AXIS, 4, 0.05);
        for (int[] spectrum : spectra) {
            both.accept(spectrum);
            alone.accept(spectrum);
        }
        both.finish();
        alone.finish();
        var details = new Maxima();
        var peaks = new Maxima();
        both.moveTo(details, peaks);
        var expected = new Maxima();
        alone.moveTo(expected);

        assertThat(listed(peaks)).isEqualTo(listed(expected)).isNotEmpty();
        assertThat(listed(details)).containsAll(listed(peaks)).hasSizeGreaterThan(peaks.size());
    }

    private static List<List<Float>> listed(Maxima maxima) {
        List<List<Float>> list = new ArrayList<>();
        for (int i = 0; i < maxima.size(); i++) {
            list.add(List.of((float) maxima.frame(i), maxima.step(i), maxima.prominence(i)));
        }
        return list;
    }

    /** The frames of all maxima: strongest of a rectangle, and no plateau. */
    private static List<Integer> byDefinition(int[][] spectra, int radius, double width) {
        List<Integer> frames = new ArrayList<>();
        for (int frame = 0; frame < spectra.length; frame++) {
            for (int place = AXIS.lowest(); place <= AXIS.highest(); place++) {
                if (strongest(spectra, frame, place, radius, AXIS.radius(place, width))) {
                    frames.add(frame);
                }
            }
        }
        return frames;
    }

    private static boolean strongest(int[][] spectra, int frame, int place, int radius, int reach) {
        for (int f = Math.max(0, frame - radius); f <= Math.min(spectra.length - 1, frame + radius); f++) {
            for (int p = Math.max(0, place - reach); p <= Math.min(AXIS.bins() - 1, place + reach); p++) {
                if ((f != frame || p != place) && spectra[f][p] >= spectra[frame][place]) {
                    return false;
                }
            }
        }
        return true;
    }

    private static int[][] randomSpectra(int frames) {
        var random = new Random(frames);
        int[][] spectra = new int[frames][AXIS.bins()];
        for (int[] spectrum : spectra) {
            for (int i = 0; i < spectrum.length; i++) {
                spectrum[i] = Float.floatToRawIntBits((float) Math.exp(4 * random.nextGaussian()));
            }
        }
        return spectra;
    }
}
