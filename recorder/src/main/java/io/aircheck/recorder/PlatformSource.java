package io.aircheck.recorder;

import io.aircheck.platforms.Credentials;
import io.aircheck.platforms.LiveStream;
import io.aircheck.platforms.PlatformRegistry;
import io.aircheck.platforms.Room;
import io.aircheck.platforms.RoomChecker;
import io.aircheck.platforms.RoomDetails;
import io.aircheck.platforms.RoomStatus;
import io.aircheck.platforms.StreamChoice;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The stream of a room: asked again, it looks for the same quality first and chooses anew where that is gone. */
public final class PlatformSource implements StreamSource {

    /** Of a measured throughput, what a stream may take. */
    private static final double CARRIED = 0.9;

    private final RoomChecker checker;
    private final PlatformRegistry.Match match;
    private final Credentials credentials;
    private final StreamChoice choice;
    private final boolean adaptive;
    private volatile List<LiveStream> offered;
    private volatile LiveStream stream;

    /** @param live what the check that led to this recording found */
    public PlatformSource(
            RoomChecker checker,
            PlatformRegistry.Match match,
            Credentials credentials,
            StreamChoice choice,
            RoomStatus.Live live) {
        this(checker, match, credentials, choice, live, false);
    }

    private PlatformSource(
            RoomChecker checker,
            PlatformRegistry.Match match,
            Credentials credentials,
            StreamChoice choice,
            RoomStatus.Live live,
            boolean adaptive) {
        this.checker = checker;
        this.match = match;
        this.credentials = credentials;
        this.choice = choice;
        this.adaptive = adaptive;
        this.offered = live.streams();
        this.stream = choice.choose(offered);
    }

    /** The same, stepping down to lower qualities and back up as the network carries them. */
    public PlatformSource adaptive() {
        return new PlatformSource(
                checker, match, credentials, choice, new RoomStatus.Live(RoomDetails.UNKNOWN, offered), true);
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
        offered = live.streams();
        stream = sameAs(stream, offered);
        return new Resolution(status, stream);
    }

    @Override
    public @Nullable QualitySteps steps() {
        return adaptive ? new Steps() : null;
    }

    private final class Steps implements QualitySteps {

        @Override
        public boolean down(long throughputBitsPerSecond) {
            List<LiveStream> lower = offered.stream()
                    .filter(candidate -> candidate.quality().compareTo(stream.quality()) > 0)
                    .sorted(Comparator.comparing(LiveStream::quality).thenComparing(this::isOtherForm))
                    .toList();
            Optional<LiveStream> carried = lower.stream()
                    .filter(candidate -> candidate.bitsPerSecond() != null
                            && candidate.bitsPerSecond() <= throughputBitsPerSecond * CARRIED)
                    .findFirst();
            return take(carried.or(() -> lower.stream().findFirst()));
        }

        @Override
        public boolean up() {
            LiveStream wished = choice.choose(offered);
            return take(offered.stream()
                    .filter(candidate -> candidate.quality().compareTo(stream.quality()) < 0
                            && candidate.quality().compareTo(wished.quality()) >= 0)
                    .min(Comparator.comparing(LiveStream::quality).reversed().thenComparing(this::isOtherForm)));
        }

        private boolean take(Optional<LiveStream> other) {
            other.ifPresent(found -> stream = found);
            return other.isPresent();
        }

        /** The same protocol and codec go on best. */
        private boolean isOtherForm(LiveStream candidate) {
            return candidate.protocol() != stream.protocol() || candidate.codec() != stream.codec();
        }
    }

    private LiveStream sameAs(LiveStream before, List<LiveStream> now) {
        return now.stream()
                .filter(candidate -> candidate.protocol() == before.protocol()
                        && candidate.name().equals(before.name())
                        && Objects.equals(candidate.codec(), before.codec()))
                .findFirst()
                .orElseGet(() -> choice.choose(now));
    }
}
