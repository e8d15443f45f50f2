package io.aircheck.server.notify.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.aircheck.net.HttpAnswer;
import io.aircheck.net.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How the services' answers are read. */
class AcceptanceTest {

    private static final Map<String, String> ADDRESSES = Map.ofEntries(
            Map.entry("dingtalk", "https://oapi.dingtalk.com/robot/send?access_token=a"),
            Map.entry("feishu", "https://open.feishu.cn/open-apis/bot/v2/hook/a"),
            Map.entry("wecom", "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=a"),
            Map.entry("xizhi", "https://xizhi.qqoq.net/a.send"),
            Map.entry("serverchan", "https://sctapi.ftqq.com/a.send"),
            Map.entry("pushplus", "pushplus://a"),
            Map.entry("wxpusher", "wxpusher://AT_a/UID_b"),
            Map.entry("telegram", "tgram://1:a/2"),
            Map.entry("bark", "https://api.day.app/a"),
            Map.entry("ntfy", "https://ntfy.sh/a"),
            Map.entry("discord", "https://discord.com/api/webhooks/1/a"),
            Map.entry("gotify", "gotify://h.example.com/a"),
            Map.entry("webhook", "json://h.example.com/a"));

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            dingtalk   | 200 | {"errcode":0,"errmsg":"ok"}                            | Accepted |
            dingtalk   | 200 | {"errcode":310000,"errmsg":"sign not match"}           | Refused  | HTTP 200: sign not match
            dingtalk   | 200 | {"errcode":130101,"errmsg":"send too fast"}            | Later    | HTTP 200: send too fast
            feishu     | 200 | {"code":0,"msg":"success","data":{}}                   | Accepted |
            feishu     | 200 | {"code":19021,"msg":"sign match fail"}                 | Refused  | HTTP 200: sign match fail
            feishu     | 200 | {"code":11232,"msg":"frequency limited"}               | Later    | HTTP 200: frequency limited
            wecom      | 200 | {"errcode":0,"errmsg":"ok"}                            | Accepted |
            wecom      | 200 | {"errcode":93000,"errmsg":"invalid webhook url"}       | Refused  | HTTP 200: invalid webhook url
            xizhi      | 200 | {"code":200,"msg":"推送成功"}                           | Accepted |
            xizhi      | 200 | {"code":10000,"msg":"key 不存在"}                       | Refused  | HTTP 200: key 不存在
            serverchan | 200 | {"code":0,"message":"","data":{"errno":0}}             | Accepted |
            serverchan | 400 | {"code":40001,"message":"bad pushkey"}                 | Refused  | HTTP 400: bad pushkey
            pushplus   | 200 | {"code":200,"msg":"请求成功","data":"x"}                | Accepted |
            pushplus   | 200 | {"code":900,"msg":"账号受限"}                           | Refused  | HTTP 200: 账号受限
            wxpusher   | 200 | {"code":1000,"msg":"处理成功","success":true}           | Accepted |
            wxpusher   | 200 | {"code":1001,"msg":"业务异常","success":false}          | Refused  | HTTP 200: 业务异常
            telegram   | 200 | {"ok":true,"result":{}}                                | Accepted |
            telegram   | 400 | {"ok":false,"description":"Bad Request: chat not found"} | Refused | HTTP 400: Bad Request: chat not found
            bark       | 200 | {"code":200,"message":"success"}                       | Accepted |
            bark       | 400 | {"code":400,"message":"failed to get device token"}    | Refused  | HTTP 400: failed to get device token
            ntfy       | 200 | {"id":"x","event":"message"}                           | Accepted |
            ntfy       | 401 | {"code":40101,"http":401,"error":"unauthorized"}       | Refused  | HTTP 401: unauthorized
            discord    | 204 |                                                        | Accepted |
            discord    | 404 | {"message":"Unknown Webhook","code":10015}             | Refused  | HTTP 404: Unknown Webhook
            gotify     | 401 | {"error":"Unauthorized","errorDescription":"you need to provide a valid token"} | Refused | HTTP 401: you need to provide a valid token
            webhook    | 200 | anything                                               | Accepted |
            webhook    | 302 |                                                        | Refused  | HTTP 302
            webhook    | 500 | <h1>oops</h1>                                          | Later    | HTTP 500: <h1>oops</h1>
            dingtalk   | 200 | <html>captive portal</html>                            | Refused  | HTTP 200: <html>captive portal</html>
            """)
    void answers(String service, int status, String body, String verdict, String words) {
        Verdict said = verdict(service, status, Map.of(), body == null ? "" : body);

        assertThat(said.getClass().getSimpleName()).isEqualTo(verdict);
        switch (said) {
            case Verdict.Accepted _ -> assertThat(words).isNull();
            case Verdict.Later later -> assertThat(later.words()).isEqualTo(words);
            case Verdict.Refused refused -> assertThat(refused.words()).isEqualTo(words);
        }
    }

    @Test
    void aServiceThatSaysHowLongToWaitIsBelieved() {
        assertThat(verdict(
                        "telegram",
                        429,
                        Map.of(),
                        "{\"ok\":false,\"description\":\"slow\",\"parameters\":{\"retry_after\":7}}"))
                .isEqualTo(new Verdict.Later("HTTP 429: slow", Duration.ofSeconds(7)));
        assertThat(verdict("discord", 429, Map.of(), "{\"message\":\"slow\",\"retry_after\":0.5}"))
                .isEqualTo(new Verdict.Later("HTTP 429: slow", Duration.ofMillis(500)));
        assertThat(verdict("gotify", 503, Map.of("Retry-After", "120"), ""))
                .isEqualTo(new Verdict.Later("HTTP 503", Duration.ofMinutes(2)));
    }

    @Test
    void butNotForMoreThanAnHour() {
        assertThat(verdict("gotify", 503, Map.of("Retry-After", "9e99"), ""))
                .isEqualTo(new Verdict.Later("HTTP 503", Duration.ofHours(1)));
        assertThat(verdict("gotify", 503, Map.of("Retry-After", "NaN"), ""))
                .isEqualTo(new Verdict.Later("HTTP 503", null));
    }

    @Test
    void aFloodOfWordsIsShortened() {
        Verdict.Refused refused = (Verdict.Refused) verdict("webhook", 400, Map.of(), "no ".repeat(10_000));
        assertThat(refused.words()).hasSizeLessThan(330).endsWith("…");
    }

    private static Verdict verdict(String service, int status, Map<String, String> headers, String body) {
        WebChannel channel = (WebChannel) ChannelAddress.parse(ADDRESSES.get(service));
        return channel.verdict(new HttpAnswer(
                status,
                "https://example.com/",
                new HttpHeaders(List.copyOf(headers.entrySet())),
                body.getBytes(StandardCharsets.UTF_8)));
    }
}
