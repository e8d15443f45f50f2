package io.aircheck.music.listening;

import io.aircheck.music.fingerprint.Heard;
import java.util.List;

/** Decides when a search is worth its cost. */
final class Attention {

    /** Blocks between two searches while a song is playing as foreseen (10 s), and while there is no music (6 s). */
    private static final int WHILE_PLAYING = 5;

    private static final int WHILE_TALKING = 3;
    /** Searches in vain, one a block, after which a search listens to what none has listened to: every fourth block. */
    private static final int PATIENCE = 6;

    private static final int IN_VAIN = 4;

    /** Evidence of one block that a song is playing. */
    private static final double PLAYING = 3;
    /** A song that is heard so much less than before has something beside it, or goes. */
    private static final double FALLEN = 0.5;

    private int blocksSince = WHILE_PLAYING;
    private int inVain;

    boolean wantsSearch(Heard window, List<Hypothesis> hypotheses) {
        blocksSince++;
        boolean playing = hypotheses.stream().anyMatch(Attention::isPlaying);
        int pause = 1;
        if (playing) {
            inVain = 0;
            pause = hypotheses.stream().anyMatch(Attention::isFalling) ? 1 : WHILE_PLAYING;
        } else if (!MusicGate.isMusic(window)) {
            pause = WHILE_TALKING;
        } else if (inVain++ >= PATIENCE) {
            pause = IN_VAIN;
        }
        if (blocksSince < pause) {
            return false;
        }
        blocksSince = 0;
        return true;
    }

    private static boolean isPlaying(Hypothesis hypothesis) {
        return hypothesis.play() != null && !hypothesis.over() && hypothesis.lately(Block.BINS) > PLAYING;
    }

    private static boolean isFalling(Hypothesis hypothesis) {
        double before = hypothesis.lately(5 * Block.BINS) - hypothesis.lately(Block.BINS);
        return isPlaying(hypothesis) && hypothesis.lately(Block.BINS) < FALLEN * before / 4;
    }
}
