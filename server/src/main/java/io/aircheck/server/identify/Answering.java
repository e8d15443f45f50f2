package io.aircheck.server.identify;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Listens to something and names the music in it. */
public interface Answering extends AutoCloseable {

    /**
     * Takes as long as it takes.
     *
     * @param at the place in it; null for several places, and for what is on air now
     * @return as {@code aircheck identify --json} prints it, also where nothing could be heard
     */
    JsonNode answer(Subject subject, @Nullable Duration at, boolean deep) throws InterruptedException;

    @Override
    void close();
}
