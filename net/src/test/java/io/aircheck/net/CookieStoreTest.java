package io.aircheck.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CookieStoreTest {

    private static final long NOW = 1_795_000_000_000L;

    @TempDir
    Path folder;

    @Test
    void readsWhatBrowserExtensionsWrite() throws IOException {
        CookieStore store = netscape("""
                # Netscape HTTP Cookie File
                \t
                .site.test\tTRUE\t/\tFALSE\t1999999999\tall\t1
                www.site.test\tFALSE\t/\tFALSE\t0\tone\t2
                #HttpOnly_.site.test\tTRUE\t/live\tTRUE\t1999999999.25\tsecret\ta=b
                .site.test\tTRUE\t/\tFALSE\t1000000000\told\t3
                site.test\tTRUE\t/\tFALSE\t\tempty
                """);

        assertThat(header(store, "https://www.site.test/live/1")).isEqualTo("all=1; one=2; secret=a=b; empty=");
        assertThat(header(store, "http://api.site.test/live/1")).isEqualTo("all=1; empty=");
        assertThat(header(store, "https://site.test.evil.test/")).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a b c|it has 1 fields instead of 7",
                "site.test\tFALSE\t/\tFALSE\tsoon\tname\tvalue|its expiry \"soon\" is not a number",
                "site test\tFALSE\t/\tFALSE\t0\tname\tvalue|site test",
            })
    void namesTheLineThatItCannotRead(String line, String why) {
        assertThatThrownBy(() -> netscape("# comment\n\n" + line + "\n"))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageContaining("cookies.txt line 3 ")
                .hasMessageContaining(why);
    }

    @Test
    void keepsWhatASiteRenewsAndPrefersItToWhatTheUserConfigured() {
        CookieStore store = new CookieStore();
        HttpUrl login = HttpUrl.get("https://www.site.test/login");
        store.take(login, setCookie("ttwid=new; Domain=site.test; Path=/; Max-Age=9999999"));
        store.take(login, setCookie("here=1"));

        assertThat(store.header(HttpUrl.get("https://live.site.test/"), "ttwid=old; uid=7", NOW))
                .isEqualTo("ttwid=new; uid=7");
        assertThat(header(store, "https://www.site.test/")).isEqualTo("ttwid=new; here=1");
    }

    @Test
    void takesNothingForAnotherSiteOrAWholeTopDomain() {
        CookieStore store = new CookieStore();
        store.take(HttpUrl.get("https://www.site.test/"), setCookie("a=1; Domain=other.test"));
        store.take(HttpUrl.get("https://www.site.com/"), setCookie("a=1; Domain=com"));

        assertThat(header(store, "https://other.test/")).isNull();
        assertThat(header(store, "https://www.other.com/")).isNull();
    }

    @Test
    void forgetsWhatASiteTakesAway() {
        CookieStore store = new CookieStore();
        HttpUrl site = HttpUrl.get("https://site.test/");
        store.take(site, setCookie("a=1"));
        store.take(site, setCookie("a=1; Max-Age=0"));

        assertThat(header(store, "https://site.test/")).isNull();
    }

    @Test
    void canBeWrittenDownAndReadAgain() throws IOException {
        CookieStore store = new CookieStore();
        store.addHeader("a=1; b=x=y; c", "site.test");
        store.take(
                HttpUrl.get("https://www.site.test/x"),
                setCookie("d=4; Path=/; Secure; HttpOnly; Expires=Fri, 31 Dec 2100 23:59:59 GMT"));

        CookieStore again = netscape(store.toNetscape());

        String url = "https://www.site.test/";
        assertThat(header(again, url)).isEqualTo(header(store, url)).isEqualTo("a=1; b=x=y; c; d=4");
        assertThat(header(again, "http://www.site.test/")).isEqualTo("a=1; b=x=y; c");
    }

    private CookieStore netscape(String text) throws IOException {
        return CookieStore.fromNetscape(Files.writeString(folder.resolve("cookies.txt"), text));
    }

    private static String header(CookieStore store, String url) {
        return store.header(HttpUrl.get(url), null, NOW);
    }

    private static Headers setCookie(String value) {
        return Headers.of("Set-Cookie", value);
    }
}
