package io.aircheck.recorder;

import io.aircheck.platforms.Credentials;
import io.aircheck.platforms.LiveStream;
import io.aircheck.platforms.PlatformRegistry;
import io.aircheck.platforms.Room;
import io.aircheck.platforms.RoomChecker;
import io.aircheck.platforms.RoomStatus;
import io.aircheck.platforms.StreamChoice;
import java.util.List;
import java.util.Objects;

/** The stream of a room: asked again, it looks for the same quality first and chooses anew where that is gone. */
public final class PlatformSource implements StreamSource {

    private final RoomChecker checker;
    private final PlatformRegistry.Match match;
    private final Credentials credentials;
    private final StreamChoice choice;
    private volatile LiveStream stream;

    /** @param live what the check that led to this recording found */
    public PlatformSource(
            RoomChecker checker,
            PlatformRegistry.Match match,
            Credentials credentials,
            StreamChoice choice,
            RoomStatus.Live live) {
        this.checker = checker;
        this.match = match;
        this.credentials = credentials;
        this.choice = choice;
        this.stream = choice.choose(live.streams());
    }

    @Override
    public LiveStream stream() {
        return stream;
    }

    @Override
    public Room room() {
        return match.room();
    }

    @Override
    public Resolution resolveAgain() {
        RoomStatus status = checker.check(match, credentials);
        if (!(status instanceof RoomStatus.Live live)) {
            return new Resolution(status, null);
        }
        stream = sameAs(stream, live.streams());
        return new Resolution(status, stream);
    }

    private LiveStream sameAs(LiveStream before, List<LiveStream> offered) {
        return offered.stream()
                .filter(candidate -> candidate.protocol() == before.protocol()
                        && candidate.name().equals(before.name())
                        && Objects.equals(candidate.codec(), before.codec()))
                .findFirst()
                .orElseGet(() -> choice.choose(offered));
    }
}
