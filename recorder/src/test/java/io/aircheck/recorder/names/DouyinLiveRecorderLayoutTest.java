package io.aircheck.recorder.names;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The golden names were computed by Python, DouyinLiveRecorder's language, from its rules. */
class DouyinLiveRecorderLayoutTest {

    private static final Instant AT = Instant.parse("2026-11-20T10:20:30Z");

    @TestFactory
    Stream<DynamicTest> names_are_its_own_to_the_byte() throws IOException {
        String golden;
        try (InputStream file = getClass().getResourceAsStream("/names/douyinliverecorder.jsonl")) {
            golden = new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
        return golden.lines().map(JsonMapper.shared()::readTree).map(row -> {
            String expected = row.get("path").asString();
            return DynamicTest.dynamicTest(
                    expected,
                    () -> assertThat(path(
                                            "douyinliverecorder:"
                                                    + row.get("switches").asString(),
                                            row.get("platform").asString(),
                                            row.get("streamer").asString(),
                                            text(row.get("title")))
                                    .toString())
                            .isEqualTo(expected));
        });
    }

    private static @Nullable String text(JsonNode node) {
        return node.isNull() ? null : node.asString();
    }

    private static Path path(String preset, String platform, @Nullable String streamer, @Nullable String title) {
        return PathTemplate.parse(preset)
                .path(new PathTemplate.Subject(platform, "42", streamer, title, null, "OD"), AT, ZoneOffset.UTC);
    }

    @Test
    void alone_it_has_the_switches_that_it_is_shipped_with() {
        assertThat(path("douyinliverecorder", "douyin", "小明", "标题"))
                .isEqualTo(Path.of("抖音直播", "小明", "小明_2026-11-20_10-20-30"));
    }

    @Test
    void names_for_which_it_would_fail_are_shortened_or_cleaned() {
        Path tooLong = path("douyinliverecorder:streamer-folder,title", "douyin", "名".repeat(100), "题".repeat(300));
        assertThat(tooLong.getFileName().toString()).startsWith("名").endsWith("_2026-11-20_10-20-30");
        tooLong.forEach(component -> assertThat(component.toString().getBytes(StandardCharsets.UTF_8))
                .hasSizeLessThanOrEqualTo(FileNames.LONGEST_BYTES));
        assertThat(path("douyinliverecorder", "douyin", "a\0b", null).getFileName())
                .hasToString("ab_2026-11-20_10-20-30");
    }

    @Test
    void a_stream_without_a_name_gets_one_that_stays_the_same() {
        Path first = path("douyinliverecorder", "direct", null, null);
        assertThat(first.toString()).matches("自定义录制直播/自定义录制直播_[0-9a-f]{8}/自定义录制直播_[0-9a-f]{8}_2026-11-20_10-20-30");
        assertThat(path("douyinliverecorder", "direct", null, null)).isEqualTo(first);
    }

    @Test
    void a_switch_that_it_does_not_have_is_named() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PathTemplate.parse("douyinliverecorder:by-author"))
                .withMessageContaining("by-author")
                .withMessageContaining("streamer-folder");
    }

    @Test
    void its_first_part_is_numbered_where_it_splits_and_no_others() {
        assertThat(PathTemplate.parse("douyinliverecorder").numbersFirstPart()).isTrue();
        assertThat(PathTemplate.parse("{streamer}").numbersFirstPart()).isFalse();
    }
}
