package io.aircheck.server.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.aircheck.net.InvalidSettingException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Steps as users write them. */
class StepTest {

    @Test
    void readsStepsInTheirOrder() {
        List<Step> steps = Step.list("convert MP4, join，verify,  run my upload , delete");

        assertThat(steps)
                .extracting(Step::text)
                .containsExactly("convert mp4", "join", "verify", "run my upload", "delete");
        assertThat(steps).allSatisfy(step -> assertThat(Step.of(step.text())).isEqualTo(step));
        assertThat(Step.list("")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
        - | join where possible
        verify, run upload, delete | join where possible, verify, run upload, delete
        convert mp4, verify | convert mp4, join where possible, verify
        run a, reencode, run b | run a, reencode, join where possible, run b
        verify, join | verify, join
        """)
    void filesAreJoinedOnceTheyHaveTheirFormAndBeforeAnythingTakesThem(String steps, String joining) {
        List<Step> wished = Step.list(steps == null ? "" : steps);

        assertThat(Step.joining(wished)).isEqualTo(Step.list(joining));
        assertThat(Step.joining(Step.joining(wished))).isEqualTo(Step.joining(wished));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        burn | "burn" is no step
        convert | convert needs a form
        convert avi | convert needs a form
        convert original | convert needs a form
        run | run needs the name
        join all | nothing may follow "join"
        convert mp4, reencode | converted once
        run upload, delete, verify | delete must be the last step
        convert mp4, delete | delete stands behind a program
        """)
    void saysWhatIsWrong(String text, String sentence) {
        assertThatExceptionOfType(InvalidSettingException.class)
                .isThrownBy(() -> Step.list(text))
                .withMessageContaining(sentence);
    }
}
