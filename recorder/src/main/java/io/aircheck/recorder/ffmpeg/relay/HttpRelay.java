package io.aircheck.recorder.ffmpeg.relay;

import io.aircheck.net.HttpClient;
import io.aircheck.net.HttpRequest;
import io.aircheck.net.MediaBody;
import io.aircheck.net.UrlPrivacy;
import io.aircheck.recorder.connection.StreamRequests;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP proxy that FFmpeg is given. It opens what FFmpeg asks for with our own client and the stream's headers, so FFmpeg
 * knows neither the way out nor the user's cookies. It serves only who knows its password.
 */
public final class HttpRelay implements AutoCloseable {

    private static final String USER = "aircheck";
    private static final Duration LONGEST_REQUEST = Duration.ofSeconds(10);
    /** A day of short segments; more is no manifest. */
    private static final int MOST_MANIFEST_BYTES = 8 << 20;

    private static final int BLOCK_BYTES = 64 << 10;
    /** What FFmpeg asks beside the address; an authorization only where that itself names a user. */
    private static final List<String> UP = List.of("Range", "Authorization");

    private static final List<String> DOWN =
            List.of("Content-Type", "Accept-Ranges", "Content-Range", "WWW-Authenticate");

    private final HttpClient http;
    private final StreamRequests requests;
    private final byte[] login;
    private final String password;
    private final Loopback loopback;
    private volatile @Nullable String failure;
    private volatile boolean ended;

    private HttpRelay(HttpClient http, StreamRequests requests, String password) throws IOException {
        this.http = http;
        this.requests = requests;
        this.password = password;
        this.login = bytes("Basic " + Base64.getEncoder().encodeToString(bytes(USER + ":" + password)));
        this.loopback = Loopback.open(this::serve);
    }

    /**
     * @param password letters and digits that nobody can guess
     * @throws IOException if this machine lets nobody listen
     */
    public static HttpRelay open(HttpClient http, StreamRequests requests, String password) throws IOException {
        return new HttpRelay(http, requests, password);
    }

    /** Its address as a proxy, with the password. */
    public String proxyUrl() {
        return "http://" + USER + ":" + password + "@" + loopback.authority();
    }

    /** What FFmpeg is to open for an http or https address. */
    public static String address(String url) {
        return RelayNames.inside(url.strip());
    }

    /** What FFmpeg says about such addresses, for users: the real ones, without what is secret in them. */
    public static String readable(String said) {
        return RelayNames.readable(said);
    }

    /** Why the last address did not open or broke off, in a sentence; null where it went well. */
    public @Nullable String failure() {
        return failure;
    }

    /** Whether the latest manifest of media said that nothing will be added to it. */
    public boolean ended() {
        return ended;
    }

    private void serve(Socket connection) throws IOException {
        connection.setSoTimeout(Math.toIntExact(LONGEST_REQUEST.toMillis()));
        RelayRequest request = RelayRequest.read(new BufferedInputStream(connection.getInputStream()));
        if (request == null) {
            return;
        }
        OutputStream out = new BufferedOutputStream(connection.getOutputStream(), BLOCK_BYTES);
        String authorization = request.headers().getOrDefault("proxy-authorization", "");
        if (!MessageDigest.isEqual(login, bytes(authorization))) {
            head(out, 407, Map.of("Proxy-Authenticate", "Basic realm=\"aircheck\"", "Content-Length", "0"));
        } else if (!request.method().equals("GET")
                || !request.target().regionMatches(true, 0, "http://", 0, "http://".length())) {
            head(out, 501, Map.of("Content-Length", "0"));
        } else {
            carry(request, out);
        }
        out.flush();
    }

    private void carry(RelayRequest request, OutputStream out) throws IOException {
        String url = RelayNames.outside(request.target());
        // FFmpeg must learn of redirects: what a manifest refers to is relative to where they led.
        HttpRequest upstream = requests.to(url).withoutRedirects();
        for (String name : UP) {
            upstream = upstream.header(name, request.headers().get(name.toLowerCase(Locale.ROOT)));
        }
        MediaBody body = open(upstream);
        if (body == null) {
            head(out, 502, Map.of("Content-Length", "0"));
            return;
        }
        try (body) {
            answer(url, body, out);
        }
    }

    private void answer(String url, MediaBody body, OutputStream out) throws IOException {
        ByteBuffer block = ByteBuffer.allocate(BLOCK_BYTES);
        boolean more = fill(body, block, Manifest.TELLING_BYTES);
        if (isFromItsBeginning(body) && Manifest.begins(taken(block))) {
            manifest(url, body, block, more, out);
        } else {
            media(url, body, block, more, out);
        }
    }

    private static boolean isFromItsBeginning(MediaBody body) {
        String range = body.headers().first("Content-Range");
        return body.status() == 200 || body.status() == 206 && range != null && range.startsWith("bytes 0-");
    }

    private void manifest(String url, MediaBody body, ByteBuffer first, boolean more, OutputStream out)
            throws IOException {
        var bytes = new ByteArrayOutputStream();
        ByteBuffer block = first;
        boolean goesOn = more;
        bytes.writeBytes(taken(block));
        while (goesOn && bytes.size() <= MOST_MANIFEST_BYTES) {
            goesOn = fill(body, block.clear(), 1);
            bytes.writeBytes(taken(block));
        }
        if (bytes.size() > MOST_MANIFEST_BYTES) {
            failed(new IOException("the playlist " + UrlPrivacy.withoutSecrets(url) + " is larger than "
                    + MOST_MANIFEST_BYTES + " bytes"));
            head(out, 502, Map.of("Content-Length", "0"));
            return;
        }
        Manifest manifest = Manifest.of(bytes.toByteArray());
        ended = manifest.listsMedia() ? manifest.isFinal() : ended;
        byte[] passed = manifest.forFFmpeg(url);
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", orElse(body.headers().first("Content-Type"), "application/octet-stream"));
        headers.put("Content-Length", Integer.toString(passed.length));
        head(out, 200, headers);
        out.write(passed);
    }

    private void media(String url, MediaBody body, ByteBuffer block, boolean more, OutputStream out)
            throws IOException {
        boolean chunked = body.contentLength() < 0;
        Map<String, String> headers = new LinkedHashMap<>();
        for (String name : DOWN) {
            String value = body.headers().first(name);
            if (value != null) {
                headers.put(name, value);
            }
        }
        String location = body.headers().first("Location");
        if (location != null) {
            headers.put("Location", RelayNames.manifest(location.strip(), url));
        }
        headers.put(
                chunked ? "Transfer-Encoding" : "Content-Length",
                chunked ? "chunked" : Long.toString(body.contentLength()));
        head(out, body.status(), headers);
        boolean goesOn = more;
        write(out, taken(block), chunked);
        while (goesOn) {
            goesOn = fill(body, block.clear(), 1);
            write(out, taken(block), chunked);
        }
        if (chunked) {
            // Its absence tells FFmpeg that the body broke off.
            out.write(bytes("0\r\n\r\n"));
        }
    }

    private @Nullable MediaBody open(HttpRequest request) {
        try {
            MediaBody body = http.open(request);
            failure = null;
            return body;
        } catch (IOException e) {
            failed(e);
            return null;
        }
    }

    /** Reads at least so many bytes; false where the body ends before or with them. */
    private boolean fill(MediaBody body, ByteBuffer block, int atLeast) throws IOException {
        try {
            int count = 0;
            while (count >= 0 && block.position() < atLeast) {
                count = body.read(block);
            }
            return count >= 0;
        } catch (IOException e) {
            failed(e);
            throw e;
        }
    }

    private void failed(IOException e) {
        if (!loopback.isClosed()) {
            failure = orElse(e.getMessage(), e.toString());
        }
    }

    private static void head(OutputStream out, int status, Map<String, String> headers) throws IOException {
        StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " Relayed\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        out.write(bytes(head + "Connection: close\r\n\r\n"));
    }

    private static void write(OutputStream out, byte[] block, boolean chunked) throws IOException {
        if (block.length == 0) {
            return;
        }
        if (chunked) {
            out.write(bytes(Integer.toHexString(block.length) + "\r\n"));
        }
        out.write(block);
        if (chunked) {
            out.write(bytes("\r\n"));
        }
        out.flush();
    }

    private static byte[] taken(ByteBuffer block) {
        return Arrays.copyOf(block.array(), block.position());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String orElse(@Nullable String text, String absent) {
        return text == null ? absent : text;
    }

    @Override
    public void close() {
        loopback.close();
    }
}
