package io.aircheck.server.recordings;

import static org.assertj.core.api.Assertions.assertThat;

import io.aircheck.music.tracklist.Play;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Four files of ten seconds each, a play one second into each of them, and what became of the files. */
class JoinedPlaysTest {

    private static final List<RecordedPart> FOUR = List.of(part(0, 10), part(1, 10), part(2, 10), part(3, 10));
    private static final List<RecordedPlay> PLAYS = List.of(play(0), play(1), play(2), play(3));

    private static RecordedPart part(int number, int seconds) {
        return new RecordedPart(
                number, 1, number, "a", "video/mp2t", false, 1, Duration.ofSeconds(seconds), Instant.EPOCH);
    }

    private static RecordedPlay play(int part) {
        return new RecordedPlay(part, 1, part, new Play(Duration.ofSeconds(1), Duration.ofSeconds(5), null), false);
    }

    private static List<String> moved(RecordedPart... after) {
        return JoinedPlays.moved(PLAYS, FOUR, List.of(after)).stream()
                .map(play -> play.id() + " to " + play.part() + " at "
                        + play.play().start().toSeconds())
                .toList();
    }

    @Test
    void whatStaysStaysWhereItIs() {
        assertThat(JoinedPlays.moved(PLAYS, FOUR, FOUR)).isEmpty();
    }

    @Test
    void allFilesThatBecameOneAreCountedThrough() {
        assertThat(moved(part(0, 40))).containsExactly("1 to 0 at 11", "2 to 0 at 21", "3 to 0 at 31");
    }

    @Test
    void theirFirstIsTheOneWhoseNumberStays() {
        assertThat(moved(part(0, 20), part(2, 20))).containsExactly("1 to 0 at 11", "3 to 2 at 11");
    }

    @Test
    void aFileThatIsGoneIsInNoOther() {
        assertThat(moved(part(0, 10), part(2, 20))).containsExactly("3 to 2 at 11");
    }
}
