package io.aircheck.music.identify;

import io.aircheck.music.Identification.Identified;
import io.aircheck.music.Match;
import io.aircheck.music.Recogniser;
import io.aircheck.music.Sample;
import io.aircheck.music.enrich.SameSong;
import io.aircheck.music.listening.Again;
import io.aircheck.music.listening.Unidentified;
import io.aircheck.music.tracklist.Play;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Asks services about music that the catalogue does not know. Each question is paid for, so there is one for every few minutes, about
 * ten seconds in their middle; within the services' budgets, since past these they answer that they do not.
 */
public record AskingServices(Recogniser services, Sound sound) implements Again {

    /** Most songs are about as long; of two shorter ones in a row one may be missed. */
    private static final Duration A_QUESTION_EVERY = Duration.ofMinutes(3);

    private static final Duration SAMPLE = Duration.ofSeconds(10);

    /** The recording that is spoken of. */
    @FunctionalInterface
    public interface Sound {
        /** @throws IOException with a sentence, if it cannot be read */
        Sample at(Duration from, Duration length) throws IOException, InterruptedException;
    }

    @Override
    public List<Play> recognise(Unidentified music) throws IOException, InterruptedException {
        long pieces = Math.max(1, Math.round((double) music.length().toMillis() / A_QUESTION_EVERY.toMillis()));
        List<Play> plays = new ArrayList<>();
        for (int i = 0; i < pieces; i++) {
            Duration from = music.start().plus(music.length().multipliedBy(i).dividedBy(pieces));
            Duration to = music.start().plus(music.length().multipliedBy(i + 1).dividedBy(pieces));
            for (Play play : ask(from, to).stream().toList()) {
                add(play, plays);
            }
        }
        return plays;
    }

    private Optional<Play> ask(Duration from, Duration to) throws IOException, InterruptedException {
        Duration length = to.minus(from).compareTo(SAMPLE) < 0 ? to.minus(from) : SAMPLE;
        Duration at = from.plus(to.minus(from).minus(length).dividedBy(2));
        return services.identify(sound.at(at, length)) instanceof Identified(List<Match> matches, List<Match> _)
                ? Optional.of(play(matches.getFirst(), at, from, to))
                : Optional.empty();
    }

    /** It fills the piece in whose middle it was heard, from where it begins, if the service says that it begins there. */
    private static Play play(Match match, Duration at, Duration from, Duration to) {
        Duration offset = match.trackOffset();
        if (offset == null) {
            return new Play(from, to, match);
        }
        Duration begins = at.minus(offset);
        Duration start = begins.compareTo(from) > 0 && begins.compareTo(to) < 0 ? begins : from;
        return new Play(start, to, match.withTrackOffset(start.minus(begins)));
    }

    /** The same song in the next piece goes on. */
    private static void add(Play play, List<Play> plays) {
        Play last = plays.isEmpty() ? null : plays.getLast();
        if (last != null && last.end().equals(play.start()) && isSame(last, play)) {
            plays.set(plays.size() - 1, new Play(last.start(), play.end(), last.match()));
        } else {
            plays.add(play);
        }
    }

    private static boolean isSame(Play one, Play other) {
        return one.match() != null
                && other.match() != null
                && SameSong.test(one.match().song(), other.match().song());
    }
}
