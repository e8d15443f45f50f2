package io.aircheck.music.search;

import io.aircheck.music.fingerprint.Analysis;
import io.aircheck.music.fingerprint.Heard;
import io.aircheck.music.fingerprint.Maxima;
import io.aircheck.music.fingerprint.Peaks;
import io.aircheck.music.index.Index;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Finds what was heard in some indexes. Goes in rounds, cheap ones first, and ends when an answer is sure. Holds its working memory,
 * so one belongs to one thread; it may be used as often as is wanted.
 */
public final class Search {

    private static final List<Round> ROUNDS =
            List.of(new Round(true, 0, 0.1), new Round(false, 0, 0.1), new Round(false, Integer.MAX_VALUE, 1));
    /** Fewer peaks than this are silence, or nothing that could be told. */
    private static final int FEWEST_PEAKS = 6;
    /** A track of which fewer peaks than this should be heard agrees too easily. */
    private static final int FEWEST_COMPARED = 12;
    /** A track must be heard for so long, in frames (1 s), to be looked at. */
    private static final int SHORTEST = 43;
    /** Speeds of nightcore, slowed songs and decks, each with a few per cent around it. */
    public static final List<Double> SPEEDS = List.of(1.25, 1.11, 1.38, 0.9, 0.8, 0.72);

    private final Analysis analysis;
    private final Effort effort;
    private final Confidence confidence;
    private final List<Index> indexes;
    private final double hours;
    private final Ballot ballot;
    private final Aligner aligner;

    /** @param indexes made with {@code analysis} */
    public Search(List<? extends Index> indexes, Analysis analysis, Effort effort, Confidence confidence) {
        this.indexes = List.copyOf(indexes);
        this.analysis = analysis;
        this.effort = effort;
        this.confidence = confidence;
        ballot = new Ballot(this.indexes);
        aligner = new Aligner(effort.tempo());
        hours = indexes.stream().mapToLong(Index::frames).sum() / analysis.framesPerSecond() / 3600;
    }

    /** Which track it is, at about its own speed. */
    public Answer find(Heard heard) {
        return answer(candidates(heard), heard, 1);
    }

    /** Which track it is, also where it is sped up or slowed down by up to 40 %: at the cost of several searches. */
    public Answer findDeep(Heard heard) {
        Answer best = find(heard);
        for (double speed : SPEEDS) {
            if (confidenceOf(best) >= effort.enough()) {
                break;
            }
            Heard slowed = heard.slowed(analysis, speed);
            Answer answer = answer(candidates(slowed), slowed, speed);
            // Who tries as often finds something by chance as often more, so an answer here has to be the surer.
            boolean sure = 1 - confidenceOf(answer) <= (1 - effort.accept()) / SPEEDS.size();
            if (sure && confidenceOf(answer) > confidenceOf(best)) {
                best = answer;
            }
        }
        return best;
    }

    private static double confidenceOf(Answer answer) {
        return answer.likeliest().map(Found::confidence).orElse(0.0);
    }

    private List<Candidate> candidates(Heard heard) {
        List<Candidate> all = new ArrayList<>();
        Maxima peaks = effort.quota().of(heard.peaks());
        if (peaks.size() < FEWEST_PEAKS) {
            return all;
        }
        var verifier = new Verifier(heard, analysis.steps());
        aligner.listen(peaks, heard.frames());
        var asked = new Asked(peaks, effort.fanOut());
        for (Round round : ROUNDS) {
            look(round, asked, heard, verifier, all);
            all.sort(Comparator.comparingDouble(
                            (Candidate candidate) -> candidate.evidence().surplus())
                    .reversed());
            // Among more hours an answer is less sure, but no other round would find a better one.
            if (!all.isEmpty() && confidence.of(features(all, 0, heard).inFewHours()) >= effort.enough()) {
                break;
            }
        }
        return all;
    }

    private void look(Round round, Asked asked, Heard heard, Verifier verifier, List<Candidate> candidates) {
        int pitchSteps = Math.min(round.pitchSteps(), effort.pitchSteps());
        int tried = 2 * pitchSteps + 1;
        int budget = (int) (effort.postings() * round.share() / tried);
        for (int pitch = -pitchSteps; pitch <= pitchSteps; pitch++) {
            Ballot.Kind kind = round.triples() ? Ballot.Kind.TRIPLES : Ballot.Kind.PAIRS;
            int most = Math.max(4, effort.candidates() / tried);
            for (Ballot.Winner place : ballot.winners(kind, asked.in(round, pitch), heard.frames(), budget, most)) {
                consider(place, pitch, heard, verifier, candidates);
            }
        }
    }

    private void consider(Ballot.Winner place, int pitch, Heard heard, Verifier verifier, List<Candidate> candidates) {
        int number = place.index();
        Index index = indexes.get(number);
        int last = -1;
        // Where one track ends and another begins on the timeline, the place alone does not say which one is heard.
        for (long part = 0; part <= 2; part++) {
            long at = place.beginning() + part * (heard.frames() - 1) / 2;
            if (at < 0 || at >= index.frames()) {
                continue;
            }
            int track = index.trackAt(at);
            if (track == last
                    || index.removed(track)
                    || overlap(index, track, place.beginning(), heard.frames()) < SHORTEST) {
                continue;
            }
            last = track;
            Peaks stored = index.peaks(track);
            long beginning = place.beginning() - index.start(track);
            aligner.align(stored, track, beginning, pitch)
                    .filter(alignment -> candidates.stream().noneMatch(known -> known.covers(number, alignment)))
                    .map(alignment -> new Candidate(number, alignment, verifier.verify(alignment, stored)))
                    .filter(candidate -> candidate.evidence().peaks() >= FEWEST_COMPARED)
                    .ifPresent(candidates::add);
        }
    }

    private static long overlap(Index index, int track, long beginning, int frames) {
        long end = track + 1 < index.tracks() ? index.start(track + 1) : index.frames();
        return Math.min(end, beginning + frames) - Math.max(index.start(track), beginning);
    }

    private Answer answer(List<Candidate> candidates, Heard heard, double speed) {
        if (candidates.isEmpty()) {
            return Answer.NOTHING;
        }
        Found likeliest = found(candidates, 0, heard, speed);
        boolean sure = likeliest.confidence() >= effort.accept();
        return new Answer(
                sure ? Optional.of(likeliest) : Optional.empty(),
                sure ? rivals(candidates, heard, speed) : List.of(),
                Optional.of(likeliest));
    }

    /** Other tracks that agree nearly as well as the first, each where it agrees best: versions of it, users of the same loop. */
    private List<Found> rivals(List<Candidate> candidates, Heard heard, double speed) {
        double least = effort.ambiguous() * candidates.getFirst().evidence().surplus();
        List<Found> rivals = new ArrayList<>();
        List<Candidate> seen = new ArrayList<>(List.of(candidates.getFirst()));
        for (int i = 1; i < candidates.size() && candidates.get(i).evidence().surplus() >= least; i++) {
            Candidate candidate = candidates.get(i);
            if (seen.stream().noneMatch(candidate::sameTrack)) {
                seen.add(candidate);
                rivals.add(found(candidates, i, heard, speed));
            }
        }
        return rivals;
    }

    private Found found(List<Candidate> candidates, int i, Heard heard, double speed) {
        Candidate candidate = candidates.get(i);
        Alignment alignment = candidate.alignment();
        Features features = features(candidates, i, heard);
        return new Found(
                candidate.index(),
                alignment.track(),
                alignment.beginning() / analysis.framesPerSecond(),
                alignment.tempo() * speed,
                Math.pow(2, alignment.pitch() / analysis.stepsPerOctave()) * speed,
                confidence.of(features),
                features);
    }

    private Features features(List<Candidate> candidates, int i, Heard heard) {
        Candidate candidate = candidates.get(i);
        Evidence evidence = candidate.evidence();
        double rival = candidates.stream()
                .filter(other -> !other.sameTrack(candidate))
                .mapToDouble(other -> other.evidence().surplus())
                .max()
                .orElse(0);
        return new Features(
                evidence.surplus(),
                evidence.agreement(),
                evidence.bands(),
                evidence.fullest(),
                evidence.surplus() - Math.max(0, rival),
                hours,
                heard.frames() / analysis.framesPerSecond());
    }
}
