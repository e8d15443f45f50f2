package io.aircheck.cli;

import java.util.concurrent.atomic.AtomicBoolean;
import sun.misc.Signal;

/**
 * Turns Ctrl-C and a polite kill into an interrupt of the working thread, so that files are finished before the program ends;
 * the second Ctrl-C ends it at once.
 */
final class Interrupts {

    private Interrupts() {}

    static void endCleanly(Thread worker) {
        AtomicBoolean asked = new AtomicBoolean();
        for (String name : new String[] {"INT", "TERM"}) {
            Signal.handle(new Signal(name), _ -> {
                if (asked.getAndSet(true)) {
                    Runtime.getRuntime().halt(ExitCode.INTERRUPTED);
                }
                worker.interrupt();
            });
        }
    }
}
