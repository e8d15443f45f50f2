package io.aircheck.testkit.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.aircheck.testkit.net.TestAuthority;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;

class ConversationProxyTest {

    private static final TestAuthority AUTHORITY = new TestAuthority();

    @Test
    void answersAsRecordedAndRemembersWhatWasNot() throws Exception {
        Conversation conversation = Conversation.parse("""
                {"platform":"p","case":"c","url":"u","expect":{},"config":{"cookie":"a=1"},"exchanges":[
                 {"request":{"host":"once.test","path":"/x"},"response":{"json":{"n":1}},"times":1},
                 {"request":{"host":"once.test","path":"/x"},"response":{"status":404,"text":"gone"}},
                 {"request":{"host":"api.test","method":"POST","path_regex":"/v\\\\d+/a","query":{"id":"1 2","sign":"*"},
                             "headers_contain":{"cookie":"SID="},"body_contains":["k=v"]},
                  "response":{"headers":{"set-cookie":["a=1","b=2"],"x-name":"Caf\u00e9"},"base64":"AAE="}}]}
                """);
        try (ConversationProxy proxy = ConversationProxy.start(AUTHORITY, List.of(conversation));
                HttpClient client = client(proxy)) {
            assertThat(conversation.config()).containsEntry("cookie", "a=1");
            assertThat(get(client, "http://once.test/x?free=1").body()).isEqualTo("{\"n\":1}");
            assertThat(get(client, "https://once.test/x").statusCode()).isEqualTo(404);
            assertThat(get(client, "https://once.test/y?z").statusCode()).isEqualTo(599);

            HttpResponse<byte[]> answer = client.send(
                    HttpRequest.newBuilder(URI.create("https://api.test/v3/a?sign=s&id=1%202"))
                            .header("Cookie", "x=1; sid=2")
                            .POST(HttpRequest.BodyPublishers.ofString("k=v&l=m"))
                            .build(),
                    HttpResponse.BodyHandlers.ofByteArray());
            assertThat(answer.body()).containsExactly(0, 1);
            assertThat(answer.headers().allValues("set-cookie")).containsExactly("a=1", "b=2");

            assertThat(proxy.unmatched()).containsExactly("GET https://once.test/y?z");
            assertThat(proxy.served()).containsExactly("GET once.test/x", "GET once.test/x", "POST api.test/v3/a");
        }
    }

    private static HttpResponse<String> get(HttpClient client, String url) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static HttpClient client(ConversationProxy proxy) throws IOException, GeneralSecurityException {
        KeyStore roots = KeyStore.getInstance(KeyStore.getDefaultType());
        roots.load(null, null);
        roots.setCertificateEntry(
                "root",
                CertificateFactory.getInstance("X.509")
                        .generateCertificate(
                                new ByteArrayInputStream(AUTHORITY.pem().getBytes())));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(roots);
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(null, trust.getTrustManagers(), null);
        URI address = URI.create(proxy.url());
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .proxy(ProxySelector.of(new InetSocketAddress(address.getHost(), address.getPort())))
                .sslContext(tls)
                .build();
    }
}
