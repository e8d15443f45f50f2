package io.aircheck.music.listening;

import io.aircheck.music.Match;
import io.aircheck.music.fingerprint.Analysis;
import io.aircheck.music.search.Line;
import io.aircheck.music.tracklist.Play;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A play that was told of and may still change: one hypothesis, or several where the song jumps. */
final class OpenPlay {

    static final String RECOGNISER = "catalogue";
    /** Where a beginning is heard so close to where the song itself begins (2 s), it is that. */
    private static final double NEAR = 86;
    /** A song that begins anew, within its first five seconds, after 20 s of it is played again; other jumps are within one play. */
    private static final double BEGINNING = 215;

    private static final long PLAYED = 40;
    /** Half seconds between two stretches of one play. */
    private static final long CLOSE = 30;

    private final long id;
    private final List<Hypothesis> parts = new ArrayList<>();
    private boolean playing = true;

    OpenPlay(long id, Hypothesis first) {
        this.id = id;
        add(first);
    }

    long id() {
        return id;
    }

    void add(Hypothesis part) {
        parts.add(part);
        part.setPlay(this);
    }

    void remove(Hypothesis part) {
        parts.remove(part);
        part.setPlay(null);
    }

    boolean isEmpty() {
        return parts.isEmpty();
    }

    /** Whether it was heard since a half second. @return whether that has changed since the last time */
    boolean heardSince(long bin) {
        boolean before = playing;
        playing = parts.stream().anyMatch(part -> part.stretch().to() > bin);
        return playing != before;
    }

    boolean isPlaying() {
        return playing;
    }

    boolean over() {
        return parts.stream().allMatch(Hypothesis::over);
    }

    boolean covers(long bin) {
        return parts.stream().anyMatch(part -> part.stretch().covers(bin));
    }

    /** Whether a stretch of the same song is a part of this play: the song jumps, or is heard again after a pause. */
    boolean goesOnAs(Hypothesis hypothesis) {
        Piece piece = parts.getFirst().piece();
        Stretch next = hypothesis.stretch();
        long from =
                parts.stream().mapToLong(part -> part.stretch().from()).min().orElseThrow();
        long to = parts.stream().mapToLong(part -> part.stretch().to()).max().orElseThrow();
        boolean again = hypothesis.line().at(next.from() * (double) Block.BIN_FRAMES) < BEGINNING
                && next.from() - from >= PLAYED;
        return piece.is(hypothesis.piece()) && !again && next.from() <= to + CLOSE && next.to() >= from - CLOSE;
    }

    Play play(Analysis analysis) {
        List<Hypothesis> ordered = parts.stream()
                .sorted(Comparator.comparingLong(
                        (Hypothesis part) -> part.stretch().from()))
                .toList();
        Hypothesis first = ordered.getFirst();
        double start = start(first);
        long end = ordered.stream()
                .mapToLong(part -> part.stretch().to() * Block.BIN_FRAMES)
                .max()
                .orElseThrow();
        Line line = first.line();
        var match = new Match(
                first.piece().song(),
                ordered.stream().mapToDouble(Hypothesis::confidence).max().orElse(0),
                RECOGNISER,
                first.piece().file(),
                time(line.at(start), analysis).plus(first.piece().offset()),
                line.tempo(),
                Math.pow(2, line.pitch() / analysis.stepsPerOctave()),
                null);
        List<Play.Seek> seeks = ordered.stream()
                .skip(1)
                .map(part -> new Play.Seek(
                        time(start(part), analysis),
                        time(Math.max(0, part.line().at(start(part))), analysis)))
                .toList();
        return new Play(time(start, analysis), time(end, analysis), match, seeks);
    }

    /** Where it was first heard, or where the song begins: not before that, whatever a line of earlier spoke for. */
    private static double start(Hypothesis part) {
        double heard = (double) part.stretch().from() * Block.BIN_FRAMES;
        double end = (double) part.stretch().to() * Block.BIN_FRAMES;
        double begins = part.line().heardAt(0);
        return begins >= 0 && heard - begins < NEAR && begins < end ? begins : heard;
    }

    private static Duration time(double frame, Analysis analysis) {
        return Duration.ofMillis(Math.round(frame / analysis.framesPerSecond() * 1000));
    }
}
