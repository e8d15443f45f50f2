package io.aircheck.server.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CookieExpiryTest {

    @ParameterizedTest
    @CsvSource(delimiter = '~', nullValues = "-", textBlock = """
            a=b; c=d                                                              ~ -
            SESSDATA=abc%2C1893456000%2Cdef%2A; bili_jct=x                        ~ 2030-01-01T00:00:00Z
            ttwid=1%7Cx; sid_guard=0123%7C1767225600%7C5184000%7CSun%2C+01-Mar    ~ 2026-03-02T00:00:00Z
            sid_guard=nonsense; SESSDATA=short                                    ~ -
            auth=eyJhbGciOiJIUzI1NiJ9.eyJleHAiOjE4OTM0NTYwMDB9.c2ln               ~ 2030-01-01T00:00:00Z
            auth=a.%%%.b; x                                                       ~ -
            SESSDATA=a%2C1893456000%2Cb; sid_guard=x%7C1767225600%7C5184000%7Cy   ~ 2026-03-02T00:00:00Z
            """)
    void a_cookie_tells_its_end_where_it_can(String cookie, Instant end) {
        assertThat(CookieExpiry.of(cookie).orElse(null)).isEqualTo(end);
    }
}
