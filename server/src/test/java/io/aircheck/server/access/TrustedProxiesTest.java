package io.aircheck.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.aircheck.server.settings.Home;
import io.aircheck.server.settings.PageKeys;
import io.aircheck.server.settings.SettingsReader;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class TrustedProxiesTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        // settings,                sender,      X-Forwarded-For,                    proto, visitor,     scheme
        "'',                        10.0.0.2,    203.0.113.9,                        https, 10.0.0.2,    http",
        "10.0.0.2,                  198.51.100.1, 203.0.113.9,                       https, 198.51.100.1, http",
        "10.0.0.2,                  10.0.0.2,    203.0.113.9,                        https, 203.0.113.9, https",
        "10.0.0.2,                  10.0.0.2,    '1.2.3.4, 203.0.113.9',             http,  203.0.113.9, http",
        "'10.0.0.0/8',              10.0.0.2,    '1.2.3.4, 203.0.113.9, 10.0.0.3',   https, 203.0.113.9, https",
        "10.0.0.2,                  10.0.0.2,    '',                                 https, 10.0.0.2,    https"
    })
    void believesOnlyThoseItWasToldOf(
            String trusted, String sender, String forwarded, String proto, String visitor, String scheme)
            throws ServletException, IOException {
        Home home = new Home(folder);
        home.create();
        TrustedProxies filter =
                new TrustedProxies(SettingsReader.load(home, Set.of(), Map.of(), Map.of("trusted-proxies", trusted))
                        .get(PageKeys.TRUSTED_PROXIES));
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/");
        request.setRemoteAddr(sender);
        if (!forwarded.isEmpty()) {
            request.addHeader("X-Forwarded-For", forwarded);
        }
        request.addHeader("X-Forwarded-Proto", proto);
        MockFilterChain chain = new MockFilterChain();

        filter.doFilter(request, new MockHttpServletResponse(), chain);

        assertThat(Objects.requireNonNull(chain.getRequest()).getRemoteAddr()).isEqualTo(visitor);
        assertThat(chain.getRequest().getScheme()).isEqualTo(scheme);
    }
}
