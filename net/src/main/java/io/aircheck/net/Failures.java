package io.aircheck.net;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import javax.net.ssl.SSLException;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** Turns what a connection died of into a sentence that names the host, keeping the kind of the exception. */
final class Failures {

    private Failures() {}

    static IOException explained(IOException failure, HttpUrl url, @Nullable ProxyAddress proxy) {
        return explained(failure, url.host(), url.toString(), proxy);
    }

    /** @param asked what was to be opened at the host, for a refusal */
    static IOException explained(IOException failure, String host, String asked, @Nullable ProxyAddress proxy) {
        String where = host + (proxy == null ? "" : " through the proxy " + proxy);
        GuardedDns.InternalNameException internal = GuardedDns.InternalNameException.in(failure);
        if (internal != null) {
            return new ForbiddenAddressException(asked, internal.address());
        }
        return switch (failure) {
            case SSLException e -> causedBy(e, new SSLException("no secure connection to " + where + ": " + reason(e)));
            case UnknownHostException e -> {
                String message = proxy == null ? "the name " + host + " is not known" : reason(e);
                yield causedBy(e, new UnknownHostException(message));
            }
            case ConnectException e ->
                causedBy(e, new ConnectException("cannot connect to " + where + ": " + reason(first(e))));
            case SocketTimeoutException e ->
                causedBy(e, new SocketTimeoutException(where + " did not answer in time (" + reason(e) + ")"));
            case InterruptedIOException e
            when "timeout".equals(e.getMessage()) ->
                causedBy(e, new SocketTimeoutException(where + " did not answer in time"));
            case InterruptedIOException e -> e;
            case SocketException e ->
                causedBy(e, new SocketException("the connection to " + where + " broke: " + reason(e)));
            default -> failure;
        };
    }

    /** What it began with: the library's words in between name addresses that mean nothing behind a proxy. */
    private static IOException first(IOException failure) {
        IOException first = failure;
        while (first.getCause() instanceof IOException cause) {
            first = cause;
        }
        return first;
    }

    private static <T extends IOException> T causedBy(IOException cause, T explained) {
        explained.initCause(cause);
        return explained;
    }

    private static String reason(IOException e) {
        for (Throwable t = e; t != null; t = t.getCause()) {
            if (t instanceof CertificateException) {
                return "its certificate is not trusted. If it, or a proxy on the way, signs with a root of its own,"
                        + " name that root's PEM file with --ca-file (" + t.getMessage() + ")";
            }
        }
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}
