package io.aircheck.platforms;

import io.aircheck.net.HttpClient;
import io.aircheck.net.UrlPrivacy;
import java.io.IOException;
import java.time.Clock;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the right platform about a room and makes a {@link RoomStatus} of whatever happens. */
public final class RoomChecker {

    private static final Logger LOG = LoggerFactory.getLogger(RoomChecker.class);

    /** Gives the client that carries a room's cookies, proxy and limits. */
    @FunctionalInterface
    public interface Clients {
        HttpClient forRoom(Room room);
    }

    private final Clients clients;
    private final Clock clock;
    private final RandomGenerator random;

    public RoomChecker(Clients clients, Clock clock, RandomGenerator random) {
        this.clients = clients;
        this.clock = clock;
        this.random = random;
    }

    /** Checks once; never throws. */
    public RoomStatus check(PlatformRegistry.Match match, Credentials credentials) {
        Room room = match.room();
        try {
            return match.platform().check(room, new Visit(clients.forRoom(room), credentials, clock, random));
        } catch (IOException e) {
            return failed(e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage());
        } catch (RuntimeException e) {
            // A site's answer had a shape nobody has seen: worth a stack trace in the log, a sentence for the user.
            LOG.warn("{} gave an answer that is not understood", UrlPrivacy.withoutSecrets(room.url()), e);
            return failed("the answer of " + match.platform().info().english() + " is not understood (" + e + ")");
        }
    }

    /**
     * Makes a stream that a check found ready for its download.
     *
     * @throws SiteRefusal if the site does not let it be opened
     * @throws IOException if the site could not be reached
     */
    public OpenStream open(PlatformRegistry.Match match, Credentials credentials, LiveStream stream)
            throws IOException, SiteRefusal {
        Room room = match.room();
        return match.platform().open(room, stream, new Visit(clients.forRoom(room), credentials, clock, random));
    }

    private static RoomStatus failed(String reason) {
        return new RoomStatus.Failed(RoomDetails.UNKNOWN, reason);
    }
}
