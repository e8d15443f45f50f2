package io.aircheck.server.notify.channel;

import jakarta.mail.Address;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.Date;
import java.util.Properties;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/** Hands mail to a server (RFC 5321), over TLS unless the user wants it otherwise. */
public final class MailPost {

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final @Nullable SSLSocketFactory sockets;

    /** @param sockets decides which certificates are trusted; null for those of this Java */
    public MailPost(@Nullable SSLSocketFactory sockets) {
        this.sockets = sockets;
    }

    /** Sends and says what the server made of it; a server that cannot be reached is a {@link Verdict.Later}. */
    public Verdict send(Mail mail, Message message) {
        Session session = Session.getInstance(properties(mail));
        try {
            MimeMessage letter = letter(session, mail, message);
            try (Transport transport = session.getTransport(mail.security() == Mail.Security.TLS ? "smtps" : "smtp")) {
                Mail.Login login = mail.login();
                transport.connect(
                        mail.host(),
                        mail.port(),
                        login == null ? null : login.user(),
                        login == null ? null : login.password());
                transport.sendMessage(letter, letter.getAllRecipients());
            }
            return new Verdict.Accepted();
        } catch (AuthenticationFailedException e) {
            return new Verdict.Refused("the mail server refused the login: " + words(e));
        } catch (SendFailedException e) {
            return new Verdict.Refused("the mail server refused the letter: " + words(e));
        } catch (MessagingException e) {
            return new Verdict.Later("the mail server " + mail.host() + ":" + mail.port() + ": " + words(e), null);
        }
    }

    private static MimeMessage letter(Session session, Mail mail, Message message) throws MessagingException {
        MimeMessage letter = new MimeMessage(session);
        letter.setFrom(new InternetAddress(mail.from()));
        Address[] to = new Address[mail.to().size()];
        for (int i = 0; i < to.length; i++) {
            to[i] = new InternetAddress(mail.to().get(i));
        }
        letter.setRecipients(jakarta.mail.Message.RecipientType.TO, to);
        letter.setSubject(message.title().replaceAll("\\R", " "), "UTF-8");
        letter.setText(message.textWithLink(), "UTF-8");
        letter.setSentDate(Date.from(message.at()));
        letter.saveChanges();
        return letter;
    }

    private Properties properties(Mail mail) {
        String prefix = mail.security() == Mail.Security.TLS ? "mail.smtps." : "mail.smtp.";
        String patience = Long.toString(PATIENCE.toMillis());
        Properties properties = new Properties();
        properties.put(prefix + "connectiontimeout", patience);
        properties.put(prefix + "timeout", patience);
        properties.put(prefix + "writetimeout", patience);
        properties.put(prefix + "auth", Boolean.toString(mail.login() != null));
        properties.put(prefix + "ssl.checkserveridentity", "true");
        if (mail.security() == Mail.Security.STARTTLS) {
            properties.put(prefix + "starttls.enable", "true");
            properties.put(prefix + "starttls.required", "true");
        }
        if (sockets != null) {
            properties.put(prefix + "ssl.socketFactory", sockets);
        }
        return properties;
    }

    /** The innermost reason in one line. */
    private static String words(Throwable failure) {
        Throwable innermost = failure;
        while (innermost.getCause() != null) {
            innermost = innermost.getCause();
        }
        String words = innermost.getMessage() == null ? innermost.getClass().getSimpleName() : innermost.getMessage();
        return words.strip().replaceAll("\\s+", " ");
    }
}
