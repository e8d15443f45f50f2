package io.aircheck.recorder.hls;

import static org.assertj.core.api.Assertions.assertThat;

import io.aircheck.media.hls.HlsParser;
import io.aircheck.media.hls.MediaPlaylist;
import io.aircheck.recorder.EndReason;
import io.aircheck.recorder.StreamEngine.End;
import io.aircheck.recorder.hls.Change.Standing;
import io.aircheck.recorder.hls.FetchFailure.Kind;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** When a segment that cannot be reached is given up; without patience, but for the attempts that each is given. */
class SegmentQueueTest {

    private static final FetchFailure UNANSWERED = new FetchFailure(Kind.UNANSWERED, "connection refused");
    private static final FetchFailure BROKEN = new FetchFailure(Kind.BROKEN, "connection reset");

    private final SegmentQueue queue = new SegmentQueue(new Patience(impatient()), () -> false);

    private static HlsSettings impatient() {
        Duration none = Duration.ZERO;
        return new HlsSettings(none, none, none, none, none, none, none, none, none, none, none, none);
    }

    @BeforeEach
    void oneSegmentIsListed() throws Exception {
        String text = "#EXTM3U\n#EXT-X-TARGETDURATION:0\n#EXTINF:0.001,\ns0.ts\n";
        MediaPlaylist playlist = (MediaPlaylist) HlsParser.parse(text, "http://h.test/a/index.m3u8");
        Change added = new Change.Added(playlist.segments().getFirst(), 0, Standing.LISTED);
        queue.update(playlist, 0, List.of(added));
    }

    @Test
    void whatNobodyAnswersIsGivenUpAtTheThirdAttempt() throws Exception {
        assertThat(attemptsUntilGivenUp(UNANSWERED)).isEqualTo(3);
    }

    @Test
    void butNotWhileThePlaylistCannotBeReachedEither() throws Exception {
        queue.siteIsAway();
        for (int i = 0; i < 9; i++) {
            assertThat(isGivenUp(UNANSWERED)).isFalse();
        }
        queue.siteAnswers();

        assertThat(attemptsUntilGivenUp(UNANSWERED)).isEqualTo(3);
    }

    @Test
    void anAnswerThatBreaksOffIsNoMatterOfTheSiteBeingAway() throws Exception {
        queue.siteIsAway();

        assertThat(attemptsUntilGivenUp(BROKEN)).isEqualTo(3);
    }

    @Test
    void atTheEndOfTheStreamItIsGivenUpThoughTheSiteIsAway() throws Exception {
        queue.siteIsAway();
        for (int i = 0; i < 9; i++) {
            assertThat(isGivenUp(UNANSWERED)).isFalse();
        }
        queue.finish(new End(EndReason.SILENCE, null));

        assertThat(isGivenUp(UNANSWERED)).isTrue();
    }

    private int attemptsUntilGivenUp(FetchFailure failure) throws InterruptedException {
        int attempts = 1;
        while (!isGivenUp(failure)) {
            attempts++;
        }
        return attempts;
    }

    /** One attempt that fails. */
    private boolean isGivenUp(FetchFailure failure) throws InterruptedException {
        Slot slot = queue.takeNext();
        queue.failed(slot, failure);
        return slot.state == Slot.State.LOST;
    }
}
