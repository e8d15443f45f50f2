package io.aircheck.server.listening;

import io.aircheck.platforms.Credentials;
import io.aircheck.platforms.Room;
import io.aircheck.platforms.RoomChecker;
import io.aircheck.recorder.session.Networks;
import java.util.function.Function;

/**
 * The way to rooms and their media.
 *
 * @param credentials what the user has configured for a room
 * @param network for a room's media
 */
public record Reach(
        RoomChecker checker, Function<Room, Credentials> credentials, Function<Room, Networks.Network> network) {}
