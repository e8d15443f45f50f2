package io.aircheck.server.rooms;

/** A watched room with what is known of it, taken at one moment. */
public record RoomView(WatchedRoom room, RoomState state) {

    /** What to call it: the streamer, else the address. */
    public String displayName() {
        return state.streamer() != null ? state.streamer() : room.url();
    }
}
