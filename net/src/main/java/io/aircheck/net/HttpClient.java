package io.aircheck.net;

import java.io.IOException;

/**
 * The one way out. Everything that Aircheck fetches, an API answer or a stream of ten hours, goes through it, so a proxy, a
 * certificate root or a limit holds for all of it.
 */
public interface HttpClient {

    /**
     * Sends a request and reads the whole answer; an answer of any status is an answer, not an error.
     *
     * @throws AnswerTooLargeException if the body is larger than the request allows
     * @throws ForbiddenAddressException if the address (or one it redirects to) is internal and not allowed
     * @throws IOException if no answer came: name not found, connection refused, time out, TLS
     */
    HttpAnswer send(HttpRequest request) throws IOException;

    /**
     * Opens a stream of media: the status and headers have come, the body is read by the caller, who must close it. Never
     * asks for content encoding. {@link HttpRequest#timeout} bounds the time to the headers; a silent body is bounded by
     * the client's read timeout.
     */
    MediaBody open(HttpRequest request) throws IOException;

    /**
     * Opens a conversation of texts (RFC 6455), by the same ways and under the same rules as everything else. Clients that
     * answer from a script need not be able to.
     *
     * @param request a GET of an http or https address; the scheme says whether the connection is secure
     * @throws IOException if the server does not open it
     */
    default TextSocket connect(HttpRequest request) throws IOException {
        throw new IOException(UrlPrivacy.withoutSecrets(request.url()) + " opens no socket to this client");
    }

    /**
     * Fetches something small that belongs to a stream (a playlist, a key), like {@link #send}, but over the connections
     * that its media comes over: a playlist is asked for more often than a segment.
     */
    default HttpAnswer load(HttpRequest request) throws IOException {
        return send(request);
    }
}
