package io.aircheck.testkit.replay;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a client asked of a replayed site.
 *
 * @param host without the port
 * @param path not decoded, at least "/"
 * @param query without the question mark, not decoded, or null
 * @param header gives the first value of a header by its name in any case, or null
 */
public record ReplayRequest(
        String method,
        String host,
        String path,
        @Nullable String query,
        Function<String, @Nullable String> header,
        String body) {}
