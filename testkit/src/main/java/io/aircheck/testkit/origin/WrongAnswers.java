package io.aircheck.testkit.origin;

import io.aircheck.testkit.http.Exchange;
import io.aircheck.testkit.origin.Fault.Wrong;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Gives a request the answer that a {@link Wrong} names. */
final class WrongAnswers {

    private static final int PIECE = 64 << 10;
    /** Fast enough to fill a careless reader's memory, slow enough to leave the machine to others. */
    private static final int MILLIS_PER_PIECE = 2;

    private static final int TRICKLE_BYTES = 256;
    private static final int MILLIS_PER_TRICKLE = 125;
    private static final byte[] PAGE = """
            <!DOCTYPE html>
            <html><head><title>Please sign in</title></head><body><h1>Welcome to the hotel's network</h1></body></html>
            """.getBytes(StandardCharsets.UTF_8);

    private WrongAnswers() {}

    /**
     * @param body the right answer
     * @param more what an endless body repeats after it
     */
    static void give(Exchange exchange, Wrong wrong, String type, byte[] body, byte[] more)
            throws IOException, InterruptedException {
        switch (wrong) {
            case NOT_FOUND -> exchange.answer(404, "text/plain", "fault");
            case BUSY -> exchange.answer(503, "text/plain", "fault");
            case HTML -> exchange.answer(200, "text/html", PAGE);
            case GARBAGE -> exchange.answer(200, type, "noise");
            case REDIRECT_LOOP -> exchange.redirect(exchange.request().target());
            case STALL -> {
                half(exchange, type, body);
                exchange.fallSilent();
            }
            case RESET -> {
                half(exchange, type, body);
                // The half must arrive before the reset throws away what is still on its way.
                TimeUnit.MILLISECONDS.sleep(50);
                exchange.reset();
            }
            case SHORT -> {
                half(exchange, type, body);
                exchange.cut();
            }
            case ENDLESS -> endless(exchange, type, body, more);
            case TRICKLE -> {
                exchange.begin(type, body.length);
                for (int at = 0; at < body.length; at += TRICKLE_BYTES) {
                    exchange.write(body, at, Math.min(TRICKLE_BYTES, body.length - at));
                    TimeUnit.MILLISECONDS.sleep(MILLIS_PER_TRICKLE);
                }
            }
        }
    }

    private static void half(Exchange exchange, String type, byte[] body) throws IOException {
        exchange.begin(type, body.length);
        exchange.write(body, 0, body.length / 2);
    }

    private static void endless(Exchange exchange, String type, byte[] body, byte[] more)
            throws IOException, InterruptedException {
        exchange.beginUnbounded(type, Map.of());
        exchange.write(body, 0, body.length);
        while (true) {
            for (int at = 0; at < more.length; at += PIECE) {
                exchange.write(more, at, Math.min(PIECE, more.length - at));
                TimeUnit.MILLISECONDS.sleep(MILLIS_PER_PIECE);
            }
        }
    }
}
