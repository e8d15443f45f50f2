package io.aircheck.recorder.session;

import io.aircheck.net.HttpClient;
import io.aircheck.net.ProxyAddress;
import io.aircheck.platforms.Room;
import org.jspecify.annotations.Nullable;

/** The way to a room's media: platforms may have their own proxy. */
@FunctionalInterface
public interface Networks {

    /** @param room null for a stream that belongs to none */
    Network forRoom(@Nullable Room room);

    /**
     * @param http for the engines that are ours
     * @param proxy the same that {@code http} uses, for FFmpeg; null for a direct way
     */
    record Network(HttpClient http, @Nullable ProxyAddress proxy) {}
}
