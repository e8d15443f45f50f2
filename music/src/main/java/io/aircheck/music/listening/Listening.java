package io.aircheck.music.listening;

import io.aircheck.music.fingerprint.Analysis;
import io.aircheck.music.fingerprint.Heard;
import io.aircheck.music.search.Effort;
import io.aircheck.music.search.Follower;
import io.aircheck.music.search.Line;
import io.aircheck.music.tracklist.Play;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Listens to a stream, however long, and tells what is played. It knows no clock but the stream's own; its memory is bounded. Belongs to
 * one thread.
 */
public final class Listening {

    /** Frames of the blocks that {@link #hear} takes. */
    public static final int BLOCK_FRAMES = Block.FRAMES;

    /** Evidence for a song that a search was sure of, and how much more for one of which it was not sure at all. */
    private static final double ENOUGH = 20;

    private static final double ENOUGH_ALONE = 100;
    /** And for each half second: what shares a beat with a song gathers evidence, too, but slowly. */
    private static final double ENOUGH_A_BIN = 0.75;
    /** Told songs stay with less, new ones go with even less. */
    private static final double TOO_LITTLE = 12;

    private static final double NOTHING = 4;
    /** Half seconds without support after which a guess is dropped, a song is not playing any more, and it is over for good. */
    private static final int DROPPED = 16;

    private static final int SILENT = 12;
    private static final int OVER = 60;
    private static final int MOST_GUESSES = 8;
    /** A measurement farther off than this is of something else. */
    private static final double LOST = 3;

    private final Analysis analysis;
    private final Repertoire repertoire;
    private final Listener listener;
    private final Ring ring;
    private final Follower follower = new Follower(Effort.OF_STREAMS);
    private final Attention attention = new Attention();
    private final UnidentifiedSpans unidentified;
    private final List<Hypothesis> hypotheses = new ArrayList<>();
    private final List<OpenPlay> plays = new ArrayList<>();
    private long lastId;

    public Listening(Analysis analysis, Repertoire repertoire, Listener listener) {
        this.analysis = analysis;
        this.repertoire = repertoire;
        this.listener = listener;
        ring = new Ring(analysis.steps());
        unidentified = new UnidentifiedSpans(analysis, listener::unidentified);
    }

    /** The next {@link #BLOCK_FRAMES} frames of the stream; only the last ones may be fewer. */
    public void hear(Heard block) {
        if (block.frames() == 0) {
            return;
        }
        ring.add(block);
        if (ring.isFull()) {
            forgetOldest();
        }
        Heard window = ring.window();
        follow(window);
        ring.weigh(hypotheses);
        if (attention.wantsSearch(window, hypotheses)) {
            search();
        }
        settle();
    }

    /** What is playing right now, as far as is known. */
    public List<Play> now() {
        return plays.stream()
                .filter(OpenPlay::isPlaying)
                .map(play -> play.play(analysis))
                .toList();
    }

    /** The stream has ended; tells all that is still to be told. */
    public void finish() {
        hypotheses.removeIf(hypothesis -> hypothesis.play() == null);
        hypotheses.forEach(Hypothesis::end);
        while (!ring.isEmpty()) {
            forgetOldest();
        }
        unidentified.end();
        tellEnded();
    }

    private void forgetOldest() {
        Block oldest = ring.oldest();
        boolean music = MusicGate.isMusic(ring.around(oldest));
        boolean known = plays.stream().anyMatch(play -> play.covers(oldest.firstBin() + Block.BINS / 2))
                || hypotheses.stream()
                        .anyMatch(it -> it.over() && it.stretch().covers(oldest.firstBin() + Block.BINS / 2));
        if (music && !known) {
            unidentified.music(oldest);
        } else {
            unidentified.other(oldest);
        }
        hypotheses.forEach(hypothesis -> hypothesis.forget(oldest.firstBin()));
        ring.removeOldest();
    }

    /** Measures anew how those lie that were heard lately. */
    private void follow(Heard window) {
        long first = ring.windowFirst();
        double middle = first + window.frames() / 2.0;
        follower.listen(window);
        for (Hypothesis hypothesis : hypotheses) {
            if (!hypothesis.over() && hypothesis.lately(2 * Block.BINS) > 0) {
                Line foreseen = hypothesis.line().from(first);
                follower.follow(hypothesis.piece().peaks(), foreseen)
                        .map(line -> line.from(-first))
                        .filter(line ->
                                Math.abs(line.at(middle) - hypothesis.line().at(middle)) <= LOST)
                        .ifPresent(line -> hypothesis.measured(line, middle));
            }
        }
    }

    private void search() {
        long first = ring.windowFirst();
        Heard rest = ring.unexplainedWindow();
        double middle = first + rest.frames() / 2.0;
        boolean fresh = false;
        for (Guess guess : repertoire.guesses(rest)) {
            Line line = guess.line().from(-first);
            Optional<Hypothesis> known = hypotheses.stream()
                    .filter(it -> !it.over() && it.same(guess.piece(), line, middle))
                    .findFirst();
            if (known.isPresent()) {
                known.get().support(guess);
                if (known.get().lately(2 * Block.BINS) <= 0) {
                    known.get().found(line, middle);
                    fresh = true;
                }
            } else {
                var hypothesis = new Hypothesis(guess, line);
                hypothesis.found(line, middle);
                hypotheses.add(hypothesis);
                fresh = true;
            }
        }
        if (fresh) {
            ring.weigh(hypotheses);
        }
    }

    private void settle() {
        long now = ring.frames() / Block.BIN_FRAMES;
        for (Hypothesis hypothesis : List.copyOf(hypotheses)) {
            Stretch stretch = hypothesis.stretch();
            OpenPlay play = hypothesis.play();
            if (hypothesis.over()) {
                if (stretch.to() < ring.firstBin()) {
                    hypotheses.remove(hypothesis);
                }
            } else if (play == null) {
                double enough = ENOUGH
                        + ENOUGH_ALONE * (1 - hypothesis.searchConfidence())
                        + ENOUGH_A_BIN * (stretch.to() - stretch.from());
                if (stretch.evidence() >= enough && !isShadow(hypothesis)) {
                    tell(hypothesis);
                } else if (stretch.evidence() < NOTHING || stretch.to() < now - DROPPED) {
                    hypotheses.remove(hypothesis);
                }
            } else if (stretch.evidence() < TOO_LITTLE || stretch.from() >= ring.firstBin() && isShadow(hypothesis)) {
                withdraw(hypothesis, play);
            } else if (stretch.to() <= now - OVER) {
                hypothesis.end();
            }
        }
        dropWeakest();
        tellChanges(now);
        tellEnded();
    }

    private boolean isShadow(Hypothesis hypothesis) {
        return hypotheses.stream()
                .anyMatch(other -> !other.piece().is(hypothesis.piece())
                        && other.stretch().evidence() > hypothesis.stretch().evidence()
                        && hypothesis.isShadowOf(other, ring.firstBin()));
    }

    private void dropWeakest() {
        List<Hypothesis> weakestFirst = hypotheses.stream()
                .filter(hypothesis -> hypothesis.play() == null && !hypothesis.over())
                .sorted(Comparator.comparingDouble(
                        hypothesis -> hypothesis.stretch().evidence()))
                .toList();
        hypotheses.removeAll(weakestFirst.subList(0, Math.max(0, weakestFirst.size() - MOST_GUESSES)));
    }

    private void tell(Hypothesis hypothesis) {
        Optional<OpenPlay> same =
                plays.stream().filter(play -> play.goesOnAs(hypothesis)).findFirst();
        if (same.isPresent()) {
            same.get().add(hypothesis);
        } else {
            var play = new OpenPlay(++lastId, hypothesis);
            plays.add(play);
            listener.started(play.id(), play.play(analysis));
        }
    }

    private void withdraw(Hypothesis hypothesis, OpenPlay play) {
        play.remove(hypothesis);
        hypotheses.remove(hypothesis);
        if (play.isEmpty()) {
            plays.remove(play);
            listener.withdrawn(play.id());
        }
    }

    private void tellChanges(long now) {
        for (OpenPlay play : plays) {
            if (play.heardSince(now - SILENT)) {
                listener.changed(play.id(), play.play(analysis), play.isPlaying());
            }
        }
    }

    private void tellEnded() {
        for (OpenPlay play : List.copyOf(plays)) {
            if (play.over()) {
                plays.remove(play);
                listener.ended(play.id(), play.play(analysis));
            }
        }
    }
}
