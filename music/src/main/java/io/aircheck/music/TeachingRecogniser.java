package io.aircheck.music;

import io.aircheck.music.Identification.Identified;
import io.aircheck.music.fingerprint.Fingerprint;
import java.util.List;
import java.util.function.Function;

/**
 * A service whose answers the catalogue learns. Only an answer of one song does that: where several sound at once, their
 * peaks cannot be told apart.
 *
 * @param service who is asked
 * @param fingerprints of the sample, made only when there is something to learn
 */
public record TeachingRecogniser(Recogniser service, Function<Sample, Fingerprint> fingerprints, Learner learner)
        implements Recogniser {

    /** Less is a guess, such as a melody that was hummed; the catalogue would repeat it for ever. */
    private static final double LEAST_CONFIDENCE = 0.7;

    @Override
    public String name() {
        return service.name();
    }

    @Override
    public Identification identify(Sample sample) throws InterruptedException {
        Identification identification = service.identify(sample);
        if (identification instanceof Identified(List<Match> matches, List<Match> _)
                && matches.size() == 1
                && matches.getFirst().confidence() >= LEAST_CONFIDENCE) {
            learner.learn(fingerprints.apply(sample), matches.getFirst());
        }
        return identification;
    }
}
