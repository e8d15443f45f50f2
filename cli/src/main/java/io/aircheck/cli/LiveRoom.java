package io.aircheck.cli;

import io.aircheck.platforms.LiveStream;
import io.aircheck.platforms.PlatformRegistry;
import io.aircheck.platforms.RoomDetails;
import io.aircheck.platforms.RoomStatus;
import io.aircheck.platforms.StreamChoice;
import io.aircheck.recorder.PlatformSource;
import io.aircheck.recorder.StorageException;

/** Asks whether a room is live, says so, and hands on the stream that the user wants of it. */
record LiveRoom(Terminal terminal, Surroundings surroundings, StreamChoice choice, boolean adaptive) {

    /** Does with a stream what the user wants, and gives the exit code. */
    @FunctionalInterface
    interface Taker {
        int take(PlatformSource source, RoomDetails details) throws StorageException;
    }

    /** @return the taker's exit code, or that of a room that is not live */
    int take(String url, PlatformRegistry.Match match, Taker taker) throws StorageException {
        RoomStatus status = surroundings.checker().check(match, surroundings.credentials());
        if (!(status instanceof RoomStatus.Live live)) {
            String why = status instanceof RoomStatus.Unavailable unavailable
                    ? " – " + Messages.reason(unavailable.reason(), surroundings.registry())
                    : "";
            terminal.err()
                    .println("aircheck: "
                            + Messages.say("record.notLive", url, Messages.say("state." + status.state()) + why));
            return ExitCode.of(status);
        }
        PlatformSource wished =
                new PlatformSource(surroundings.checker(), match, surroundings.credentials(), choice, live);
        try (PlatformSource source = adaptive ? wished.adaptive() : wished) {
            LiveStream stream = source.stream();
            String streamer = live.details().streamer();
            terminal.err()
                    .println(Messages.say(
                            "record.taking",
                            streamer == null ? url : streamer,
                            stream.name(),
                            stream.protocol().id()));
            return taker.take(source, live.details());
        }
    }
}
