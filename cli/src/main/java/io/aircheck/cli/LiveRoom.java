package io.aircheck.cli;

import io.aircheck.platforms.LiveStream;
import io.aircheck.platforms.PlatformRegistry;
import io.aircheck.platforms.RoomDetails;
import io.aircheck.platforms.RoomStatus;
import io.aircheck.platforms.StreamChoice;
import io.aircheck.recorder.PlatformSource;
import io.aircheck.recorder.StorageException;
import java.time.Duration;
import java.util.List;

/** Asks whether a room is live, says so, and hands on the stream that the user wants of it. */
record LiveRoom(Terminal terminal, Surroundings surroundings, StreamChoice choice, boolean adaptive) {

    /** Before a question that failed is asked again: a server that is busy for a moment must not cost a broadcast. */
    private static final List<Duration> PAUSES =
            List.of(Duration.ofMillis(500), Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(4));

    /** Does with a stream what the user wants, and gives the exit code. */
    @FunctionalInterface
    interface Taker {
        int take(PlatformSource source, RoomDetails details) throws StorageException;
    }

    /** @return the taker's exit code, or that of a room that is not live */
    int take(String url, PlatformRegistry.Match match, Taker taker) throws StorageException {
        RoomStatus status = status(url, match);
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

    private RoomStatus status(String url, PlatformRegistry.Match match) {
        RoomStatus status = surroundings.checker().check(match, surroundings.credentials());
        for (Duration pause : PAUSES) {
            if (!(status instanceof RoomStatus.Failed failed)) {
                return status;
            }
            terminal.err()
                    .println(Messages.say(
                            "record.again", url, Messages.reason(failed.reason(), surroundings.registry())));
            try {
                Thread.sleep(pause);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return status;
            }
            status = surroundings.checker().check(match, surroundings.credentials());
        }
        return status;
    }
}
