package io.aircheck.server.identify;

import io.aircheck.net.HttpClient;
import io.aircheck.server.listening.Reach;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The ways to what is listened to, and to services that name music.
 *
 * @param watched to rooms whose addresses the owner gave, which may stand in the local network
 * @param strange to addresses of whoever asks, which may not
 * @param services by the host of one of them that the owner gave, which may stand in the local network; null for none
 */
public record Ways(Reach watched, Reach strange, Function<@Nullable String, HttpClient> services) {}
