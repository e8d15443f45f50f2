package io.aircheck.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Where the command line writes: data on stdout, everything else on stderr, both UTF-8 whatever the locale says, since names
 * of streamers are.
 *
 * @param interactive whether a person watches, so that progress may be drawn
 * @param colour whether escapes are welcome (interactive and NO_COLOR unset)
 */
record Terminal(PrintStream out, PrintStream err, boolean interactive, boolean colour) {

    static Terminal system() {
        boolean interactive = System.console() != null && System.console().isTerminal();
        String noColour = System.getenv("NO_COLOR");
        return new Terminal(
                stream(FileDescriptor.out),
                stream(FileDescriptor.err),
                interactive,
                interactive && (noColour == null || noColour.isEmpty()));
    }

    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }
}
