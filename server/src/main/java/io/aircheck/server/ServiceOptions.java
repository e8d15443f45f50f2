package io.aircheck.server;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What the command line says.
 *
 * @param home the directory in which everything is kept
 * @param overrides settings that go before file and environment, by their names in {@code aircheck.yaml}
 * @param environment the process's variables
 * @param onReady is given the page's address once it answers
 */
public record ServiceOptions(
        Path home, Map<String, String> overrides, Map<String, String> environment, Consumer<URI> onReady) {

    public ServiceOptions {
        overrides = Map.copyOf(overrides);
        environment = Map.copyOf(environment);
    }

    /** With this process's environment. */
    public static ServiceOptions of(Path home, Map<String, String> overrides, Consumer<URI> onReady) {
        return new ServiceOptions(home, overrides, System.getenv(), onReady);
    }
}
