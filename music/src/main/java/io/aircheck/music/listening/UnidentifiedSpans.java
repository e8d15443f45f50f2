package io.aircheck.music.listening;

import io.aircheck.music.fingerprint.Analysis;
import io.aircheck.music.fingerprint.Heard;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Puts blocks of music that nobody knows together. */
final class UnidentifiedSpans {

    /** Shorter music (8 s) is a jingle, or the rest of a song. */
    private static final int LEAST_BLOCKS = 4;
    /** So many blocks of something else do not end it. */
    private static final int MOST_OTHERS = 2;
    /** Longer ones are cut (10 minutes), so that memory is bounded. */
    private static final int MOST_BLOCKS = 294;

    private final Analysis analysis;
    private final Consumer<Unidentified> spans;
    private final List<Heard> blocks = new ArrayList<>();
    private long first;
    private int music;

    UnidentifiedSpans(Analysis analysis, Consumer<Unidentified> spans) {
        this.analysis = analysis;
        this.spans = spans;
    }

    void music(Block block) {
        if (blocks.isEmpty()) {
            first = block.first();
        }
        blocks.add(block.heard());
        music = blocks.size();
        if (music >= MOST_BLOCKS) {
            end();
        }
    }

    void other(Block block) {
        if (!blocks.isEmpty()) {
            blocks.add(block.heard());
            if (blocks.size() - music > MOST_OTHERS) {
                end();
            }
        }
    }

    void end() {
        if (music >= LEAST_BLOCKS) {
            Heard heard = Heard.joined(blocks.subList(0, music));
            spans.accept(new Unidentified(time(first), time(heard.frames()), heard));
        }
        blocks.clear();
        music = 0;
    }

    private Duration time(long frames) {
        return Duration.ofMillis(Math.round(frames / analysis.framesPerSecond() * 1000));
    }
}
