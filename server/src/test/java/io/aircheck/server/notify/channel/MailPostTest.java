package io.aircheck.server.notify.channel;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.net.InetAddress;
import java.time.Instant;
import java.util.Properties;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocketFactory;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Test;
import org.subethamail.smtp.auth.EasyAuthenticationHandlerFactory;
import org.subethamail.smtp.auth.LoginFailedException;
import org.subethamail.smtp.server.SMTPServer;

/** Letters to a real SMTP server, over STARTTLS and implicit TLS. */
class MailPostTest {

    private static final HeldCertificate CERTIFICATE =
            new HeldCertificate.Builder().addSubjectAlternativeName("localhost").build();
    private static final HandshakeCertificates OF_SERVER =
            new HandshakeCertificates.Builder().heldCertificate(CERTIFICATE).build();
    private static final SSLSocketFactory TRUSTING = new HandshakeCertificates.Builder()
            .addTrustedCertificate(CERTIFICATE.certificate())
            .build()
            .sslSocketFactory();
    private static final Message MESSAGE = new Message(
            Message.Kind.ENDED,
            "recording.ended",
            Instant.parse("2026-03-01T12:00:00Z"),
            "小雨 录制完成",
            "两小时，没有缺口",
            "http://localhost:8080/recordings/1");

    private final BlockingQueue<byte[]> letters = new ArrayBlockingQueue<>(8);

    @Test
    void sendsOverStarttls() throws Exception {
        SMTPServer server = startTls();
        server.start();
        try {
            assertThat(new MailPost(TRUSTING)
                            .send(mail(server.getPortAllocated(), Mail.Security.STARTTLS, "right"), MESSAGE))
                    .isEqualTo(new Verdict.Accepted());
            assertLetter();
        } finally {
            server.stop();
        }
    }

    @Test
    void sendsOverImplicitTls() throws Exception {
        SMTPServer server = implicitTls();
        server.start();
        try {
            assertThat(new MailPost(TRUSTING)
                            .send(mail(server.getPortAllocated(), Mail.Security.TLS, "right"), MESSAGE))
                    .isEqualTo(new Verdict.Accepted());
            assertLetter();
        } finally {
            server.stop();
        }
    }

    @Test
    void aWrongPasswordIsRefusedAndNotRepeatedInTheReason() {
        SMTPServer server = startTls();
        server.start();
        try {
            Verdict verdict = new MailPost(TRUSTING)
                    .send(mail(server.getPortAllocated(), Mail.Security.STARTTLS, "wr0ng"), MESSAGE);
            assertThat(verdict).isInstanceOf(Verdict.Refused.class);
            assertThat(((Verdict.Refused) verdict).words()).contains("login").doesNotContain("wr0ng");
        } finally {
            server.stop();
        }
        assertThat(letters).isEmpty();
    }

    @Test
    void aServerWithoutStarttlsGetsNoPassword() {
        SMTPServer server = SMTPServer.port(0)
                .bindAddress(InetAddress.getLoopbackAddress())
                .messageHandler((_, _, _, data) -> letters.add(data))
                .build();
        server.start();
        try {
            assertThat(new MailPost(TRUSTING)
                            .send(mail(server.getPortAllocated(), Mail.Security.STARTTLS, "right"), MESSAGE))
                    .isInstanceOf(Verdict.Later.class);
        } finally {
            server.stop();
        }
        assertThat(letters).isEmpty();
    }

    @Test
    void aCertificateThatNobodyKnowsIsNotTrusted() {
        SMTPServer server = startTls();
        server.start();
        try {
            assertThat(new MailPost(null)
                            .send(mail(server.getPortAllocated(), Mail.Security.STARTTLS, "right"), MESSAGE))
                    .isInstanceOfSatisfying(
                            Verdict.Later.class,
                            later -> assertThat(later.words())
                                    .contains("localhost")
                                    .contains("certification path"));
        } finally {
            server.stop();
        }
    }

    @Test
    void aServerThatIsNotThereMayBeThereLater() {
        SMTPServer server = startTls();
        server.start();
        int port = server.getPortAllocated();
        server.stop();

        assertThat(new MailPost(TRUSTING).send(mail(port, Mail.Security.STARTTLS, "right"), MESSAGE))
                .isInstanceOf(Verdict.Later.class);
    }

    private void assertLetter() throws Exception {
        byte[] data = letters.poll(10, TimeUnit.SECONDS);
        assertThat(data).isNotNull();
        MimeMessage letter = new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(data));
        assertThat(letter.getSubject()).isEqualTo("小雨 录制完成");
        assertThat(InternetAddress.toString(letter.getFrom())).isEqualTo("me@example.com");
        assertThat(InternetAddress.toString(letter.getAllRecipients())).isEqualTo("you@example.com, her@example.com");
        assertThat(letter.getContent().toString().strip().replace("\r\n", "\n"))
                .isEqualTo("两小时，没有缺口\nhttp://localhost:8080/recordings/1");
    }

    private static Mail mail(int port, Mail.Security security, String password) {
        return (Mail) ChannelAddress.parse((security == Mail.Security.TLS ? "mailtos" : "mailto")
                + "://me%40example.com:" + password + "@localhost:" + port + "?to=you@example.com,her@example.com");
    }

    private SMTPServer startTls() {
        return server().enableTLS()
                .requireTLS()
                .startTlsSocketFactory(OF_SERVER.sslContext())
                .build();
    }

    private SMTPServer implicitTls() {
        return server().serverSocketFactory(OF_SERVER.sslContext()).build();
    }

    private SMTPServer.Builder server() {
        return SMTPServer.port(0)
                .bindAddress(InetAddress.getLoopbackAddress())
                .requireAuth()
                .authenticationHandlerFactory(new EasyAuthenticationHandlerFactory((user, password, _) -> {
                    if (!user.equals("me@example.com") || !password.equals("right")) {
                        throw new LoginFailedException("535 5.7.8 Authentication credentials invalid");
                    }
                }))
                .messageHandler((_, _, _, data) -> letters.add(data));
    }
}
