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
            {time:yyyyMMdd-HHmm} {title}                | a     | b         | 20261120-1020 b
            {time:%Y}/{time:d MMM HH:mm}                | a     | b         | 2026/20 Nov 10_20
            {time:%Y年%m月%d日's}_{part}                  | a     | b         | 2026年11月20日_s
            platform/streamer/date_time_title           | a     | b         | town/a/2026-11-20_10-20-30_b
            platform/streamer/date_time_title           | a     | -         | town/a/2026-11-20_10-20-30
            {streamer}/{date}_{part}                    | a     | b         | a/2026-11-20
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
    @CsvSource({
        "{user}/x,{user} is no placeholder",
        "{}/x,{} is no placeholder",
        "/,the template is empty",
        "{streamer}/_{part},the template is empty"
    })
    void a_template_that_means_nothing_is_refused(String template, String sentence) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PathTemplate.parse(template))
                .withMessageContaining(sentence)
                .withMessageContaining("{streamer}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {title}_{part}_{date} | {part} can only be the end of a name, as in {title}_{part}
            {part}/{title}        | {part} can only be the end of a name
            {title} {part}        | {part} can only be the end of a name
            {time:}               | needs a form without slashes
            {time:yyyy/MM}        | needs a form without slashes
            {time:%Q}             | {time:%Q} is no form of a time
            {time:%}              | is no form of a time
            {time:bbb}            | is no form of a time
            """)
    void a_number_or_a_time_that_cannot_be_is_refused(String template, String sentence) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PathTemplate.parse(template))
                .withMessageContaining(sentence);
    }

    @ParameterizedTest
    @CsvSource({"{title}_{part},true", "{title},false", "platform/streamer/date_time_title,false"})
    void the_first_file_is_numbered_where_it_is_asked(String template, boolean numbered) {
        assertThat(PathTemplate.parse(template).numbersFirstPart()).isEqualTo(numbered);
    }

    @ParameterizedTest
    @CsvSource({
        "platform/streamer/date_time_title,0",
        "down/platform/streamer/date_time_title,5",
        "a/douyinliverecorder:title,2",
        "myplatform/streamer/date_time_title,-1",
        "{title},-1"
    })
    void the_name_of_a_preset_stands_at_the_end_of_a_path(String path, int begins) {
        assertThat(PathTemplate.presetIn(path).orElse(-1)).isEqualTo(begins);
    }
}
