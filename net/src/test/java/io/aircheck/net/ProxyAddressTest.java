package io.aircheck.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aircheck.net.ProxyAddress.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProxyAddressTest {

    @ParameterizedTest
    @CsvSource({
        "http://proxy.test:3128,               HTTP,   proxy.test,  3128, ,      ",
        "HTTPS://proxy.test:443/,              HTTPS,  proxy.test,  443,  ,      ",
        "socks5://10.0.0.1:1080,               SOCKS5, 10.0.0.1,    1080, ,      ",
        "socks5h://[2001:db8::1]:1080,         SOCKS5, 2001:db8::1, 1080, ,      ",
        "127.0.0.1:7890,                       HTTP,   127.0.0.1,   7890, ,      ",
        "socks5://me:p%40ss+1@proxy.test:1080, SOCKS5, proxy.test,  1080, me,    p@ss+1",
        "http://me:a:b@c@proxy.test:80,        HTTP,   proxy.test,  80,   me,    a:b@c",
        "http://me@proxy.test:80,              HTTP,   proxy.test,  80,   me,    ",
    })
    void reads(String text, Kind kind, String host, int port, String username, String password) {
        assertThat(ProxyAddress.parse(text)).isEqualTo(new ProxyAddress(kind, host, port, username, password));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "proxy.test",
                "http://proxy.test",
                "http://proxy.test:0",
                "http://proxy.test:65536",
                "ftp://proxy.test:21",
                "socks4://proxy.test:1080",
                "http://proxy.test:80/path",
                "http://a b:80",
                "http://u:%zz@proxy.test:80",
            })
    void refuses(String text) {
        assertThatThrownBy(() -> ProxyAddress.parse(text))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageStartingWith("the proxy address cannot be used: ");
    }

    @Test
    void keepsItsPasswordOutOfLogs() {
        ProxyAddress proxy = ProxyAddress.parse("socks5://me:s%20ecret@proxy.test:1080");

        assertThat(proxy).hasToString("socks5://…@proxy.test:1080");
        assertThatThrownBy(() -> ProxyAddress.parse("ftp://me:secret@proxy.test:21"))
                .hasMessageNotContaining("secret");
    }
}
