package io.aircheck.recorder.names;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.Instant;
import java.time.ZoneOffset;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathTemplateTest {

    private static final Instant AT = Instant.parse("2026-11-20T10:20:30Z");

    private static Path path(String template, String streamer, String title) {
        PathTemplate.Subject subject = new PathTemplate.Subject("town", "42", streamer, title, "Games", "1080p60");
        return PathTemplate.parse(template).path(subject, AT, ZoneOffset.UTC);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            {platform}/{streamer}/{date} {time} {title} | 小明  | 今晚 直播 | town/小明/2026-11-20 10-20-30 今晚 直播
            {platform}/{streamer}/{date} {time} {title} | -     | -         | town/42/2026-11-20 10-20-30
            {streamer} [{quality}] {category} {room}    | a     | b         | a [1080p60] Games 42
            /{streamer}/../{title}                      | a     | b         | a/unnamed/b
            {streamer}\\{title}                         | a\\b  | c:d       | a_b/c_d
            fixed                                       | a     | b         | fixed
            """)
    void a_template_is_filled(String template, String streamer, String title, String expected) {
        assertThat(path(template, streamer, title)).isEqualTo(Path.of(expected));
    }

    @Test
    void a_streamer_whose_name_is_an_attack_gives_a_plain_name() {
        assertThat(path("{streamer}/{title}", "../../etc/$(id)\"\n", "x")).isEqualTo(Path.of("etc_(id)", "x"));
    }

    @Test
    void a_title_of_500_emoji_is_shortened_and_the_time_stays() {
        Path path = path("{streamer}/{title} {date} {time}", "n", "😀".repeat(500));
        assertThat(path.getFileName().toString()).startsWith("😀😀😀").endsWith("😀 2026-11-20 10-20-30");
        assertThat(path.getFileName().toString().getBytes(StandardCharsets.UTF_8))
                .hasSizeLessThanOrEqualTo(220);
    }

    @ParameterizedTest
    @CsvSource({"👨‍👩‍👧‍👦,8", "🇨🇳,27", "🏴󠁧󠁢󠁥󠁮󠁧󠁿,7", "e\u0323\u0302\u0301,44"})
    void a_name_is_cut_between_what_people_see_as_characters(String character, int fit) {
        assertThat(FileNames.component(character.repeat(500), FileNames.LONGEST_BYTES))
                .isEqualTo(Normalizer.normalize(character.repeat(fit), Normalizer.Form.NFC));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            CON           | _CON
            nul.txt       | _nul.txt
            .hidden       | hidden
            -rf           | rf
            a . .         | a
            a\u202Eexe.ts | aexe.ts
            ' '           | unnamed
            \u200D\u200D  | unnamed
            \uFE0F        | unnamed
            '..'          | unnamed
            e\u0301       | é
            """)
    void names_that_mean_something_somewhere(String text, String name) {
        assertThat(FileNames.component(text, 100)).isEqualTo(name);
    }

    @Property
    void whatever_a_text_is_its_name_is_one_safe_component(@ForAll String text) {
        String name = FileNames.component(text, 255);
        assertThat(name).isNotEmpty().isNotEqualTo(".").isNotEqualTo("..").doesNotContain("/", "\\", "\0", "\n");
        assertThat(name.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(FileNames.LONGEST_BYTES);
        assertThat(Path.of(name).getNameCount()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"{user}/x,{user} is no placeholder", "{}/x,{} is no placeholder", "/,the template is empty"})
    void a_template_that_means_nothing_is_refused(String template, String sentence) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PathTemplate.parse(template))
                .withMessageContaining(sentence)
                .withMessageContaining("{streamer}");
    }
}
