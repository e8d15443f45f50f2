package io.aircheck.server.hooks;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;

/** The last of what a program wrote. */
final class Tail {

    private final int most;
    private final StringBuilder text = new StringBuilder();
    private boolean isCut;

    /** @param most characters */
    Tail(int most) {
        this.most = most;
    }

    /** Reads until the program closes its output. */
    void readAll(InputStream output) {
        char[] buffer = new char[4096];
        try (Reader reader = new InputStreamReader(output, StandardCharsets.UTF_8)) {
            for (int count = reader.read(buffer); count >= 0; count = reader.read(buffer)) {
                add(buffer, count);
            }
        } catch (IOException e) {
            // The pipe broke because the program was killed: what came of it is here.
            add("\n(the rest could not be read)".toCharArray(), 29);
        }
    }

    private synchronized void add(char[] characters, int count) {
        text.append(characters, 0, count);
        if (text.length() > 2 * most) {
            cut();
        }
    }

    private void cut() {
        if (text.length() > most) {
            text.delete(0, text.length() - most);
            isCut = true;
        }
    }

    synchronized String text() {
        cut();
        String shown = text.toString().replaceAll("[\\p{Cntrl}&&[^\\n\\t]]", "").strip();
        return isCut ? "…" + shown : shown;
    }
}
