package io.aircheck.net;

import java.io.IOException;
import java.util.Map;

/**
 * A client that sends some headers with every request which does not have them itself: what a user configured for a room.
 *
 * @param client does the work
 * @param headers by name
 */
public record DefaultHeaders(HttpClient client, Map<String, String> headers) implements HttpClient {

    public DefaultHeaders {
        headers = Map.copyOf(headers);
    }

    @Override
    public HttpAnswer send(HttpRequest request) throws IOException {
        return client.send(complete(request));
    }

    @Override
    public MediaBody open(HttpRequest request) throws IOException {
        return client.open(complete(request));
    }

    @Override
    public TextSocket connect(HttpRequest request) throws IOException {
        return client.connect(complete(request));
    }

    @Override
    public HttpAnswer load(HttpRequest request) throws IOException {
        return client.load(complete(request));
    }

    private HttpRequest complete(HttpRequest request) {
        HttpRequest complete = request;
        for (Map.Entry<String, String> header : headers.entrySet()) {
            if (request.headers().keySet().stream().noneMatch(header.getKey()::equalsIgnoreCase)) {
                complete = complete.header(header.getKey(), header.getValue());
            }
        }
        return complete;
    }
}
