package io.aircheck.testkit.replay;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class ConversationExpectationTest {

    private static final String EXPECT = """
            {"platform":"p","case":"c","url":"u","exchanges":[],"expect":{"state":"live","streamer":"Nina","title":"A",
             "titles":["B"],"streams":[
              {"quality":"OD","url":"https://a.test/1.flv?x=1","also_accepted":["https://b.test/1.flv"]},
              {"quality":"OD","url":"https://a.test/2.m3u8","master":"https://a.test/m.m3u8"},
              {"quality":"HD","url":"https://c.test/3.flv","url_match":"path","query":{"sign":"*","r":"5","none":null}}]}}
            """;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "http://a.test/1.flv?x=1",
                "https://a.test/1.flv?x=1&codec=avc",
                "https://b.test/1.flv",
                "https://a.test/m.m3u8",
                "https://a.test/2.m3u8, https://C.test/3.flv?sign=abc&r=5&free=1",
                "https://a.test/2.m3u8, https://c.test/3.flv?r=5&sign=&none=0",
            })
    void right(String urls) {
        assertThat(mismatch("live", "Nina", "A", urls)).isNull();
        assertThat(mismatch("live", " Nina ", "B", urls)).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "offline|Nina|A|https://b.test/1.flv|state offline for live",
                "live|Nino|A|https://b.test/1.flv|streamer Nino for Nina",
                "live|-|A|https://b.test/1.flv|streamer null for Nina",
                "live|Nina|C|https://b.test/1.flv|title C for A",
                "live|Nina|A|''|no streams",
                "live|Nina|A|https://a.test/1.flv?x=2|first stream https://a.test/1.flv?x=2 is not https://a.test/1.flv?x=1",
                "live|Nina|A|https://c.test/3.flv?sign=1&r=5|first stream https://c.test/3.flv?sign=1&r=5 is not https://a.test/1.flv?x=1",
                "live|Nina|A|https://b.test/1.flv, https://c.test/3.flv?sign=1&r=6|offers https://c.test/3.flv?sign=1&r=6, which is not there",
                "live|Nina|A|https://b.test/1.flv, https://c.test/3.flv?r=5|offers https://c.test/3.flv?r=5, which is not there",
                "live|Nina|A|https://b.test/1.flv, https://c.test/3.flv?sign=1&r=5&none=1|offers https://c.test/3.flv?sign=1&r=5&none=1, which is not there",
            })
    void wrong(String state, String streamer, String title, String urls, String why) {
        assertThat(mismatch(state, streamer, title, urls)).isEqualTo(why);
    }

    private static String mismatch(String state, String streamer, String title, String urls) {
        Conversation conversation = Conversation.parse(EXPECT);
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.put("state", state).put("streamer", streamer).put("title", title);
        ArrayNode streams = answer.putArray("streams");
        for (String url : urls.split(", ")) {
            if (!url.isEmpty()) {
                streams.addObject().put("url", url);
            }
        }
        return conversation.mismatch(answer).orElse(null);
    }
}
