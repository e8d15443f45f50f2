package io.aircheck.net;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a client reaches the network.
 *
 * @param proxy for everything, or null to connect directly
 * @param caFiles PEM files with roots that are trusted beside the system's
 * @param connectTimeout for TCP and, again, for TLS
 * @param readTimeout the longest silence of an answer or a stream
 * @param callTimeout for a whole exchange of {@link HttpClient#send} that names none
 * @param internalAllowed whether addresses of the local network may be opened
 */
public record NetSettings(
        @Nullable ProxyAddress proxy,
        List<Path> caFiles,
        Duration connectTimeout,
        Duration readTimeout,
        Duration callTimeout,
        boolean internalAllowed,
        HostLimit hostLimit,
        RetryPolicy retries) {

    public NetSettings {
        caFiles = List.copyOf(caFiles);
    }

    /** Direct, the system's roots, internal addresses forbidden. */
    public static NetSettings defaults() {
        return new NetSettings(
                null,
                List.of(),
                Duration.ofSeconds(10),
                Duration.ofSeconds(15),
                Duration.ofSeconds(30),
                false,
                HostLimit.GENEROUS,
                RetryPolicy.DEFAULT);
    }

    public NetSettings withProxy(@Nullable ProxyAddress value) {
        return new NetSettings(
                value, caFiles, connectTimeout, readTimeout, callTimeout, internalAllowed, hostLimit, retries);
    }

    public NetSettings withCaFiles(List<Path> value) {
        return new NetSettings(
                proxy, value, connectTimeout, readTimeout, callTimeout, internalAllowed, hostLimit, retries);
    }

    public NetSettings withConnectTimeout(Duration value) {
        return new NetSettings(proxy, caFiles, value, readTimeout, callTimeout, internalAllowed, hostLimit, retries);
    }

    public NetSettings withReadTimeout(Duration value) {
        return new NetSettings(proxy, caFiles, connectTimeout, value, callTimeout, internalAllowed, hostLimit, retries);
    }

    public NetSettings withCallTimeout(Duration value) {
        return new NetSettings(proxy, caFiles, connectTimeout, readTimeout, value, internalAllowed, hostLimit, retries);
    }

    public NetSettings withInternalAllowed(boolean value) {
        return new NetSettings(proxy, caFiles, connectTimeout, readTimeout, callTimeout, value, hostLimit, retries);
    }

    public NetSettings withHostLimit(HostLimit value) {
        return new NetSettings(
                proxy, caFiles, connectTimeout, readTimeout, callTimeout, internalAllowed, value, retries);
    }

    public NetSettings withRetries(RetryPolicy value) {
        return new NetSettings(
                proxy, caFiles, connectTimeout, readTimeout, callTimeout, internalAllowed, hostLimit, value);
    }
}
