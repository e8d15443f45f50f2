package io.aircheck.recorder.flv;

import io.aircheck.media.flv.FlvConfiguration;
import io.aircheck.media.flv.Gop;
import io.aircheck.media.flv.HeldTags;
import io.aircheck.media.flv.repair.Seam;
import io.aircheck.media.flv.repair.ServerClocks;
import io.aircheck.recorder.Gap;
import io.aircheck.recorder.UnitSink;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Joins what comes over a new connection to what came before. The group that a connection was cut in is held back until the next
 * connection shows whether it can be had whole; what cannot be had is noted.
 */
final class Rejoining {

    /** A server's clock that went on this much more than ours is not the same clock. */
    private static final long CLOCK_TOLERANCE_MILLIS = 10_000;

    /** And one that went back less may be: the timeline takes small leaps for time that passed. */
    private static final long BACK_MILLIS = 2_000;

    /** Less than this between two groups is the ordinary distance of frames. */
    private static final long SEAMLESS_MILLIS = 500;

    /** By our clock alone it is not known more exactly when a group began that a server had in store. */
    private static final long UNSURE_MILLIS = 1_000;

    /** So old is what a server sends to a new connection first, as a rule. */
    private static final long STORED_MILLIS = 1_500;

    /** By so much two encodings of one moment may differ, since frames of sound fall differently. */
    private static final long SAME_MOMENT_MILLIS = 100;

    /**
     * A broadcast that goes on behind a broken connection goes on with our clock. One that is this much behind it, after as long
     * without a connection, stood still meanwhile: its server was down and sends on from where it stopped, or from its start.
     */
    private static final Duration STANDSTILL = Duration.ofSeconds(5);

    private final UnitSink sink;
    private final Clock clock;
    private final ServerClocks clocks;

    private @Nullable Gop cut;
    private @Nullable Arrived last;
    /** Whether nothing new came over this connection yet. */
    private boolean unjoined;

    private boolean exactly;

    private Instant connectedAt = Instant.EPOCH;
    private Instant disconnectedAt = Instant.EPOCH;
    private Duration apart = Duration.ZERO;

    /**
     * The last group that was accepted.
     *
     * @param place where it ends on the timeline of the recording
     * @param at when it had come, by our clock
     */
    private record Arrived(FlvConfiguration configuration, long place, Instant at) {}

    /** @param clocks those of all connections of the stream */
    Rejoining(UnitSink sink, Clock clock, ServerClocks clocks) {
        this.sink = sink;
        this.clock = clock;
        this.clocks = clocks;
    }

    void connectionBegins() {
        unjoined = true;
        connectedAt = clock.instant();
        apart = Duration.between(disconnectedAt, connectedAt);
    }

    void connectionEnds() {
        disconnectedAt = clock.instant();
    }

    /** Whether the beginning of a group tells nothing that the one held back does not. */
    boolean isHeld(Gop rest) {
        return cut != null && Seam.completes(rest, cut);
    }

    /**
     * Whether a connection begins with what was recorded already, in another form: an edge that remembers the picture from before
     * it was turned, or that encodes by itself. The stream's clock says so, and by ours there was no time for anything newer.
     */
    boolean isPast(Gop gop) {
        Arrived before = last;
        if (!unjoined || before == null || gop.configuration().equals(before.configuration())) {
            return false;
        }
        HeldTags tags = gop.tags();
        long groupMillis = tags.spanMillis();
        long sinceMillis = Duration.between(before.at(), clock.instant()).toMillis();
        return clocks.places(tags.firstTimestamp())
                .anyMatch(place -> place + groupMillis <= before.place() + SAME_MOMENT_MILLIS
                        && sinceMillis < before.place() - place);
    }

    /** Keeps the group that a connection was cut in, and its bytes. */
    void hold(Gop rest) {
        cut = rest;
    }

    /** The group that was held back, to be written as far as it goes. */
    @Nullable
    Gop takeHeld() {
        Gop held = cut;
        cut = null;
        return held;
    }

    /** Whether a connection's first new group is the whole, or more, of the one that is held back. */
    boolean completesHeld(Gop gop) {
        return unjoined && cut != null && Seam.completes(cut, gop);
    }

    /** Drops the group that was held back where the first new one of a connection is the same, and whole. */
    void meet(Gop gop) {
        exactly = completesHeld(gop);
        if (exactly) {
            Objects.requireNonNull(takeHeld()).tags().discard();
        }
    }

    /** Notes what is missing before the first new group of a connection, and where the stream now is. */
    void accept(Gop gop) {
        if (unjoined && last != null) {
            noteGap(last, gop.tags());
        }
        unjoined = false;
        last = new Arrived(gop.configuration(), gop.tags().lastTimestamp(), clock.instant());
    }

    /** Tells where the group that was accepted last ends on the timeline of the recording. */
    void placed(long end) {
        Arrived unplaced = Objects.requireNonNull(last);
        last = new Arrived(unplaced.configuration(), end, unplaced.at());
    }

    private void noteGap(Arrived before, HeldTags tags) {
        Optional<Long> onTheirs = exactly ? Optional.of(0L) : distance(before, tags);
        long onOurs =
                Duration.between(before.at(), clock.instant()).toMillis() - tags.spanMillis(); // until the group began
        long behind = onOurs - onTheirs.orElse(onOurs);
        if (apart.compareTo(STANDSTILL) >= 0 && behind >= STANDSTILL.toMillis()) {
            note(before, onOurs, "the server was gone; it went on with what it had sent last");
        } else if (onTheirs.isPresent() && onTheirs.get() > SEAMLESS_MILLIS) {
            clocks.skip(onTheirs.get());
            note(before, onTheirs.get(), "the stream went on while there was no connection");
        } else if (onTheirs.isEmpty() && onOurs > UNSURE_MILLIS) {
            clocks.skip(onOurs);
            note(before, onOurs, "there was no connection; the stream's clock began anew, so the length is ours");
        }
    }

    private void note(Arrived before, long millis, String detail) {
        sink.gap(new Gap(before.at(), Duration.ofMillis(millis), 0, Gap.Cause.UNREACHABLE, detail));
    }

    /** How far behind the last group a group stands, in milliseconds, on the most likely of the clocks that it may be on. */
    private Optional<Long> distance(Arrived before, HeldTags tags) {
        long onOurs = Duration.between(before.at(), connectedAt).toMillis();
        long expected = Math.max(0, onOurs - STORED_MILLIS);
        return clocks.places(tags.firstTimestamp())
                .map(place -> place - before.place())
                .filter(distance -> distance > -BACK_MILLIS && distance <= onOurs + CLOCK_TOLERANCE_MILLIS)
                .boxed()
                .min(Comparator.comparing(distance -> Math.abs(distance - expected)));
    }
}
