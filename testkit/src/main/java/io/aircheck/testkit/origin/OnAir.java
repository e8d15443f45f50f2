package io.aircheck.testkit.origin;

import io.aircheck.testkit.origin.Fault.Gone;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A channel over time: its clock starts at the first request, and its schedule makes one broadcast after the other. */
final class OnAir {

    /** How long a broadcast's last playlist can still be had, so that nobody misses the ENDLIST. */
    private static final Duration AFTERGLOW = Duration.ofSeconds(12);

    private final Channel channel;
    private final Programming programming;
    private final LiveClock clock;
    private final long startedMillis;
    private long number = -1;
    private @Nullable Broadcast broadcast;

    OnAir(Channel channel, Programming programming, LiveClock clock) {
        this.channel = channel;
        this.programming = programming;
        this.clock = clock;
        startedMillis = clock.millis();
        // An unknown programme must be told to whoever asks first, not in the middle of a broadcast.
        programming.programme(channel.programme());
    }

    Channel channel() {
        return channel;
    }

    /** Whether the channel answers nothing at the moment, by its faults. */
    boolean gone() {
        return gone(channel, startedMillis, clock.millis());
    }

    /** The broadcast that is on air, or has just ended; null in a break. */
    synchronized @Nullable Broadcast broadcast() {
        long now = clock.millis() - startedMillis;
        long current = channel.schedule().broadcast(now);
        if (current >= 0 && current != number) {
            number = current;
            broadcast = begin(current);
        }
        boolean over = current < 0 && channel.schedule().broadcast(now - AFTERGLOW.toMillis()) < 0;
        return over ? null : broadcast;
    }

    /** The last broadcast that anyone asked for, on air or not. */
    synchronized @Nullable Broadcast last() {
        return broadcast;
    }

    private Broadcast begin(long broadcastNumber) {
        long started = startedMillis + channel.schedule().beginMillis(broadcastNumber);
        Channel limited = channel.schedule().on().isZero() ? channel : channel.end(endOfBroadcast());
        return switch (channel.delivery()) {
            case TS, FMP4, AES, PICTURE, SOUND, PACKED -> new HlsBroadcast(limited, programming, clock, started);
            case FLV -> new FlvBroadcast(limited, programming, clock, started);
            case ICY -> new IcyBroadcast(limited, programming, clock, started);
        };
    }

    private long endOfBroadcast() {
        double millis = channel.schedule().on().toMillis() * channel.speed();
        long end = channel.delivery().segmented()
                ? channel.playlist().start() + (long) (millis / Channel.SEGMENT.toMillis())
                : (long) (millis + Channel.HEAD_START.toMillis()) / 1000;
        return Math.min(end, channel.end());
    }

    static boolean gone(Channel channel, long startedMillis, long now) {
        return channel.faults(Gone.class).anyMatch(gone -> {
            // What is sent as fast as it is read is all on air from the beginning.
            double untilThen = channel.speed() == 0 ? 0 : millisUntil(channel, gone.at()) / channel.speed();
            long from = startedMillis + (long) untilThen;
            return now >= from && now < from + gone.seconds() * 1000L;
        });
    }

    /** From the channel's start until a segment, or second of a stream, is on air at normal speed. */
    private static long millisUntil(Channel channel, int at) {
        return channel.delivery().segmented()
                ? Math.max(0, at + 1L - channel.playlist().start()) * Channel.SEGMENT.toMillis()
                : Math.max(0, at * 1000L - Channel.HEAD_START.toMillis());
    }
}
