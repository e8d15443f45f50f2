package io.aircheck.recorder;

import io.aircheck.net.UrlPrivacy;
import io.aircheck.platforms.Credentials;
import io.aircheck.platforms.LiveStream;
import io.aircheck.platforms.OpenStream;
import io.aircheck.platforms.PlatformRegistry;
import io.aircheck.platforms.Room;
import io.aircheck.platforms.RoomChecker;
import io.aircheck.platforms.RoomDetails;
import io.aircheck.platforms.RoomStatus;
import io.aircheck.platforms.SiteRefusal;
import io.aircheck.platforms.StreamChoice;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The stream of a room: asked again, it looks for the same quality first and chooses anew where that is gone. */
public final class PlatformSource implements StreamSource {

    private static final Logger LOG = LoggerFactory.getLogger(PlatformSource.class);

    /** Of a measured throughput, what a stream may take. */
    private static final double CARRIED = 0.9;

    private final RoomChecker checker;
    private final PlatformRegistry.Match match;
    private final Credentials credentials;
    private final StreamChoice choice;
    private final boolean adaptive;
    private volatile List<LiveStream> offered;
    private volatile LiveStream stream;
    private @Nullable Ready ready;

    /**
     * A stream that is open for its download.
     *
     * @param wanted as it was offered
     */
    private record Ready(LiveStream wanted, OpenStream open) {}

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

    /** Opened when it is first asked for. One that does not open is given as it is: its download will say why. */
    @Override
    public synchronized LiveStream stream() {
        LiveStream wanted = stream;
        Ready before = ready;
        if (before != null && before.wanted == wanted) {
            return before.open.stream();
        }
        try {
            return open(wanted);
        } catch (IOException | SiteRefusal e) {
            LOG.debug(
                    "{} does not open: {}",
                    UrlPrivacy.withoutSecrets(match.room().url()),
                    e.getMessage());
            ready = new Ready(wanted, OpenStream.of(wanted));
            return wanted;
        }
    }

    private synchronized LiveStream open(LiveStream wanted) throws IOException, SiteRefusal {
        close();
        OpenStream open = checker.open(match, credentials, wanted);
        ready = new Ready(wanted, open);
        return open.stream();
    }

    @Override
    public synchronized void close() {
        Ready before = ready;
        ready = null;
        if (before != null) {
            before.open.close();
        }
    }

    @Override
    public Room room() {
        return match.room();
    }

    @Override
    public Resolution resolveAgain() throws IOException {
        RoomStatus status = checker.check(match, credentials);
        if (!(status instanceof RoomStatus.Live live)) {
            return new Resolution(status, null);
        }
        offered = live.streams();
        stream = sameAs(stream, offered);
        try {
            return new Resolution(status, open(stream));
        } catch (SiteRefusal e) {
            return new Resolution(e.status(), null);
        }
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
