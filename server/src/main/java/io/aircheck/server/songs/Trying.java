package io.aircheck.server.songs;

import io.aircheck.music.listening.Again;
import java.io.IOException;
import java.util.function.BooleanSupplier;

/**
 * How hard music is tried that nobody knew, as the settings are at the moment.
 *
 * @param deep whether also at other speeds
 * @param services who are paid for it
 */
record Trying(BooleanSupplier deep, Services services) {

    /** Asks nobody. */
    static final Trying LITTLE = new Trying(() -> false, (_, _, _) -> {});

    /** Those that the user has accounts with. */
    @FunctionalInterface
    interface Services {
        /** Lets a user have them for a file of a recording; does nothing where they are not wanted. */
        void ask(long recordingId, int part, User user) throws IOException, InterruptedException;
    }

    /** Asks them. */
    @FunctionalInterface
    interface User {
        void use(Again services) throws IOException, InterruptedException;
    }
}
