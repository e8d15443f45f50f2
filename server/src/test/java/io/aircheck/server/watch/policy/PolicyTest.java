package io.aircheck.server.watch.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.aircheck.server.rooms.RoomState.Word;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyTest {

    /** The waits, in seconds, after the first five failures in a row, of a room that is checked each minute. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        NETWORK       | ANOTHER_WAY    | 10 20 40 80 160
        PLATFORM      | NEXT_CYCLE     | 60 120 240 480 600
        NO_SUCH_ROOM  | NEXT_CYCLE     | 60 120 240 480 600
        REFUSED       | LEAVE_ALONE    | 120 240 480 960 1800
        LOGIN         | LOG_IN_ANEW    | 60 60 60 60 60
        RECORDER      | RECORD_AGAIN   | 5 10 20 40 60
        DISK          | STOP_RECORDING | 60 60 60 60 60
        MEMORY        | BEGIN_NOTHING  | 60 60 60 60 60
        KEEPS_FAILING | MARK_FAILING   | 3600 3600 3600 3600 3600
        FATAL         | END            | 0 0 0 0 0
        """)
    void each_trouble_has_its_policy(Trouble trouble, Policy.Act act, String waits) {
        Policy policy = Policy.of(trouble);
        assertThat(policy.act()).isEqualTo(act);
        assertThat(IntStream.rangeClosed(1, 5)
                        .mapToObj(failures -> Long.toString(
                                policy.wait(failures, Duration.ofMinutes(1)).toSeconds()))
                        .collect(Collectors.joining(" ")))
                .isEqualTo(waits);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
        OFFLINE        | -                                        | 0  | -
        LIVE           | -                                        | 0  | -
        GEO_BLOCKED    | not in your region                       | 0  | -
        LOGIN_REQUIRED | log in first                             | 0  | LOGIN
        BLOCKED        | captcha                                  | 1  | REFUSED
        NOT_FOUND      | no such room                             | 1  | NO_SUCH_ROOM
        ERROR          | api.example answered HTTP 500            | 1  | PLATFORM
        ERROR          | cannot connect to api.example: refused   | 1  | NETWORK
        ERROR          | api.example did not answer in time       | 11 | NETWORK
        ERROR          | api.example did not answer in time       | 12 | KEEPS_FAILING
        BLOCKED        | captcha                                  | 12 | KEEPS_FAILING
        """)
    void a_finding_is_the_trouble_that_it_is(Word word, String reason, int failures, Trouble trouble) {
        assertThat(Trouble.of(word, reason, failures)).isEqualTo(Optional.ofNullable(trouble));
    }

    @Test
    void a_room_is_never_asked_sooner_for_failing_than_the_user_wishes_at_all() {
        assertThat(Policy.of(Trouble.KEEPS_FAILING).wait(20, Duration.ofHours(2)))
                .isEqualTo(Duration.ofHours(2));
        assertThat(Policy.of(Trouble.PLATFORM).wait(20, Duration.ofHours(2))).isEqualTo(Duration.ofHours(2));
    }

    @Test
    void waits_never_shrink() {
        Arrays.stream(Trouble.values())
                .map(Policy::of)
                .forEach(policy -> IntStream.range(1, 40)
                        .forEach(failures -> assertThat(policy.wait(failures + 1, Duration.ofSeconds(5)))
                                .isGreaterThanOrEqualTo(policy.wait(failures, Duration.ofSeconds(5)))));
    }
}
