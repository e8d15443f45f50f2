package io.aircheck.recorder.session;

import io.aircheck.net.Dialer;
import io.aircheck.net.HttpClient;
import io.aircheck.platforms.Room;
import org.jspecify.annotations.Nullable;

/** The way to a room's media: platforms may have their own proxy. */
@FunctionalInterface
public interface Networks {

    /** @param room null for a stream that belongs to none */
    Network forRoom(@Nullable Room room);

    /**
     * @param http for all that speaks HTTP, FFmpeg's requests included
     * @param dialer for the rest, by the same rules
     */
    record Network(HttpClient http, Dialer dialer) {}
}
