package io.aircheck.testkit.origin;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a channel is; its clock starts when it is first asked for.
 *
 * @param name letters, digits and {@code _ . -}
 * @param programme a name that the origin knows, see {@link io.aircheck.testkit.media.Programmes}
 * @param speed times real time; for FLV and ICY 0 sends as fast as it is read
 * @param end segments, or seconds of FLV and ICY, after which the broadcast is over
 * @param schedule when it is on air
 * @param playlist how its playlist looks; only for HLS
 */
public record Channel(
        String name,
        Delivery delivery,
        String programme,
        double speed,
        long end,
        Schedule schedule,
        Playlist playlist,
        List<Fault> faults) {

    /** Length of an HLS segment. */
    public static final Duration SEGMENT = Duration.ofSeconds(2);

    /** FLV and ICY streams are this old when their channel begins, so that a first connection gets a key frame at once. */
    public static final Duration HEAD_START = Duration.ofSeconds(4);

    /** {@link #end} of a channel that does not end. */
    public static final long NEVER = Long.MAX_VALUE;

    /**
     * @param window segments in the playlist; 0 for all
     * @param start segments already on air at the beginning
     * @param baseSequence first media sequence number
     * @param prefetch Twitch prefetch lines
     * @param endsWithNotFound 404 at the end, in place of ENDLIST
     */
    public record Playlist(int window, int start, long baseSequence, int prefetch, boolean endsWithNotFound) {

        public static final Playlist USUAL = new Playlist(6, 3, 100, 0, false);

        public Playlist {
            if (window < 0 || start < 0 || baseSequence < 0 || prefetch < 0 || prefetch > 20) {
                throw new IllegalArgumentException("a playlist's numbers are not negative, prefetch at most 20");
            }
        }
    }

    public Channel {
        faults = List.copyOf(faults);
        if (!name.matches("[A-Za-z0-9_.-]{1,80}")) {
            throw new IllegalArgumentException("a channel's name is letters, digits and _ . -, not " + name);
        }
        if (!(speed >= 0) || end < 0) {
            throw new IllegalArgumentException("speed and end are not negative");
        }
        if (speed == 0 && delivery.segmented()) {
            throw new IllegalArgumentException("speed 0 is for FLV and ICY only; for HLS use start=200&win=0");
        }
    }

    /** A channel that is always on air, in real time. */
    public static Channel of(String name, Delivery delivery) {
        String programme = delivery == Delivery.ICY ? "mp3" : "540p";
        return new Channel(name, delivery, programme, 1, NEVER, Schedule.ALWAYS, Playlist.USUAL, List.of());
    }

    /** A channel as the query of an address describes it. */
    static Channel of(String name, Delivery delivery, Map<String, String> query) {
        Channel usual = of(name, delivery);
        Playlist playlist = new Playlist(
                (int) number(query, "win", Playlist.USUAL.window),
                (int) number(query, "start", Playlist.USUAL.start),
                number(query, "base", Playlist.USUAL.baseSequence),
                (int) number(query, "prefetch", 0),
                number(query, "gone", 0) != 0);
        return new Channel(
                name,
                delivery,
                query.getOrDefault("p", usual.programme),
                Double.parseDouble(query.getOrDefault("speed", "1")),
                number(query, "end", NEVER),
                Schedule.ALWAYS,
                playlist,
                Fault.parse(query.getOrDefault("f", ""), delivery));
    }

    public Channel programme(String name) {
        return new Channel(this.name, delivery, name, speed, end, schedule, playlist, faults);
    }

    public Channel speed(double times) {
        return new Channel(name, delivery, programme, times, end, schedule, playlist, faults);
    }

    public Channel end(long at) {
        return new Channel(name, delivery, programme, speed, at, schedule, playlist, faults);
    }

    public Channel schedule(Schedule other) {
        return new Channel(name, delivery, programme, speed, end, other, playlist, faults);
    }

    public Channel playlist(Playlist other) {
        return new Channel(name, delivery, programme, speed, end, schedule, other, faults);
    }

    public Channel faults(Fault... others) {
        return new Channel(name, delivery, programme, speed, end, schedule, playlist, List.of(others));
    }

    /** The faults of one kind. */
    <T extends Fault> Stream<T> faults(Class<T> kind) {
        return faults.stream().filter(kind::isInstance).map(kind::cast);
    }

    private static long number(Map<String, String> query, String name, long absent) {
        String text = query.get(name);
        return text == null ? absent : Long.parseLong(text);
    }
}
