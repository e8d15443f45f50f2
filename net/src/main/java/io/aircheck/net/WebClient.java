package io.aircheck.net;

import io.aircheck.net.media.Connections;
import io.aircheck.net.media.MediaAnswer;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.MalformedURLException;
import java.net.ProtocolException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import javax.net.ssl.SSLSocketFactory;
import okhttp3.Call;
import okhttp3.Dns;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.AsyncTimeout;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/**
 * The real {@link HttpClient}. Make one, and from it as many as are wanted with other cookies, proxies or rights: they share
 * connections, limits and threads, so a derived client costs next to nothing.
 */
public final class WebClient implements HttpClient, AutoCloseable {

    private static final Pattern OTHER_SCHEME = Pattern.compile("^(?!https?:)[A-Za-z][A-Za-z0-9+.-]*://");

    /** What the clients of one pool have in common. */
    private record World(
            Dns names, InstantSource clock, RandomGenerator random, Pause pause, HostGates gates, Connections media) {}

    private final NetSettings settings;
    private final OkHttpClients clients;
    private final World world;
    private final @Nullable CookieStore cookies;

    private WebClient(NetSettings settings, OkHttpClients clients, World world, @Nullable CookieStore cookies) {
        this.settings = settings;
        this.clients = clients;
        this.world = world;
        this.cookies = cookies;
    }

    /** @throws InvalidSettingException if a certificate file cannot be used */
    public static WebClient create(NetSettings settings) {
        return create(settings, Dns.SYSTEM, InstantSource.system(), RandomGenerator.getDefault(), Thread::sleep);
    }

    static WebClient create(NetSettings settings, Dns names, InstantSource clock, RandomGenerator random, Pause pause) {
        World world = new World(names, clock, random, pause, new HostGates(clock, random, pause), new Connections());
        return new WebClient(settings, OkHttpClients.of(settings, names), world, null);
    }

    public NetSettings settings() {
        return settings;
    }

    /** The same client with a platform's cookies, which it also keeps up to date; null for none. */
    public WebClient withCookies(@Nullable CookieStore store) {
        return new WebClient(settings, clients, world, store);
    }

    /** @throws InvalidSettingException if a certificate file cannot be used */
    public WebClient withSettings(NetSettings other) {
        return other.equals(settings) ? this : new WebClient(other, clients.with(other), world, cookies);
    }

    public WebClient withProxy(@Nullable ProxyAddress proxy) {
        return withSettings(settings.withProxy(proxy));
    }

    public WebClient allowingInternal(boolean allowed) {
        return withSettings(settings.withInternalAllowed(allowed));
    }

    /** TLS for protocols that bring their own connections, by the same certificate roots. */
    public SSLSocketFactory tlsSockets() {
        return clients.roots().sockets();
    }

    /** Connections for other protocols, by the same settings. */
    public Dialer dialer() {
        return new SocketDialer(settings, world.names(), clients.roots());
    }

    /**
     * The same client for what a user typed: if that address itself is internal, internal ones are allowed, else not. A
     * name is resolved for it, unless a proxy does that.
     *
     * @param typedUrl of any protocol (https, rtmp …)
     */
    public WebClient allowingInternalOf(String typedUrl) {
        HttpUrl url = HttpUrl.parse(OTHER_SCHEME.matcher(typedUrl).replaceFirst("http://"));
        if (url == null) {
            return this;
        }
        if (!InternalAddresses.readings(url.host()).isEmpty()) {
            return allowingInternal(InternalAddresses.internalLiteral(url.host()) != null);
        }
        if (settings.proxy() != null) {
            return allowingInternal(false);
        }
        try {
            return allowingInternal(world.names().lookup(url.host()).stream().anyMatch(InternalAddresses::isInternal));
        } catch (UnknownHostException e) {
            return allowingInternal(false); // the request will say that there is no such name
        }
    }

    @Override
    public HttpAnswer send(HttpRequest request) throws IOException {
        return patiently(request, this::sendOnce);
    }

    @Override
    public HttpAnswer load(HttpRequest request) throws IOException {
        return patiently(request, this::loadOnce);
    }

    /** One attempt, which is over when the clock of {@link System#nanoTime} shows the deadline. */
    private interface Attempt {
        HttpAnswer make(HttpRequest request, long deadline) throws IOException;
    }

    private HttpAnswer patiently(HttpRequest request, Attempt attempt) throws IOException {
        long deadline = deadline(request);
        for (int failures = 1; ; failures++) {
            try {
                return attempt.make(request, deadline);
            } catch (IOException e) {
                if (!settings.retries().allows(request.method(), failures, e)) {
                    throw e;
                }
                pause(settings.retries().pauseAfter(failures, world.random()));
            }
        }
    }

    private HttpAnswer sendOnce(HttpRequest first, long deadline) throws IOException {
        HttpRequest request = first;
        for (int redirects = 0; redirects <= Redirects.MOST; redirects++) {
            HttpUrl url = url(request);
            try (HostGates.Pass pass = world.gates().enter(url.host(), settings.hostLimit())) {
                Call call = clients.answers().newCall(form(request, url).forLibrary());
                call.timeout().timeout(remaining(deadline, url).toNanos(), TimeUnit.NANOSECONDS);
                try (Response response = call.execute()) {
                    keepCookies(url, response);
                    HttpRequest next = Redirects.next(request, url, response.code(), response.header("Location"));
                    if (next == null) {
                        byte[] body = body(call, response, request);
                        return new HttpAnswer(response.code(), request.url(), headers(response.headers()), body);
                    }
                    request = next;
                }
            } catch (InterruptedException e) {
                throw interrupted(e);
            } catch (IOException e) {
                throw Failures.explained(e, url, settings.proxy());
            }
        }
        throw Redirects.tooMany(first);
    }

    private HttpAnswer loadOnce(HttpRequest request, long deadline) throws IOException {
        try (StreamingBody body = open(request, deadline)) {
            String encoding = body.headers().first("Content-Encoding");
            if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
                return sendOnce(request, deadline); // some stores hold things compressed and ask nobody
            }
            byte[] bytes = body.readAll(request.maxBodyBytes(), remaining(deadline, body.from()));
            return new HttpAnswer(body.status(), body.url(), body.headers(), bytes);
        }
    }

    @Override
    public MediaBody open(HttpRequest request) throws IOException {
        return open(request, deadline(request));
    }

    private StreamingBody open(HttpRequest first, long deadline) throws IOException {
        HttpRequest request = first;
        for (int redirects = 0; redirects <= Redirects.MOST; redirects++) {
            HttpUrl url = url(request);
            try {
                MediaAnswer answer = answerOf(request, url, remaining(deadline, url));
                HttpRequest next = next(request, url, answer);
                if (next == null) {
                    return new StreamingBody(answer, url, request.url(), settings.proxy());
                }
                request = next;
            } catch (IOException e) {
                throw Failures.explained(e, url, settings.proxy());
            }
        }
        throw Redirects.tooMany(first);
    }

    /** Where the answer sends us, with the answer closed; null where it is to be taken as it is. */
    private static @Nullable HttpRequest next(HttpRequest request, HttpUrl url, MediaAnswer answer) throws IOException {
        HttpRequest next = null;
        boolean taken = false;
        try {
            String location = new HttpHeaders(answer.headerFields()).first("Location");
            next = Redirects.next(request, url, answer.status(), location);
            taken = next == null;
            return next;
        } finally {
            if (!taken) {
                answer.discard();
            }
        }
    }

    @Override
    public TextSocket connect(HttpRequest request) throws IOException {
        HttpUrl url = url(request);
        String key = WebSocket.key(world.random());
        Request upgrade = form(request, url)
                .forLibrary()
                .newBuilder()
                .header("Accept-Encoding", "identity")
                .header("Connection", "Upgrade")
                .header("Upgrade", "websocket")
                .header("Sec-WebSocket-Key", key)
                .header("Sec-WebSocket-Version", "13")
                .build();
        Call call = clients.upgrades().newCall(upgrade);
        try {
            Response response =
                    executeWithin(request.timeout() == null ? settings.callTimeout() : request.timeout(), call);
            if (response.code() != 101 || !WebSocket.accept(key).equals(response.header("Sec-WebSocket-Accept", ""))) {
                response.close();
                throw new ProtocolException(UrlPrivacy.withoutSecrets(request.url()) + " answered HTTP "
                        + response.code() + " instead of opening a socket");
            }
            keepCookies(url, response);
            return new WebSocket(response, world.random());
        } catch (IOException e) {
            call.cancel();
            throw Failures.explained(e, url, settings.proxy());
        }
    }

    /** Bounds the time to the head of the answer, but not its body. */
    private static Response executeWithin(Duration limit, Call call) throws IOException {
        AsyncTimeout alarm = new AsyncTimeout() {
            @Override
            protected void timedOut() {
                call.cancel();
            }
        };
        alarm.timeout(limit.toNanos(), TimeUnit.NANOSECONDS);
        alarm.enter();
        Response response;
        try {
            response = call.execute();
        } catch (IOException e) {
            throw alarm.exit() ? timedOut(e) : e;
        }
        if (alarm.exit()) {
            response.close();
            throw timedOut(null);
        }
        return response;
    }

    private static IOException timedOut(@Nullable IOException cause) {
        InterruptedIOException timeout = new InterruptedIOException("timeout");
        timeout.initCause(cause);
        return timeout;
    }

    private MediaAnswer answerOf(HttpRequest request, HttpUrl url, Duration within) throws IOException {
        MediaDialer dialer = MediaDialer.to(url, request.endless(), settings, clients.roots(), world.names());
        MediaAnswer answer =
                world.media().send(dialer, form(request, url).forMedia(dialer), within, settings.readTimeout());
        if (cookies != null) {
            cookies.take(url, okHeaders(answer));
        }
        return answer;
    }

    private static Headers okHeaders(MediaAnswer answer) {
        Headers.Builder headers = new Headers.Builder();
        for (Map.Entry<String, String> field : answer.headerFields()) {
            if (field.getKey().equalsIgnoreCase("Set-Cookie")) {
                headers.addUnsafeNonAscii("Set-Cookie", field.getValue());
            }
        }
        return headers.build();
    }

    private long deadline(HttpRequest request) {
        Duration limit = request.timeout() == null ? settings.callTimeout() : request.timeout();
        return System.nanoTime() + limit.toNanos();
    }

    private static Duration remaining(long deadline, HttpUrl url) throws IOException {
        long nanos = deadline - System.nanoTime();
        if (nanos <= 0) {
            throw new SocketTimeoutException(url.host() + " did not answer in time");
        }
        return Duration.ofNanos(nanos);
    }

    private HttpUrl url(HttpRequest request) throws IOException {
        HttpUrl url = HttpUrl.parse(request.url());
        if (url == null) {
            throw new MalformedURLException(UrlPrivacy.withoutSecrets(request.url()) + " is no http or https address");
        }
        InetAddress literal = settings.internalAllowed() ? null : InternalAddresses.internalLiteral(url.host());
        if (literal != null) {
            throw new ForbiddenAddressException(request.url(), literal.getHostAddress());
        }
        return url;
    }

    private RequestForm form(HttpRequest request, HttpUrl url) throws ProtocolException {
        String cookie = header(request, "Cookie");
        if (cookies != null) {
            cookie = cookies.header(url, cookie, world.clock().millis());
        }
        return RequestForm.of(request, url, cookie);
    }

    private static @Nullable String header(HttpRequest request, String name) {
        return request.headers().entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    private void keepCookies(HttpUrl url, Response response) {
        if (cookies != null) {
            cookies.take(url, response.headers());
        }
    }

    /** Reads no more than is allowed, counted after decompression. */
    private static byte[] body(Call call, Response response, HttpRequest request) throws IOException {
        ResponseBody body = response.body();
        BufferedSource source = body.source();
        int most = request.maxBodyBytes();
        if (body.contentLength() > most || source.request(most + 1L)) {
            call.cancel();
            throw new AnswerTooLargeException(request.url(), most);
        }
        return source.getBuffer().readByteArray();
    }

    static HttpHeaders headers(Headers headers) {
        List<Map.Entry<String, String>> fields = new ArrayList<>(headers.size());
        for (int i = 0; i < headers.size(); i++) {
            fields.add(Map.entry(headers.name(i), headers.value(i)));
        }
        return new HttpHeaders(fields);
    }

    private void pause(Duration length) throws InterruptedIOException {
        try {
            world.pause().sleep(length);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static InterruptedIOException interrupted(InterruptedException cause) {
        Thread.currentThread().interrupt();
        InterruptedIOException e = new InterruptedIOException("interrupted");
        e.initCause(cause);
        return e;
    }

    /** Closes the connections that are idle; those in use close with their streams. */
    @Override
    public void close() {
        clients.closeIdle();
        world.media().close();
    }
}
