package io.aircheck.server;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Ends the service at what it cannot go on with: once, and also where that happens before it is up. */
final class FatalEnd implements Consumer<String> {

    private @Nullable Service service;
    private @Nullable String reason;

    @Override
    public synchronized void accept(String what) {
        if (reason == null) {
            reason = what;
            if (service != null) {
                service.fail(what);
            }
        }
    }

    synchronized void ends(Service started) {
        service = started;
        if (reason != null) {
            started.fail(reason);
        }
    }
}
