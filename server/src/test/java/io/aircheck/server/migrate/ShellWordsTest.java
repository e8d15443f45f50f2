package io.aircheck.server.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShellWordsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '^', textBlock = """
            python3 /opt/after.py --quiet      ~ python3|/opt/after.py|--quiet
            bash '/opt/my scripts/after.sh' ""  ~ bash|/opt/my scripts/after.sh|
            sh -c "echo \\"hi\\" it's"           ~ sh|-c|echo "hi" it's
            a\\ b c                             ~ a b|c
            C:\\tools\\after.exe -x              ~ C:\\tools\\after.exe|-x
            echo '$HOME|x'                     ~ echo|$HOME|x
            """)
    void a_program_and_its_arguments(String command, String expected) {
        assertThat(ShellWords.of(command).map(words -> String.join("|", words))).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rclone move x y && rm z",
                "a | b",
                "a > log",
                "echo $HOME",
                "echo \"$(id)\"",
                "echo `id`",
                "a 'unended",
                "rm *.ts",
                "   ",
                ""
            })
    void what_takes_a_shell_is_no_list_of_words(String command) {
        assertThat(ShellWords.of(command)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "a  b ", "\ta b"})
    void spaces_only_divide(String command) {
        assertThat(ShellWords.of(command)).contains(List.of("a", "b"));
    }
}
