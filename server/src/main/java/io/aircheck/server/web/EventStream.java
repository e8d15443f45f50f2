package io.aircheck.server.web;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Server-sent events (WHATWG HTML, section 9.2) on a response's body. */
final class EventStream {

    private final OutputStream out;

    EventStream(OutputStream out) {
        this.out = out;
    }

    /** Sends an event; line breaks in its data arrive as line breaks. */
    void send(String name, String data) throws IOException {
        StringBuilder message = new StringBuilder(data.length() + 64);
        message.append("event: ").append(name).append('\n');
        data.lines().forEach(line -> message.append("data: ").append(line).append('\n'));
        write(message.append('\n').toString());
    }

    private void write(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
