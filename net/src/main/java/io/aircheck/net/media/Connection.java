package io.aircheck.net.media;

import java.io.IOException;
import java.nio.ByteBuffer;

/** An open connection to a server, with the alarm that breaks it. */
final class Connection {

    final Dialer dialer;
    final Alarm alarm;
    final Incoming incoming;
    private final Wire wire;
    private volatile boolean open = true;

    private Connection(Dialer dialer, Alarm alarm, Wire wire) {
        this.dialer = dialer;
        this.alarm = alarm;
        this.wire = wire;
        this.incoming = new Incoming(wire);
    }

    /** Dials; the alarm, which is set, becomes the connection's own. */
    static Connection open(Dialer dialer, Alarm alarm) throws IOException {
        Connection connection = new Connection(dialer, alarm, dialer.dial(alarm));
        alarm.guard(connection::close);
        return connection;
    }

    void send(byte[] request) throws IOException {
        wire.write(ByteBuffer.wrap(request));
    }

    int kept() throws IOException {
        return wire.kept();
    }

    boolean isOpen() {
        return open;
    }

    void close() {
        open = false;
        alarm.remove();
        wire.close();
    }
}
