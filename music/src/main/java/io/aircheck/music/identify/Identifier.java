package io.aircheck.music.identify;

import io.aircheck.media.ffmpeg.FFmpeg;
import io.aircheck.media.ffmpeg.MediaTags;
import io.aircheck.music.Identification;
import io.aircheck.music.Identification.Identified;
import io.aircheck.music.Identification.NoMatch;
import io.aircheck.music.Identification.Refused;
import io.aircheck.music.Match;
import io.aircheck.music.Recogniser;
import io.aircheck.music.Sample;
import io.aircheck.music.sound.Decoder;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Names the music in a file: at the place that is asked for, or at several places until one of them is known. Services are asked
 * only when the catalogue knows none of them, and then about few, since each question is paid for.
 */
public record Identifier(FFmpeg ffmpeg, Recognition recognition) {

    /** The middle is where a song is the likeliest to be itself; then what lies between. */
    private static final double[] PLACES = {0.5, 0.25, 0.75, 0.125, 0.625, 0.375, 0.875};
    /** For files that do not tell their length. */
    private static final List<Duration> FIRST_PLACES =
            List.of(Duration.ZERO, Duration.ofSeconds(30), Duration.ofSeconds(90), Duration.ofSeconds(180));

    private static final int PAID_PLACES = 2;
    /** Quieter is silence, or the hiss of a microphone: of no use to a service. */
    private static final double AUDIBLE = 0.002;

    /** So sure that more sound would hardly change the answer. */
    private static final double SURE = 0.95;

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private record Place(@Nullable Duration at, Sample sample) {}

    /**
     * Tries several places.
     *
     * @param seconds how much to listen to at each
     * @throws IOException if the file has no sound that FFmpeg can read
     */
    public Outcome identify(Path file, Duration seconds) throws IOException, InterruptedException {
        return identify(file, places(MediaTags.of(ffmpeg, file).duration(), seconds), seconds);
    }

    /** Listens at one place. */
    public Outcome identifyAt(Path file, Duration at, Duration seconds) throws IOException, InterruptedException {
        return identify(file, List.of(at), seconds);
    }

    /** The last seconds of a file, which is what was just on air where it holds a stream. */
    public Sample last(Path file, Duration seconds) throws IOException, InterruptedException {
        var last = new LastSamples(Sample.USUAL_RATE, seconds);
        new Decoder(ffmpeg, Sample.USUAL_RATE).decode(file, Decoder.Stretch.ALL, last);
        return last.sample();
    }

    /** Asks about a sample of what is on air. */
    public Outcome identify(Sample sample) throws InterruptedException {
        Inquiry inquiry = new Inquiry();
        return inquiry.catalogueKnows(new Place(null, sample)) ? inquiry.outcome() : inquiry.askServices();
    }

    /** Asks the catalogue alone, which costs nothing; empty where it does not know for sure. */
    public Optional<Outcome> glance(Sample sample) {
        Inquiry inquiry = new Inquiry();
        return inquiry.catalogueKnows(new Place(null, sample)) && inquiry.isSure()
                ? Optional.of(inquiry.outcome())
                : Optional.empty();
    }

    private Outcome identify(Path file, List<Duration> places, Duration seconds)
            throws IOException, InterruptedException {
        var decoder = new Decoder(ffmpeg, Sample.USUAL_RATE);
        Inquiry inquiry = new Inquiry();
        IOException unreadable = null;
        for (Duration at : places) {
            try {
                Sample sample = new Sample(decoder.samples(file, at, seconds), Sample.USUAL_RATE);
                if (inquiry.catalogueKnows(new Place(at, sample))) {
                    return inquiry.outcome();
                }
            } catch (IOException e) {
                // A file may be damaged at one place and whole at another.
                unreadable = e;
            }
        }
        if (unreadable != null && inquiry.heard.isEmpty()) {
            throw unreadable;
        }
        return inquiry.askServices();
    }

    /** The questions about one source. */
    private final class Inquiry {

        private final List<Place> heard = new ArrayList<>();
        private Identification answer = new NoMatch();
        private @Nullable Place answered;
        private @Nullable String trouble;
        private long cpuNanos;

        boolean catalogueKnows(Place place) {
            heard.add(place);
            long begun = cpuNanos();
            Identification own = recognition.catalogue().identify(place.sample());
            cpuNanos += cpuNanos() - begun;
            answer = own instanceof Refused ? own : answer;
            return take(place, own);
        }

        /** About the places that are not silent, until one of them is known. */
        Outcome askServices() throws InterruptedException {
            Recogniser services = recognition.services().orElse(null);
            List<Place> audible = heard.stream()
                    .filter(place -> level(place.sample()) > AUDIBLE)
                    .limit(services == null ? 0 : PAID_PLACES)
                    .toList();
            for (Place place : audible) {
                if (services != null && take(place, services.identify(place.sample()))) {
                    break;
                }
            }
            return outcome();
        }

        private boolean take(Place place, Identification identification) {
            if (identification instanceof Refused refused && trouble == null) {
                trouble = refused.reason();
            }
            if (identification instanceof Identified) {
                answer = identification;
                answered = place;
            }
            return identification instanceof Identified;
        }

        boolean isSure() {
            return answer instanceof Identified(List<Match> matches, List<Match> ambiguous)
                    && ambiguous.isEmpty()
                    && matches.getFirst().confidence() >= SURE;
        }

        Outcome outcome() {
            Place place = answered == null ? heard.getFirst() : answered;
            return new Outcome(
                    answer, trouble, place.at(), place.sample().length(), heard.size(), Duration.ofNanos(cpuNanos));
        }
    }

    static List<Duration> places(Duration length, Duration seconds) {
        if (length.isZero()) {
            return FIRST_PLACES;
        }
        List<Duration> places = new ArrayList<>();
        double room = Math.max(0, (length.toMillis() - seconds.toMillis()) / 1000.0);
        for (double part : PLACES) {
            Duration at = Duration.ofMillis(Math.round(room * part * 1000));
            // Places that overlap tell the same twice.
            if (places.stream().allMatch(other -> other.minus(at).abs().compareTo(seconds) >= 0)) {
                places.add(at);
            }
        }
        return places;
    }

    private static double level(Sample sample) {
        double sum = 0;
        for (float value : sample.pcm()) {
            sum += value * value;
        }
        return Math.sqrt(sum / Math.max(1, sample.pcm().length));
    }

    private static long cpuNanos() {
        return THREADS.isCurrentThreadCpuTimeSupported() ? Math.max(0, THREADS.getCurrentThreadCpuTime()) : 0;
    }
}
