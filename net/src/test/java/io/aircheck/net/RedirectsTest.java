package io.aircheck.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedirectsTest {

    private static final String FROM = "https://www.site.test/live/room?id=1";

    @ParameterizedTest
    @CsvSource({
        "https://other.test/x, https://other.test/x",
        "http://www.site.test/x, http://www.site.test/x",
        "//cdn.test/x, https://cdn.test/x",
        "/x?y, https://www.site.test/x?y",
        "next, https://www.site.test/live/next",
        "?id=2, https://www.site.test/live/room?id=2",
    })
    void leadTo(String location, String expected) throws IOException {
        assertThat(next(HttpRequest.get(FROM), 302, location).url()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"301, GET", "302, GET", "303, GET", "307, POST", "308, POST"})
    void ofAPostBecomeAGetUnlessTheyForbidIt(int status, String method) throws IOException {
        HttpRequest next = next(HttpRequest.post(FROM, "application/json", "{}"), status, "/x");

        assertThat(next.method()).isEqualTo(method);
        assertThat(next.body() != null).isEqualTo(method.equals("POST"));
        assertThat(next.headers().containsKey("Content-Type")).isEqualTo(method.equals("POST"));
    }

    @Test
    void takeSecretsToTheSameSiteOnly() throws IOException {
        HttpRequest request = HttpRequest.get("https://www.site.com/")
                .header("cookie", "a=1")
                .header("Authorization", "Basic x")
                .header("Referer", "https://r.test/");

        assertThat(next(request, 302, "https://api.site.com/").headers()).containsKeys("cookie", "Authorization");
        assertThat(next(request, 302, "https://cdn.test/").headers()).containsOnlyKeys("Referer");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://site.test/x", "file:///etc/passwd", "javascript:alert(1)"})
    void outOfTheWebAreRefused(String location) {
        assertThatThrownBy(() -> next(HttpRequest.get(FROM), 302, location))
                .hasMessageContaining("which is no http or https address")
                .hasMessageNotContaining("id=1");
    }

    @Test
    void areLeftToACallerWhoAskedForThat() throws IOException {
        assertThat(next(HttpRequest.get(FROM).withoutRedirects(), 302, "/x")).isNull();
        assertThat(next(HttpRequest.get(FROM), 302, null)).isNull();
        assertThat(next(HttpRequest.get(FROM), 200, "/x")).isNull();
        assertThat(next(HttpRequest.get(FROM), 304, "/x")).isNull();
    }

    private static HttpRequest next(HttpRequest request, int status, String location) throws IOException {
        return Redirects.next(request, HttpUrl.get(request.url()), status, location);
    }
}
