package io.aircheck.net.media;

import java.io.EOFException;
import java.io.IOException;
import java.net.ProtocolException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Connections to servers of media: opened when wanted, one request at a time, kept for the next one to the same place. */
public final class Connections implements AutoCloseable {

    /** How often a server may say that it goes on with a request before it answers (RFC 9110 section 15.2). */
    private static final int MOST_INTERIM_ANSWERS = 20;

    private static final int SWITCHING_PROTOCOLS = 101;

    private final Idle idle = new Idle();
    private final Alarms alarms = new Alarms();

    /**
     * A request, ready to be written.
     *
     * @param method decides whether the answer has a body, and whether a kept connection may be used, since that may turn out
     *     to be dead only after the request was sent
     * @param bytes its head and its body
     */
    public record Request(String method, byte[] bytes) {
        boolean mayBeRepeated() {
            return method.equals("GET") || method.equals("HEAD");
        }
    }

    /**
     * Sends a request and reads the head of its answer.
     *
     * @param within to the end of the answer's head
     * @param silence the longest that may be waited for each piece of the body
     * @throws java.net.SocketTimeoutException if the head does not come in time
     */
    public MediaAnswer send(Dialer dialer, Request request, Duration within, Duration silence) throws IOException {
        long deadline = Alarms.nowMillis() + within.toMillis();
        while (request.mayBeRepeated()) {
            Connection kept = idle.take(dialer);
            if (kept == null) {
                break;
            }
            kept.alarm.guard(kept::close);
            kept.alarm.limit(until(deadline));
            MediaAnswer answer = ask(kept, true, request, silence);
            if (answer != null) {
                return answer;
            }
        }
        MediaAnswer answer = ask(dial(dialer, until(deadline)), false, request, silence);
        if (answer == null) {
            throw new EOFException("the server ended the connection without an answer");
        }
        return answer;
    }

    private static Duration until(long deadline) {
        return Duration.ofMillis(Math.max(0, deadline - Alarms.nowMillis()));
    }

    private Connection dial(Dialer dialer, Duration within) throws IOException {
        Alarm alarm = alarms.add();
        alarm.limit(within);
        boolean connected = false;
        try {
            Connection connection = Connection.open(dialer, alarm);
            alarm.quiet();
            connected = true;
            return connection;
        } catch (IOException e) {
            alarm.check(e);
            throw e;
        } finally {
            if (!connected) {
                alarm.remove();
            }
        }
    }

    /** @return null where the connection was over before the answer began */
    private @Nullable MediaAnswer ask(Connection connection, boolean kept, Request request, Duration silence)
            throws IOException {
        boolean answered = false;
        try {
            if (!begins(connection, kept, request)) {
                return null;
            }
            AnswerHead head = finalHead(connection.incoming);
            Body body = Body.of(request.method(), head);
            connection.alarm.limit(null);
            answered = true;
            return new MediaAnswer(connection, head, body, silence, idle);
        } catch (IOException e) {
            connection.alarm.check(e);
            throw e;
        } finally {
            if (!answered) {
                connection.close();
            }
        }
    }

    /** A server may end a kept connection at any time, which says nothing about it. */
    private static boolean begins(Connection connection, boolean kept, Request request) throws IOException {
        try {
            connection.send(request.bytes());
            return connection.incoming.await();
        } catch (IOException e) {
            connection.alarm.check(e);
            if (!kept || Thread.currentThread().isInterrupted()) {
                throw e;
            }
            return false;
        }
    }

    private static AnswerHead finalHead(Incoming incoming) throws IOException {
        for (int interim = 0; interim <= MOST_INTERIM_ANSWERS; interim++) {
            AnswerHead head = AnswerHead.read(incoming);
            if (head.status() >= 200 || head.status() == SWITCHING_PROTOCOLS) {
                return head;
            }
        }
        throw new ProtocolException("the server goes on without ever giving an answer");
    }

    /** Closes the connections that are idle; those in use close with their answers. */
    @Override
    public void close() {
        idle.closeAll();
    }
}
