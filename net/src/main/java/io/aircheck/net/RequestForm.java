package io.aircheck.net;

import io.aircheck.net.media.Connections;
import java.io.ByteArrayOutputStream;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import okhttp3.Credentials;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;

/** A request as it goes out: with the headers that every request has, as the library wants it or as bytes. */
record RequestForm(HttpRequest request, HttpUrl url, Headers headers) {

    /**
     * @param cookie the Cookie header, which may hold more than the request's own; null for none
     * @throws ProtocolException if a header would break the request's lines
     */
    static RequestForm of(HttpRequest request, HttpUrl url, @Nullable String cookie) throws ProtocolException {
        Headers.Builder headers = new Headers.Builder();
        for (Map.Entry<String, String> header : request.headers().entrySet()) {
            boolean ours = header.getKey().equalsIgnoreCase("Cookie")
                    || header.getKey().equalsIgnoreCase("Accept-Encoding");
            if (!ours) {
                add(headers, header.getKey(), header.getValue());
            }
        }
        if (cookie != null) {
            add(headers, "Cookie", cookie);
        }
        if (headers.get("User-Agent") == null) {
            headers.add("User-Agent", UserAgents.DESKTOP);
        }
        if (headers.get("Accept") == null) {
            headers.add("Accept", "*/*");
        }
        if (!url.username().isEmpty() && headers.get("Authorization") == null) {
            headers.add("Authorization", Credentials.basic(url.username(), url.password(), StandardCharsets.UTF_8));
        }
        return new RequestForm(request, url, headers.build());
    }

    private static void add(Headers.Builder headers, String name, String value) throws ProtocolException {
        if (value.indexOf('\r') >= 0 || value.indexOf('\n') >= 0 || value.indexOf(0) >= 0) {
            throw new ProtocolException("the value of the header " + name + " holds a line break");
        }
        try {
            headers.addUnsafeNonAscii(name, value);
        } catch (IllegalArgumentException e) {
            throw new ProtocolException("\"" + name + "\" cannot be the name of a header");
        }
    }

    private byte @Nullable [] body() {
        boolean needed = List.of("POST", "PUT", "PATCH").contains(request.method());
        return request.body() == null && needed ? new byte[0] : request.body();
    }

    /** For the library of whole answers. */
    Request forLibrary() {
        byte[] body = body();
        return new Request.Builder()
                .url(url)
                .headers(headers)
                .method(request.method(), body == null ? null : RequestBody.create(body))
                .build();
    }

    /** For a connection of media (RFC 9112 section 3). */
    Connections.Request forMedia(MediaDialer dialer) {
        StringBuilder head = new StringBuilder(512)
                .append(request.method())
                .append(' ')
                .append(target(dialer.asksProxy()))
                .append(" HTTP/1.1\r\n");
        if (headers.get("Host") == null) {
            line(head, "Host", HostHeader.of(url));
        }
        line(head, "Connection", "Keep-Alive");
        line(head, "Accept-Encoding", "identity");
        if (dialer.asksProxy() && dialer.proxy() != null) {
            head.append(ProxyLogin.headerLine(dialer.proxy()));
        }
        byte[] body = body();
        if (body != null) {
            line(head, "Content-Length", Integer.toString(body.length));
        }
        for (int i = 0; i < headers.size(); i++) {
            if (!headers.name(i).equalsIgnoreCase("Connection")
                    && !headers.name(i).equalsIgnoreCase("Content-Length")
                    && !headers.name(i).equalsIgnoreCase("Transfer-Encoding")) {
                line(head, headers.name(i), headers.value(i));
            }
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        bytes.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
        if (body != null) {
            bytes.writeBytes(body);
        }
        return new Connections.Request(request.method(), bytes.toByteArray());
    }

    private String target(boolean whole) {
        String query = url.encodedQuery();
        String path = query == null ? url.encodedPath() : url.encodedPath() + "?" + query;
        return whole ? url.scheme() + "://" + HostHeader.of(url) + path : path;
    }

    private static void line(StringBuilder head, String name, String value) {
        head.append(name).append(": ").append(value).append("\r\n");
    }
}
