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
}
