package io.aircheck.server.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.aircheck.net.InvalidSettingException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Places in texts, filled with what strangers wrote. */
class FactTemplateTest {

    private static final Facts FACTS = Facts.NONE
            .with(Fact.STREAMER, "{title} $1 \\ [时间]")
            .with(Fact.TITLE, "晚上好")
            .with(Fact.TIME, "2026-03-01 20:00:00")
            .with(Fact.BYTES, "1000")
            .with(Fact.SECONDS, "90.500")
            .with(Fact.SONGS, "2")
            .with(Fact.TRACKS, "a - b\nc")
            .with(Fact.FILES, "/a/b 1.ts\n/a/b 2.ts");

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
        {title} | 晚上好
        a{title}b{title} | a晚上好b晚上好
        [直播间名称] 开播了 [时间] | {title} $1 \\ [时间] 开播了 2026-03-01 20:00:00
        {"json": "{title}"} | {"json": "晚上好"}
        --include={a,b} {A} {} [x] | --include={a,b} {A} {} [x]
        {streamer} | {title} $1 \\ [时间]
        {message}. | .
        """)
    void whatIsPutInIsNeverAPlaceItself(String text, String filled) {
        assertThat(new FactTemplate(text).fill(FACTS)).isEqualTo(filled);
    }

    @Test
    void aPlaceThatMeansNothingIsNamed() {
        assertThatExceptionOfType(InvalidSettingException.class)
                .isThrownBy(() -> new FactTemplate("a {streamr}"))
                .withMessageContaining("{streamr} is not known", "{streamer}");
    }

    @Test
    void factsAreFieldsAndVariables() {
        assertThat(FACTS.fields())
                .containsEntry("bytes", 1000L)
                .containsEntry("seconds", 90.5)
                .containsEntry("songs", 2L)
                .containsEntry("tracks", List.of("a - b", "c"))
                .containsEntry("files", List.of("/a/b 1.ts", "/a/b 2.ts"));
        assertThat(FACTS.environment()).containsEntry("AIRCHECK_TITLE", "晚上好").doesNotContainKey("AIRCHECK_MESSAGE");
        assertThat(new Facts(Map.of(Fact.TITLE, "a\0b")).get(Fact.TITLE)).isEqualTo("ab");
        assertThat(new Facts(Map.of(Fact.TITLE, "x".repeat(100_000))).get(Fact.TITLE))
                .hasSize(64_000);
    }
}
