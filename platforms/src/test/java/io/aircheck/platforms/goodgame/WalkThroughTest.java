package io.aircheck.platforms.goodgame;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** CONTRIBUTING quotes this package; a reader who follows it shall find what compiles. */
class WalkThroughTest {

    private static final Pattern QUOTE = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL);

    @Test
    void whatIsQuotedIsTheCode() throws IOException {
        String code = plain(Path.of("src/main/java/io/aircheck/platforms/goodgame/GoodGame.java"))
                + plain(Path.of("src/main/java/io/aircheck/platforms/Platforms.java"));
        List<String> quotes = QUOTE.matcher(Files.readString(Path.of("../CONTRIBUTING.md")))
                .results()
                .map((MatchResult match) -> match.group(1).replaceAll("\\s", ""))
                .toList();

        assertThat(quotes).hasSizeGreaterThan(3).allMatch(code::contains);
    }

    private static String plain(Path file) throws IOException {
        return Files.readString(file).replaceAll("\\s", "");
    }
}
