package io.aircheck.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.aircheck.recorder.names.PathTemplate;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutputPathTest {

    private static final Instant AT = Instant.parse("2026-11-20T10:20:30Z");
    private static final String TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd_HH-mm-ss").format(AT.atZone(ZoneId.systemDefault()));

    private static OutputPath of(String output) {
        return OutputPath.of(output, new PathTemplate.Subject("douyin", "7", "小明", "唱 歌", null, "OD"), AT);
    }

    @ParameterizedTest
    @CsvSource({
        "douyinliverecorder, 抖音直播/小明",
        "down/douyinliverecorder, down/抖音直播/小明",
        "/srv/live/douyinliverecorder, /srv/live/抖音直播/小明"
    })
    void the_name_of_a_preset_may_stand_where_a_template_may(String output, String directory) {
        OutputPath path = of(output);
        assertThat(path.directory()).isEqualTo(Path.of(directory).toAbsolutePath());
        assertThat(path.baseName()).isEqualTo("小明_" + TIME);
        assertThat(path.format()).isNull();
        assertThat(OutputPath.hasRoomForSeveral(output)).isTrue();
        assertThat(OutputPath.numbersFirstPart(output)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"platform/streamer/date_time_title, douyin/小明", "down/platform/streamer/date_time_title, down/douyin/小明"
    })
    void a_preset_of_several_folders_stands_at_the_end(String output, String directory) {
        OutputPath path = of(output);
        assertThat(path.directory()).isEqualTo(Path.of(directory).toAbsolutePath());
        assertThat(path.baseName()).isEqualTo(TIME + "_唱 歌");
        assertThat(OutputPath.hasRoomForSeveral(output)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"{title}_{part}.ts, 唱 歌", "/tmp/{time:yyyy}_{title}_{part}, 2026_唱 歌"})
    void the_first_file_is_numbered_where_a_template_asks_for_it(String output, String name) {
        assertThat(of(output).baseName()).isEqualTo(name);
        assertThat(OutputPath.numbersFirstPart(output)).isTrue();
    }

    @Test
    void its_switches_stand_behind_a_colon() {
        assertThat(of("d/douyinliverecorder:title").baseName()).isEqualTo("小明_唱_歌_" + TIME);
        assertThatExceptionOfType(UserError.class)
                .isThrownBy(() -> of("d/douyinliverecorder:author"))
                .satisfies(e -> assertThat(e.exitCode()).isEqualTo(ExitCode.USAGE));
    }

    @ParameterizedTest
    @CsvSource({"show.ts", "douyinliverecorder.ts", "{streamer}.ts", "folder/"})
    void other_names_number_only_further_parts(String output) {
        assertThat(OutputPath.numbersFirstPart(output)).isFalse();
    }
}
