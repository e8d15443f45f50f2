package io.aircheck.music.listening;

import io.aircheck.music.fingerprint.Heard;
import io.aircheck.music.search.HeardMap;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** The last three quarters of a minute of a stream, and how hypotheses share what was heard in it. */
final class Ring {

    /** Blocks that a search listens to (8 s). */
    static final int WINDOW = 4;
    /** Blocks that are remembered (49 s): as long as a song may be hidden under talk before it is recognised. */
    static final int MEMORY = 24;

    private final int steps;
    private final Deque<Block> blocks = new ArrayDeque<>();
    private final Map<Block, BitSet> explained = new IdentityHashMap<>();
    private long frames;

    /** @param steps of the axis */
    Ring(int steps) {
        this.steps = steps;
    }

    Block add(Heard heard) {
        List<Heard> window =
                new ArrayList<>(last(WINDOW - 1).stream().map(Block::heard).toList());
        window.add(heard);
        Heard joined = Heard.joined(window);
        var block = new Block(frames, heard, new HeardMap(joined, steps), joined.frames() - heard.frames());
        blocks.addLast(block);
        explained.put(block, block.nothingExplained());
        frames += heard.frames();
        return block;
    }

    boolean isFull() {
        return blocks.size() > MEMORY;
    }

    boolean isEmpty() {
        return blocks.isEmpty();
    }

    Block oldest() {
        return blocks.getFirst();
    }

    Block removeOldest() {
        Block oldest = blocks.removeFirst();
        explained.remove(oldest);
        return oldest;
    }

    /** Of the stream so far. */
    long frames() {
        return frames;
    }

    /** The half second in which the memory begins. */
    long firstBin() {
        return blocks.isEmpty() ? 0 : blocks.getFirst().firstBin();
    }

    private List<Block> last(int count) {
        return blocks.stream().skip(Math.max(0, blocks.size() - count)).toList();
    }

    /** A block, which is remembered, with what lies before and after it: as much as a search listens to. */
    Heard around(Block block) {
        long from = block.first() - Block.FRAMES;
        return Heard.joined(blocks.stream()
                .filter(other -> other.first() >= from)
                .limit(WINDOW)
                .map(Block::heard)
                .toList());
    }

    /** The first frame of what a search listens to. */
    long windowFirst() {
        return last(WINDOW).getFirst().first();
    }

    /** What a search listens to. */
    Heard window() {
        return Heard.joined(last(WINDOW).stream().map(Block::heard).toList());
    }

    /** The same without what hypotheses explain. */
    Heard unexplainedWindow() {
        return Heard.joined(last(WINDOW).stream()
                .map(block -> block.rest(explained.getOrDefault(block, block.nothingExplained())))
                .toList());
    }

    /**
     * Weighs hypotheses against each other: the strongest comes first and explains what was heard of it, and for the next only that
     * speaks which is left. So of two tracks that share a loop only the one that is played is believed, and two that are played at once
     * are both.
     */
    void weigh(List<Hypothesis> hypotheses) {
        explained.values().forEach(BitSet::clear);
        Map<Hypothesis, Double> alone = new IdentityHashMap<>();
        BitSet nothing = new BitSet();
        for (Hypothesis hypothesis : hypotheses) {
            double[] bins = evidence(hypothesis, nothing, false);
            alone.put(
                    hypothesis,
                    Stretch.strongest(hypothesis.gone(), bins, firstBin()).evidence());
        }
        List<Hypothesis> strongestFirst = hypotheses.stream()
                .sorted(Comparator.comparingDouble((Hypothesis it) -> alone.getOrDefault(it, 0.0))
                        .reversed())
                .toList();
        for (Hypothesis hypothesis : strongestFirst) {
            hypothesis.weighed(evidence(hypothesis, nothing, true), firstBin());
            Stretch stretch = hypothesis.stretch();
            for (Block block : blocks) {
                if (stretch.covers(block.firstBin()) || stretch.covers(block.firstBin() + Block.BINS - 1)) {
                    block.explain(hypothesis.piece(), hypothesis.line(), explained.getOrDefault(block, nothing));
                }
            }
        }
    }

    private double[] evidence(Hypothesis hypothesis, BitSet nothing, boolean exclusive) {
        double[] bins = new double[blocks.size() * Block.BINS];
        int from = 0;
        for (Block block : blocks) {
            BitSet left = exclusive ? explained.getOrDefault(block, nothing) : nothing;
            block.weigh(hypothesis.piece(), hypothesis.line(), left, bins, from);
            from += Block.BINS;
        }
        return bins;
    }
}
