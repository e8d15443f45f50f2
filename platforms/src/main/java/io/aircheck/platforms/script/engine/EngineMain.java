package io.aircheck.platforms.script.engine;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The main class of the process that runs scripts. It reads an {@link Ask} from standard input, answers it with a
 * {@link Reply} on standard output, and ends when its input does. It bounds what can be counted; time and memory are bounded
 * from outside, by killing it.
 */
public final class EngineMain {

    public static final String READY = "ready";

    /** A step is over long before, or the service has killed us; it can only be this late when the service itself died. */
    private static final long LONGEST_STEP_NANOS = 20_000_000_000L;

    private static volatile long stepSince;

    private EngineMain() {}

    /** @param arguments the most statements and requests of a call, the longest result and the most bytes of a message */
    public static void main(String[] arguments) throws IOException {
        DataInputStream in = new DataInputStream(new BufferedInputStream(System.in));
        DataOutputStream out = new DataOutputStream(new BufferedOutputStream(System.out));
        System.setIn(InputStream.nullInputStream());
        System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
        Thread.ofPlatform().daemon().name("orphan").start(EngineMain::endWhenForgotten);

        long mostStatements = Long.parseLong(arguments[0]);
        Contexts contexts = new Contexts(mostStatements, Integer.parseInt(arguments[1]));
        Scripts scripts = new Scripts(contexts, new Sentences(mostStatements), Integer.parseInt(arguments[2]));
        int longestMessage = Integer.parseInt(arguments[3]);
        scripts.warmUp();
        Frames.write(out, List.of(READY));
        while (true) {
            Ask ask;
            try {
                ask = Ask.of(Frames.read(in, longestMessage));
            } catch (EOFException e) {
                return;
            }
            stepSince = System.nanoTime();
            Frames.write(out, scripts.answer(ask).frame());
            stepSince = 0;
        }
    }

    private static void endWhenForgotten() {
        while (true) {
            try {
                Thread.sleep(1000);
            } catch (InterruptedException e) {
                return;
            }
            long since = stepSince;
            if (since != 0 && System.nanoTime() - since > LONGEST_STEP_NANOS) {
                Runtime.getRuntime().halt(1);
            }
        }
    }
}
