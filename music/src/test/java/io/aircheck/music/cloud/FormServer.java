package io.aircheck.music.cloud;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.aircheck.net.NetSettings;
import io.aircheck.net.WebClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** A service of this machine that reads forms of either kind and answers by a function. */
public final class FormServer implements AutoCloseable {

    /**
     * A request with its fields, those of the query included.
     *
     * @param fields in their order; a file's bytes as ISO 8859-1
     * @param fileNames of those fields that are files
     */
    public record Form(
            String method,
            String path,
            Map<String, String> headers,
            Map<String, String> fields,
            Map<String, String> fileNames) {

        public byte[] bytes(String field) {
            return fields.get(field).getBytes(StandardCharsets.ISO_8859_1);
        }
    }

    public record Reply(int status, String type, String body) {

        public static Reply json(String body) {
            return new Reply(200, "application/json; charset=utf-8", body);
        }

        public static Reply json(int status, String body) {
            return new Reply(status, "application/json; charset=utf-8", body);
        }
    }

    private static final WebClient CLIENT =
            WebClient.create(NetSettings.defaults().withInternalAllowed(true));

    public final List<Form> forms = new CopyOnWriteArrayList<>();

    private final HttpServer server;

    public FormServer(Function<Form, Reply> answers) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> answer(exchange, answers));
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** A client that may ask it. */
    public static WebClient client() {
        return CLIENT;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange, Function<Form, Reply> answers) throws IOException {
        try (exchange) {
            Form form = form(exchange);
            forms.add(form);
            Reply reply = answers.apply(form);
            byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", reply.type());
            exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static Form form(HttpExchange exchange) throws IOException {
        Map<String, String> headers = new LinkedHashMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
        Map<String, String> fields = new LinkedHashMap<>();
        Map<String, String> files = new LinkedHashMap<>();
        urlEncoded(exchange.getRequestURI().getRawQuery(), fields);
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1);
        String type = headers.getOrDefault("content-type", "");
        if (type.startsWith("multipart/form-data; boundary=")) {
            multipart(body, "--" + type.substring(type.indexOf('=') + 1), fields, files);
        } else if (type.startsWith("application/x-www-form-urlencoded")) {
            urlEncoded(body, fields);
        }
        return new Form(exchange.getRequestMethod(), exchange.getRequestURI().getPath(), headers, fields, files);
    }

    private static void multipart(
            String body, String delimiter, Map<String, String> fields, Map<String, String> files) {
        String rest = "\r\n" + body;
        int at = rest.indexOf("\r\n" + delimiter);
        while (!rest.startsWith("--", at + 2 + delimiter.length())) {
            int headEnd = rest.indexOf("\r\n\r\n", at);
            String head = rest.substring(at, headEnd);
            int next = rest.indexOf("\r\n" + delimiter, headEnd);
            String name = between(head, " name=\"");
            fields.put(name, rest.substring(headEnd + 4, next));
            if (head.contains("filename=\"")) {
                files.put(name, between(head, "filename=\""));
            }
            at = next;
        }
    }

    private static String between(String head, String before) {
        int from = head.indexOf(before) + before.length();
        return head.substring(from, head.indexOf('"', from));
    }

    private static void urlEncoded(String text, Map<String, String> fields) {
        if (text == null || text.isEmpty()) {
            return;
        }
        for (String pair : text.split("&", -1)) {
            String[] parts = pair.split("=", 2);
            fields.put(decode(parts[0]), parts.length > 1 ? decode(parts[1]) : "");
        }
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
