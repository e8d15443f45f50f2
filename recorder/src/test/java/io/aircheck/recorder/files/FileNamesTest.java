package io.aircheck.recorder.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileNamesTest {

    private static final ZonedDateTime TIME = ZonedDateTime.of(2026, 1, 31, 20, 30, 5, 0, ZoneOffset.UTC);

    @ParameterizedTest
    @CsvSource(ignoreLeadingAndTrailingWhitespace = false, value = {
        "小明的直播间,小明的直播间",
        "今天唱歌🎤！点歌,今天唱歌🎤！点歌",
        "'../../etc/$(id)\"\n','etc_(id)'",
        "..,unnamed",
        ".hidden,hidden",
        "'a/b\\c:d*e?f<g>h|i','a_b_c_d_e_f_g_h_i'",
        "'rm -rf `pwd`','rm -rf _pwd'",
        "'-o evil','o evil'",
        "'~root','root'",
        "'trailing. . ','trailing'",
        "'  two\t\tblanks  ','two blanks'",
        "con,_con",
        "Lpt1.txt,_Lpt1.txt",
        "console,console",
        "'cafe\u0301','caf\u00e9'",
        "'evil\u202Egpj.ts','evilgpj.ts'",
        "'\u200d\u200d',unnamed",
        "'a\ud800b','ab'",
        "'',unnamed",
        "'///',unnamed",
    })
    void makesASafeNameOfAnyText(String text, String name) {
        assertThat(FileNames.base(text)).isEqualTo(name);
    }

    @Test
    void cutsBetweenWholeEmoji() {
        String family = "👨‍👩‍👧‍👦";
        String name = FileNames.base(family.repeat(500));
        assertThat(name).isEqualTo(family.repeat(FileNames.MAX_BASE_BYTES / 25)).isNotEmpty();
        assertThat(FileNames.folder("🇨🇳".repeat(500))).isEqualTo("🇨🇳".repeat(31));
    }

    @Test
    void leavesRoomForEverythingThatIsMadeOfABaseName() {
        String base = FileNames.base("x".repeat(1000));
        for (String made : new String[] {base + "_00001.manifest.json.part", "." + base + "_00001.tmp.flac"}) {
            assertThat(made.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(FileNames.MAX_BYTES);
        }
    }

    @Property
    void isOneSafeComponentWhateverTheText(@ForAll String text) {
        for (String name : new String[] {FileNames.base(text), FileNames.folder(text)}) {
            assertThat(name).isNotBlank().doesNotContainPattern("[\\p{Cc}\\\\/:*?\"<>|$`]");
            assertThat(name).doesNotStartWith(".").doesNotEndWith(".").doesNotEndWith(" ");
            assertThat(name.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(FileNames.MAX_BYTES);
            assertThat(Path.of("root").resolve(name).normalize().getNameCount()).isEqualTo(2);
            assertThat(FileNames.folder(name)).as("a safe name is safe").isEqualTo(name);
        }
    }

    @Property
    void staysBelowItsRootWhateverTheStreamerIsCalled(@ForAll String streamer, @ForAll String title) {
        Path root = Path.of("/recordings");
        NameTemplate.Target target = NameTemplate.parse("{platform}/{streamer}/{time}_{title}")
                .fill(root, Map.of("platform", "acfun", "streamer", streamer, "title", title), TIME);
        Path file = target.directory().resolve(target.baseName() + ".ts");
        assertThat(file.normalize()).isEqualTo(file);
        assertThat(file.getNameCount()).isEqualTo(4);
        assertThat(file.startsWith(root.resolve("acfun"))).isTrue();
        assertThat(target.baseName()).startsWith("2026-01-31_20-30-05");
    }

    @ParameterizedTest
    @CsvSource({
        "{platform}/{streamer}/{time}_{title}, /r/acfun/小明, 2026-01-31_20-30-05_唱歌",
        "{streamer}/{time:yyyy-MM}/{time:dd HH.mm} {quality}, /r/小明/2026-01, 31 20.30",
        "/data/live/{streamer}, /data/live, 小明",
        "../x, /r/.., x",
        "x, /r, x",
        "{quality}, /r, unnamed",
    })
    void fillsATemplate(String template, Path directory, String baseName) {
        assertThat(NameTemplate.parse(template)
                        .fill(Path.of("/r"), Map.of("platform", "acfun", "streamer", "小明", "title", "唱歌"), TIME))
                .isEqualTo(new NameTemplate.Target(directory, baseName));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{anchor}/x | {anchor} is unknown; there are {platform}, {quality}, {room}, {streamer}, {time}, {title}",
        "{streamer | has a brace without its other half",
        "{title:x} | {title} takes no format",
        "{time:bogus} | {time:bogus} is no format of a time",
        "{streamer}/../x | \"..\" is no name of a folder or file",
        "{streamer}/ | names no file",
    })
    void saysWhatIsWrongWithATemplate(String template, String reason) {
        assertThatThrownBy(() -> NameTemplate.parse(template))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(reason);
    }
}
