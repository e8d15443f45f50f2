package io.aircheck.server.notify.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aircheck.net.InvalidSettingException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChannelAddressTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            mailtos://me%40qq.com:pa%3Ass@smtp.qq.com?to=you@example.com | smtp.qq.com | 465 | TLS | me@qq.com | pa:ss | me@qq.com | you@example.com
            mailto://me:p@smtp.example.com?to=a@x.org,b@x.org | smtp.example.com | 587 | STARTTLS | me | p | me@example.com | a@x.org,b@x.org
            mailplain://nas.local:2525?from=nas@x.org | nas.local | 2525 | NONE | | | nas@x.org | nas@x.org
            """)
    void mail(
            String address,
            String host,
            int port,
            Mail.Security security,
            String user,
            String password,
            String from,
            String to) {
        Mail mail = (Mail) ChannelAddress.parse(address);

        assertThat(mail)
                .isEqualTo(new Mail(
                        host,
                        port,
                        security,
                        user == null ? null : new Mail.Login(user, password),
                        from,
                        List.of(to.split(","))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hello",
                "not a url",
                "https://example.com/robot/send?access_token=S3CRET",
                "ftp://example.com/S3CRET",
                "tgram://S3CRET",
                "tgram://S3CRET/",
                "pushplus://",
                "wxpusher://AT_S3CRET",
                "wxpusher://AT_S3CRET/nobody",
                "https://api.day.app/",
                "https://ntfy.sh",
                "gotify://example.com",
                "mailtos://S3CRET@smtp.qq.com?to=nobody",
                "mailtos://me:S3CRET@smtp.qq.com?to=a@b.c%0d%0aBcc:x@y.z",
                "mailtos://me:%S3CRET@smtp.qq.com",
                "https://oapi.dingtalk.com/robot/send?access_token=S3CRET#sekret=S3CRET",
            })
    void whatAddressesNothingIsRefusedWithoutRepeatingIt(String address) {
        assertThatThrownBy(() -> ChannelAddress.parse(address))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageNotContaining("S3CRET");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://oapi.dingtalk.com/robot/send?access_token=abcdefS3CRETabcdef#secret=SECS3CRET",
                "https://open.feishu.cn/open-apis/bot/v2/hook/abcS3CRETdef-1234#secret=S3CRET",
                "tgram://123:S3CRET/42",
                "mailtos://me:S3CRET@smtp.qq.com?to=a@b.org",
                "gotifys://h.example.com/S3CRETS3CRETx",
                "jsons://h.example.com/S3CRET#secret=S3CRET",
                "https://ntfy.sh/topic#token=S3CRET"
            })
    void noSecretStandsInALabelOrATextForm(String address) {
        Channel channel = ChannelAddress.parse(address);

        assertThat(channel.label()).isNotBlank().doesNotContain("S3CRET");
        assertThat(channel.toString()).doesNotContain("S3CRET");
    }

    @Test
    void twoRobotsOfOneServiceAreToldApart() {
        String robot = "https://oapi.dingtalk.com/robot/send?access_token=0123456789abcdef";
        assertThat(ChannelAddress.parse(robot + "1111").label()).isEqualTo("DingTalk …1111");
    }
}
