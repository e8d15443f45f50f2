package io.aircheck.server.hooks;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Tests that have a bench of their own each. Its programs are shell scripts. */
@DisabledOnOs(OS.WINDOWS)
abstract class AtTheHookBench {

    @TempDir
    Path home;

    HookBench bench;

    @BeforeEach
    void start() throws IOException {
        bench = new HookBench(home);
    }

    @AfterEach
    void stop() {
        bench.close();
    }
}
