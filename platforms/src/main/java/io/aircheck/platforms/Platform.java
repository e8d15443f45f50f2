package io.aircheck.platforms;

import java.io.IOException;
import java.util.Optional;

/**
 * One site. It knows its addresses and how to ask about a room, and nothing of recording, of other sites or of when it is
 * asked. Instances are safe for use by many threads; what a site wants remembered between checks (a device id, a signing
 * key) they keep themselves.
 */
public interface Platform {

    PlatformInfo info();

    /** The room that an address names, if it is one of this site; decided by the address alone, without a request. */
    Optional<Room> match(Address address);

    /**
     * Asks the site. A refusal, an unknown answer or a changed page is a {@link RoomStatus}, told as it is.
     *
     * @throws IOException if the site could not be reached at all or broke off; the caller reports it as
     *     {@link RoomStatus.Failed}
     */
    RoomStatus check(Room room, Visit visit) throws IOException;

    /**
     * Makes one of the streams that a check found ready for its download, which begins at once. Most are ready as they are.
     *
     * @throws SiteRefusal if the site does not let it be opened
     */
    default OpenStream open(Room room, LiveStream stream, Visit visit) throws IOException, SiteRefusal {
        return OpenStream.of(stream);
    }

    /**
     * The id of the platform that a status turned out to be about: this one's, but where an address only leads to another
     * (a stream's own address that answers with a radio station).
     */
    default String idOf(RoomStatus status) {
        return info().id();
    }
}
