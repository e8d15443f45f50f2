package io.aircheck.server.hooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.aircheck.net.InvalidSettingException;
import io.aircheck.server.hooks.Hook.Action;
import io.aircheck.server.hooks.Hook.Shape;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What users write, and the sentence for what they should have written. */
class HookFormTest {

    @Test
    void readsProgramsAndWebhooks() {
        List<Hook> hooks = HookForm.read("""
            [{"name": "upload", "command": ["rclone", "copy", "{file}", "nas:{streamer}"], "limit": "2h"},
             {"on": ["live", "Finished"], "webhook": "https://example.org/x?k=1", "secret": "s", "shape": "bililive-recorder"},
             {"on": "live, failed", "command": "/opt/tell.sh"}]
            """);

        assertThat(hooks).extracting(Hook::name).containsExactly("upload", "hook 2", "hook 3");
        assertThat(hooks.get(0).moments()).isEmpty();
        assertThat(hooks.get(0).limit()).isEqualTo(Duration.ofHours(2));
        assertThat(hooks.get(1).moments()).containsExactlyInAnyOrder(Moment.LIVE, Moment.FINISHED);
        assertThat(hooks.get(1).action())
                .isEqualTo(new Action.Webhook("https://example.org/x?k=1", "s", Shape.BILILIVE_RECORDER));
        assertThat(hooks.get(2).moments()).containsExactlyInAnyOrder(Moment.LIVE, Moment.FAILED);
        assertThat(HookForm.read("")).isEmpty();
        assertThat(hooks.get(1).action().toString()).doesNotContain("k=1");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
        nonsense | no list of blocks
        {"on": "live"} | must be a list
        ["x"] | hook 1: a hook is a block
        [{"on": "live"}] | hook 1: it needs either a command or a webhook
        [{"on": "live", "command": "a", "webhook": "https://x.example"}] | either a command or a webhook
        [{"on": "live", "comand": "a"}] | there is no "comand"; there are command, limit
        [{"on": "lice", "command": "a"}] | there is no moment "lice"; there are live, offline
        [{"on": "live", "command": "rm -rf /tmp"}] | not one text but a list
        [{"on": "live", "command": []}] | a list of the program and its arguments
        [{"on": "live", "command": ["{streamer}"]}] | cannot be put together
        [{"on": "live", "command": ["a", "{streamr}"]}] | {streamr} is not known; there are {event}
        [{"on": "live", "command": ["a", ["b"]]}] | plain texts
        [{"on": "live", "command": ["a"], "secret": "s"}] | belong to a webhook
        [{"webhook": "https://x.example"}] | it says not on what
        [{"on": "live", "webhook": "ftp://x.example"}] | an http or https address
        [{"on": "live", "webhook": "https://u:p@x.example"}] | without a password
        [{"on": "live", "webhook": "https://x.example", "shape": "v3"}] | aircheck or bililive-recorder
        [{"on": "live", "command": ["a"], "limit": "soon"}] | a time from 1s to 2d
        [{"name": "a/b", "command": ["a"]}] | a name is of letters
        [{"name": "a", "command": ["a"]}, {"name": "a", "command": ["a"]}] | hook 2: two hooks are called "a"
        """)
    void saysWhatIsWrong(String text, String sentence) {
        assertThatExceptionOfType(InvalidSettingException.class)
                .isThrownBy(() -> HookForm.read(text))
                .withMessageContaining(sentence);
    }
}
