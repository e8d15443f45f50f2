package io.aircheck.music.catalogue;

import io.aircheck.music.Learner;
import io.aircheck.music.Match;
import io.aircheck.music.cloud.Pace;
import io.aircheck.music.fingerprint.Analysis;
import io.aircheck.music.fingerprint.Fingerprint;
import io.aircheck.music.fingerprint.Peaks;
import io.aircheck.music.index.ContentId;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts stretches that a service has named into the catalogue. Where somebody else is changing it, it waits a little; then the
 * stretch is forgotten, and the log says so: the answer itself is not held up by it.
 *
 * @param pause waiting, passed in so that tests need none
 */
public record CatalogueLearner(Path directory, Analysis analysis, Pace.Pause pause) implements Learner {

    private static final Logger LOG = LoggerFactory.getLogger(CatalogueLearner.class);
    private static final int ATTEMPTS = 5;
    private static final Duration BETWEEN = Duration.ofMillis(400);

    @Override
    public void learn(Fingerprint span, Match match) {
        if (span.pairs().size() == 0) {
            return;
        }
        try {
            for (int attempt = 1; !put(span, match); attempt++) {
                if (attempt == ATTEMPTS) {
                    LOG.warn(
                            "{} was not learned: another Aircheck is changing the catalogue",
                            match.song().announcement());
                    return;
                }
                pause.sleep(BETWEEN);
            }
        } catch (IOException e) {
            LOG.warn("{} was not learned: {}", match.song().announcement(), e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean put(Fingerprint span, Match match) throws IOException {
        try (CatalogueWriter catalogue = CatalogueWriter.open(directory, analysis)) {
            Duration offset = match.trackOffset();
            catalogue.put(
                    new Track(
                            id(span.peaks()),
                            match.song(),
                            Duration.ofMillis(Math.round(1000 * span.frames() / analysis.framesPerSecond())),
                            List.of(),
                            new Track.Learned(match.recogniser(), offset == null ? null : offset.toMillis())),
                    span);
            catalogue.finish();
            return true;
        } catch (CatalogueInUseException e) {
            return false;
        }
    }

    /** Of what was heard, since there is no file. */
    private static ContentId id(Peaks peaks) {
        ByteBuffer bytes = ByteBuffer.allocate(peaks.size() * (Integer.BYTES + Short.BYTES));
        for (int i = 0; i < peaks.size(); i++) {
            bytes.putInt(peaks.frames()[i]).putShort(peaks.steps()[i]);
        }
        return ContentId.of(bytes.array());
    }
}
