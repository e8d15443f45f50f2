package io.aircheck.server.notify;

import io.aircheck.net.ForbiddenAddressException;
import io.aircheck.net.HttpAnswer;
import io.aircheck.net.HttpClient;
import io.aircheck.net.HttpRequest;
import io.aircheck.server.notify.channel.Channel;
import io.aircheck.server.notify.channel.Mail;
import io.aircheck.server.notify.channel.MailPost;
import io.aircheck.server.notify.channel.Message;
import io.aircheck.server.notify.channel.Verdict;
import io.aircheck.server.notify.channel.WebChannel;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Clock;
import javax.net.ssl.SSLException;

/** Carries one message over one channel, once. */
public final class Courier {

    private final HttpClient client;
    private final MailPost mail;
    private final Clock clock;

    /** @param client decides whether channels may stand in the local network */
    public Courier(HttpClient client, MailPost mail, Clock clock) {
        this.client = client;
        this.mail = mail;
        this.clock = clock;
    }

    /** Sends a request of another kind by the same way, under the same rules. */
    public HttpAnswer send(HttpRequest request) throws IOException {
        return client.send(request);
    }

    Verdict carry(Channel channel, Message message) {
        return switch (channel) {
            case Mail letter -> mail.send(letter, message);
            case WebChannel web -> carry(web, message);
        };
    }

    private Verdict carry(WebChannel channel, Message message) {
        try {
            return channel.verdict(client.send(channel.request(message, clock.instant())));
        } catch (ForbiddenAddressException e) {
            return new Verdict.Refused("the channel stands in the local network, which notify-internal does not allow");
        } catch (IOException e) {
            return new Verdict.Later(reason(e), null);
        }
    }

    /** Why no answer came; without the failure's own text, which may repeat the address and so the key in it. */
    public static String reason(IOException failure) {
        return switch (failure) {
            case UnknownHostException _ -> "the service's host name is not known";
            case ConnectException _ -> "the service accepts no connection";
            case SSLException _ -> "no secure connection to the service";
            case InterruptedIOException _ -> "the service did not answer in time";
            default -> "the service did not answer";
        };
    }
}
