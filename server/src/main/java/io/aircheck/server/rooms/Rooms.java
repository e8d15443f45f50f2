package io.aircheck.server.rooms;

import java.util.List;
import java.util.Optional;

/** The watched rooms: what pages and API may ask of them and do to them. Every call answers at once. */
public interface Rooms {

    /** All rooms: those being recorded first, then live, then by name. */
    List<RoomView> all();

    Optional<RoomView> find(long id);

    /** The room of an address, however it is written. */
    Optional<RoomView> watched(String url);

    /**
     * Watches a further room; it is checked at once.
     *
     * @throws RoomRefusedException if the address or the quality means nothing, or the room is watched already
     */
    RoomView add(NewRoom wish);

    /** Stops watching for now; a running recording is finished cleanly, in the background. */
    RoomView pause(long id);

    /**
     * Watches again.
     *
     * @throws RoomRefusedException if the room is paused by a {@code #} in its list file
     */
    RoomView resume(long id);

    /**
     * Forgets a room that was added on the page; its recordings stay.
     *
     * @throws RoomRefusedException if the room stands in a list file
     */
    void remove(long id);

    /** Checks as soon as the host's limit allows. */
    void checkNow(long id);
}
