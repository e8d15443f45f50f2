package io.aircheck.server.notify.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.aircheck.net.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** What each service is asked, from the address that a user pastes to the bytes that go out. */
class ChannelRequestTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Message LIVE = new Message(
            Message.Kind.LIVE, "recording.started", NOW, "小雨 正在直播", "唱歌\n12:00", "https://live.example.com/1?a=b");
    private static final Message TROUBLE =
            new Message(Message.Kind.DISK, "disk.low", NOW, "The disk is nearly full", "1.9 GB are free", null);

    static Stream<Arguments> requests() {
        return Stream.of(
                arguments(
                        "https://oapi.dingtalk.com/robot/send?access_token=abc",
                        "https://oapi.dingtalk.com/robot/send?access_token=abc",
                        """
                        {"msgtype":"text","text":{"content":"小雨 正在直播\\n唱歌\\n12:00\\nhttps://live.example.com/1?a=b"},
                         "at":{"atMobiles":[],"isAtAll":false}}"""),
                arguments(
                        "https://oapi.dingtalk.com/robot/send?access_token=abc#secret=SECtest&at=13800000000,all",
                        "https://oapi.dingtalk.com/robot/send?access_token=abc&timestamp=1772366400000" + "&sign="
                                + DINGTALK_SIGN,
                        """
                        {"msgtype":"text","text":{"content":"小雨 正在直播\\n唱歌\\n12:00\\nhttps://live.example.com/1?a=b"},
                         "at":{"atMobiles":["13800000000"],"isAtAll":true}}"""),
                arguments(
                        "https://open.feishu.cn/open-apis/bot/v2/hook/xyz",
                        "https://open.feishu.cn/open-apis/bot/v2/hook/xyz",
                        """
                        {"msg_type":"text","content":{"text":"小雨 正在直播\\n唱歌\\n12:00\\nhttps://live.example.com/1?a=b"}}"""),
                arguments(
                        "https://open.larksuite.com/open-apis/bot/v2/hook/xyz#secret=fs",
                        "https://open.larksuite.com/open-apis/bot/v2/hook/xyz",
                        """
                        {"timestamp":"1772366400","sign":"%s","msg_type":"text",
                         "content":{"text":"小雨 正在直播\\n唱歌\\n12:00\\nhttps://live.example.com/1?a=b"}}""".formatted(FEISHU_SIGN)),
                arguments(
                        "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=k-1#at=13800000000&at=all",
                        "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=k-1",
                        """
                        {"msgtype":"text","text":{"content":"小雨 正在直播\\n唱歌\\n12:00\\nhttps://live.example.com/1?a=b",
                         "mentioned_mobile_list":["13800000000","@all"]}}"""),
                arguments("https://xizhi.qqoq.net/XZkey.send", "https://xizhi.qqoq.net/XZkey.send", """
                        {"title":"小雨 正在直播","content":"唱歌\\n12:00\\nhttps://live.example.com/1?a=b"}"""),
                arguments("https://sctapi.ftqq.com/SCTkey.send", "https://sctapi.ftqq.com/SCTkey.send", """
                        {"title":"小雨 正在直播","desp":"唱歌\\n12:00\\nhttps://live.example.com/1?a=b"}"""),
                arguments(
                        "https://77.push.ft07.com/send/sctp77key.send",
                        "https://77.push.ft07.com/send/sctp77key.send",
                        """
                        {"title":"小雨 正在直播","desp":"唱歌\\n12:00\\nhttps://live.example.com/1?a=b"}"""),
                arguments("pushplus://tok", "https://www.pushplus.plus/send", """
                        {"token":"tok","title":"小雨 正在直播","content":"唱歌\\n12:00\\nhttps://live.example.com/1?a=b",
                         "template":"txt"}"""),
                arguments("wxpusher://AT_tok/UID_a/UID_b/123", "https://wxpusher.zjiecode.com/api/send/message", """
                        {"appToken":"AT_tok","content":"小雨 正在直播\\n唱歌\\n12:00","summary":"小雨 正在直播","contentType":1,
                         "uids":["UID_a","UID_b"],"topicIds":[123],"url":"https://live.example.com/1?a=b"}"""),
                arguments("tgram://123:A-b_c/-100200", "https://api.telegram.org/bot123:A-b_c/sendMessage", """
                        {"chat_id":"-100200","text":"小雨 正在直播\\n唱歌\\n12:00\\nhttps://live.example.com/1?a=b",
                         "link_preview_options":{"is_disabled":true}}"""),
                arguments(
                        "tgram://123:A/@room#api=http://bot.example.com:81/",
                        "http://bot.example.com:81/bot123:A/sendMessage",
                        """
                        {"chat_id":"@room","text":"小雨 正在直播\\n唱歌\\n12:00\\nhttps://live.example.com/1?a=b",
                         "link_preview_options":{"is_disabled":true}}"""),
                arguments(
                        "https://api.day.app/devicekey#level=timeSensitive&sound=bell",
                        "https://api.day.app/devicekey",
                        """
                        {"title":"小雨 正在直播","body":"唱歌\\n12:00","group":"Aircheck","isArchive":1,
                         "level":"timeSensitive","sound":"bell","url":"https://live.example.com/1?a=b"}"""),
                arguments("barks://bark.example.com/devicekey", "https://bark.example.com/devicekey", """
                        {"title":"小雨 正在直播","body":"唱歌\\n12:00","group":"Aircheck","isArchive":1,
                         "url":"https://live.example.com/1?a=b"}"""),
                arguments("https://ntfy.sh/my-topic#tags=tada,tv&email=a%40example.com", "https://ntfy.sh/", """
                        {"topic":"my-topic","title":"小雨 正在直播","message":"唱歌\\n12:00","tags":["tada","tv"],"priority":3,
                         "click":"https://live.example.com/1?a=b","email":"a@example.com"}"""),
                arguments("https://discord.com/api/webhooks/1/tok", "https://discord.com/api/webhooks/1/tok", """
                        {"embeds":[{"title":"小雨 正在直播","description":"唱歌\\n12:00","color":3120740,
                         "timestamp":"2026-03-01T12:00:00Z","url":"https://live.example.com/1?a=b"}],
                         "allowed_mentions":{"parse":[]}}"""),
                arguments("gotify://nas.example.com:8080/sub/tok", "http://nas.example.com:8080/sub/message", """
                        {"title":"小雨 正在直播","message":"唱歌\\n12:00","priority":5,
                         "extras":{"client::notification":{"click":{"url":"https://live.example.com/1?a=b"}}}}"""),
                arguments(
                        "jsons://hooks.example.com/aircheck?x=1#secret=s3",
                        "https://hooks.example.com/aircheck?x=1",
                        """
                        {"event":"recording.started","kind":"live","at":"2026-03-01T12:00:00Z","title":"小雨 正在直播",
                         "text":"唱歌\\n12:00","link":"https://live.example.com/1?a=b"}"""),
                arguments(
                        "apprise://apprise.example.com:8000/notify/home",
                        "http://apprise.example.com:8000/notify/home",
                        """
                        {"title":"小雨 正在直播","body":"唱歌\\n12:00\\nhttps://live.example.com/1?a=b","type":"success",
                         "format":"text"}"""));
    }

    /** Made with Python's hmac and base64 modules. */
    private static final String DINGTALK_SIGN = "RK35WenYUf0PJn%2B1ec45wzp%2BPiDTrY%2FGafSDBRDq3A8%3D";

    private static final String FEISHU_SIGN = "V302V2Cphp7QZEUstiBdUVLzGYxGiAN8nMXxUWUFmCo=";

    @ParameterizedTest(name = "{0}")
    @MethodSource("requests")
    void asksAsTheServiceDocuments(String address, String url, String body) {
        HttpRequest request = ((WebChannel) ChannelAddress.parse(address)).request(LIVE, NOW);

        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.url()).isEqualTo(url);
        assertThat(request.headers()).containsEntry("Content-Type", "application/json");
        assertThat(json(body(request))).isEqualTo(json(body));
    }

    @Test
    void keysThatBelongIntoHeadersStandThere() {
        assertThat(headers("ntfys://ntfy.example.com/t#token=tk_1")).containsEntry("Authorization", "Bearer tk_1");
        assertThat(headers("gotifys://g.example.com/tok")).containsEntry("X-Gotify-Key", "tok");
        assertThat(headers("jsons://h.example.com/#secret=s3"))
                .containsEntry("X-Aircheck-Event", "recording.started")
                .containsEntry("X-Aircheck-Timestamp", "1772366400")
                .containsEntry(
                        "X-Aircheck-Signature",
                        "sha256=" + signature("s3", "1772366400.", "jsons://h.example.com/#secret=s3"));
    }

    @Test
    void troubleIsUrgentAndHasNoLink() {
        assertThat(body((WebChannel) ChannelAddress.parse("ntfys://h.example.com/t"), TROUBLE))
                .containsEntry("priority", 4)
                .doesNotContainKey("click");
        assertThat(body((WebChannel) ChannelAddress.parse("gotifys://h.example.com/t"), TROUBLE))
                .containsEntry("priority", 8)
                .doesNotContainKey("extras");
        assertThat(body((WebChannel) ChannelAddress.parse("apprises://h.example.com/notify/t"), TROUBLE))
                .containsEntry("type", "warning");
    }

    @Test
    void aLongTextIsCutWhereTheServiceWouldRefuseIt() {
        Message novel = new Message(Message.Kind.LIVE, "x", NOW, "𝄞".repeat(300), "a".repeat(5_000), null);

        assertThat(body((WebChannel) ChannelAddress.parse("tgram://1:a/2"), novel)
                        .get("text")
                        .toString())
                .hasSize(4096)
                .endsWith("…");
        assertThat(body((WebChannel) ChannelAddress.parse("wxpusher://AT_a/UID_b"), novel)
                        .get("summary"))
                .isEqualTo("𝄞".repeat(20));
    }

    private static String signature(String secret, String before, String address) {
        return Hmac.hex(secret, before + body(((WebChannel) ChannelAddress.parse(address)).request(LIVE, NOW)));
    }

    private static Map<String, String> headers(String address) {
        return ((WebChannel) ChannelAddress.parse(address)).request(LIVE, NOW).headers();
    }

    private static Map<?, ?> json(String text) {
        return JsonMapper.shared().readValue(text, Map.class);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> body(WebChannel channel, Message message) {
        return (Map<String, Object>) json(body(channel.request(message, NOW)));
    }

    private static String body(HttpRequest request) {
        return new String(request.body(), StandardCharsets.UTF_8);
    }
}
