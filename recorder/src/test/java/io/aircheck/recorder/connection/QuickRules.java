package io.aircheck.recorder.connection;

import java.time.Duration;
import java.util.List;

/** Rules under which no test waits. */
public final class QuickRules {

    public static final ConnectionRules QUICK = new ConnectionRules(
            Duration.ofMillis(30),
            Duration.ofMillis(30),
            Duration.ofSeconds(1),
            Duration.ofSeconds(1),
            List.of(Duration.ZERO),
            2,
            Duration.ofSeconds(20));

    private QuickRules() {}
}
