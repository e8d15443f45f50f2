package io.aircheck.server.lists;

import static org.assertj.core.api.Assertions.assertThat;

import io.aircheck.server.TownPlatform;
import io.aircheck.server.lists.ListProblem.Kind;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListParserTest {

    private static ParsedList parse(String text) {
        return ListParser.parse("rooms.txt", text, TownPlatform.REGISTRY);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            https://town.example/745964462470                        | https://town.example/745964462470 | -         | -      | false
            超清，https://town.example/7                             | https://town.example/7            | 超清      | -      | false
            超清,https://town.example/7,主播: 名字                   | https://town.example/7            | 超清      | 名字   | false
            https://town.example/7,主播：名字                        | https://town.example/7            | -         | 名字   | false
            https://town.example/7，bare name                        | https://town.example/7            | -         | bare name | false
            https://town.example/7,主播: a 主播: b                   | https://town.example/7            | -         | b      | false
            https://town.example/7,主播:                             | https://town.example/7            | -         | -      | false
            https://town.example/7,                                  | https://town.example/7            | -         | -      | false
            ,https://town.example/7,                                 | https://town.example/7            | -         | -      | false
            1080p60, https://town.example/7                          | https://town.example/7            | 1080p60   | -      | false
            uhd,https://town.example/7                               | https://town.example/7            | uhd       | -      | false
            town.example/7                                           | https://town.example/7            | -         | -      | false
            live.town.example:8443/7?a=b,主播: n                     | https://live.town.example:8443/7?a=b | -      | n      | false
            HTTP://town.example/7                                    | HTTP://town.example/7             | -         | -      | false
            #https://town.example/7,主播: 名字                       | https://town.example/7            | -         | 名字   | true
            ## 高清，https://town.example/7                          | https://town.example/7            | 高清      | -      | true
            #4K,https://town.example/7                               | https://town.example/7            | -         | -      | true
            """)
    void a_line_that_asks_for_a_room(String line, String url, String quality, String name, boolean paused) {
        ParsedList list = parse(line);
        assertThat(list.problems()).isEmpty();
        assertThat(list.entries()).singleElement().satisfies(entry -> {
            assertThat(entry.url()).isEqualTo(url);
            assertThat(entry.match()).isNotNull();
            assertThat(entry.quality()).isEqualTo(quality);
            assertThat(entry.name()).isEqualTo(name);
            assertThat(entry.paused()).isEqualTo(paused);
            assertThat(entry.line()).isEqualTo(1);
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a,b,https://town.example/7,c,d               | TOO_MANY_COMMAS | 0
            超清，https://town.example/7，主播: x，y，z  | TOO_MANY_COMMAS | 0
            4K,https://town.example/7                    | QUALITY         | 1
            蓝光8M,https://town.example/7,主播: n        | QUALITY         | 1
            https://elsewhere.example/7                  | UNSUPPORTED     | 1
            hello                                        | NO_ADDRESS      | 0
            超清,名字                                    | NO_ADDRESS      | 0
            my room is nice.                             | NO_ADDRESS      | 0
            https://                                     | NO_ADDRESS      | 0
            https://town.example/a b                     | NO_ADDRESS      | 0
            """)
    void a_line_that_cannot_be_used_as_it_stands(String line, Kind kind, int rooms) {
        ParsedList list = parse("https://town.example/1\n" + line + "\nhttps://town.example/3");
        assertThat(list.problems()).containsExactly(new ListProblem("rooms.txt", 2, kind, line));
        assertThat(list.entries())
                .hasSize(rooms + 2)
                .first()
                .extracting(ListEntry::line)
                .isEqualTo(1);
        assertThat(list.entries()).last().extracting(ListEntry::line).isEqualTo(3);
    }

    @Test
    void what_is_switched_off_and_no_room_is_a_comment() {
        ParsedList list = parse("# my rooms\n#\n####\n#https://elsewhere.example/1\n#a,b,c,d,e\n# 4K,foo\n\n   \n");
        assertThat(list).isEqualTo(ParsedList.EMPTY);
    }

    @Test
    void byte_order_mark_and_windows_line_ends_are_nothing_special() {
        ParsedList list = parse("\uFEFFhttps://town.example/1\r\n\r\n\u3000https://town.example/2 \r\n");
        assertThat(list.problems()).isEmpty();
        assertThat(list.entries()).extracting(ListEntry::line).containsExactly(1, 3);
        assertThat(list.entries())
                .extracting(ListEntry::url)
                .containsExactly("https://town.example/1", "https://town.example/2");
    }

    @Test
    void an_endless_line_is_reported_and_shortened() {
        ParsedList list = parse("https://town.example/" + "x".repeat(100_000));
        assertThat(list.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.kind()).isEqualTo(Kind.TOO_LONG);
            assertThat(problem.text()).hasSizeLessThan(300);
        });
    }

    @Test
    void a_room_that_several_lines_and_lists_name_is_recorded_once() {
        ParsedList first =
                parse("#https://town.example/1\nhttps://town.example/2\nhttps://town.example/2?from=share\n");
        ParsedList second = ListParser.parse(
                "more.txt",
                "HD,town.example/1\nhttps://town.example/2\n#https://town.example/2\n",
                TownPlatform.REGISTRY);
        ParsedList merged = ListMerge.of(List.of(first, second));
        assertThat(merged.entries())
                .extracting(entry -> entry.file() + ":" + entry.line() + (entry.paused() ? " paused" : ""))
                .containsExactly("rooms.txt:2", "more.txt:1");
        assertThat(merged.problems())
                .extracting(problem -> problem.file() + ":" + problem.line() + " " + problem.kind())
                .containsExactly("rooms.txt:3 DUPLICATE", "more.txt:2 DUPLICATE");
    }

    @Test
    void five_thousand_lines_are_as_many_rooms() {
        String text = IntStream.range(0, 5000)
                .mapToObj(i -> i % 2 == 0 ? "https://town.example/" + i : "高清，town.example/" + i + "，主播: 房间" + i)
                .collect(Collectors.joining("\r\n"));
        ParsedList merged = ListMerge.of(List.of(parse(text)));
        assertThat(merged.entries()).hasSize(5000);
        assertThat(merged.problems()).isEmpty();
    }
}
