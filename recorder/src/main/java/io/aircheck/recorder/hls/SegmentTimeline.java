package io.aircheck.recorder.hls;

import io.aircheck.media.hls.MediaPlaylist;
import io.aircheck.media.hls.Segment;
import io.aircheck.recorder.hls.Change.Added;
import io.aircheck.recorder.hls.Change.Missing;
import io.aircheck.recorder.hls.Change.Restarted;
import io.aircheck.recorder.hls.Change.Standing;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Makes one line of segments out of reloads of a playlist. A segment is known by its number within an epoch; file name and
 * program date time are the witnesses by which a lagging server, a jump of the numbering and its beginning anew are told
 * apart.
 */
final class SegmentTimeline {

    private static final int REMEMBERED = 300;
    private static final int MOST_GUESSES = 50;
    private static final Duration SAME_TIME = Duration.ofMillis(500);
    private static final Duration SAME_NAME_WITHIN = Duration.ofSeconds(5);

    /**
     * What is kept of a segment to know it again, by its number. Some hundreds are kept of each stream, and addresses are long.
     *
     * @param name a hash of its file's name
     */
    private record Seen(int name, @Nullable Instant at) {

        static Seen of(Segment segment) {
            return new Seen(fileName(segment).hashCode(), segment.programDateTime());
        }
    }

    private final Entry entry;
    private final NavigableMap<Long, Seen> known = new TreeMap<>();
    /** Of those known the one with the highest number. */
    private @Nullable Segment newest;
    /** Known before that one. */
    private @Nullable Segment secondNewest;

    private long prefetchedUpTo = -1;
    private @Nullable Segment beyond;
    private int epoch;

    SegmentTimeline() {
        this(Entry.WHOLE);
    }

    /** @param entry where to begin */
    SegmentTimeline(Entry entry) {
        this.entry = entry;
    }

    int epoch() {
        return epoch;
    }

    /** What is new; empty if nothing is, or the server lags behind what was seen before. */
    List<Change> take(MediaPlaylist playlist) {
        List<Change> changes = new ArrayList<>();
        List<Segment> window = playlist.segments();
        if (window.isEmpty()) {
            return changes;
        }
        Segment last = newest;
        if (last != null) {
            long expected = last.sequence() + 1;
            if (isOther(window, expected) || comesAgain(last, window.getFirst())) {
                restart(last, window, playlist, changes);
                add(window, notYetRecorded(last, window), changes);
                return changes;
            } else if (window.getFirst().sequence() > expected) {
                bridge(last, window.getFirst(), playlist, changes);
            }
        }
        List<Segment> fresh = last == null ? entry.of(playlist) : after(last.sequence(), window);
        add(window, fresh, changes);
        addPrefetch(playlist, changes);
        return changes;
    }

    private static List<Segment> after(long last, List<Segment> window) {
        return window.stream().filter(segment -> segment.sequence() > last).toList();
    }

    /** Whether numbers that we know now name other segments, or numbers went back to where we know nothing. */
    private boolean isOther(List<Segment> window, long expected) {
        Seen witness = null;
        Segment now = null;
        for (Segment segment : window) {
            Seen before = known.get(segment.sequence());
            if (before != null) {
                witness = before;
                now = segment;
            }
        }
        return witness != null && now != null
                ? !isSame(witness, Seen.of(now))
                : window.getLast().sequence() < expected;
    }

    private static boolean isSame(Seen before, Seen now) {
        Instant was = before.at();
        Instant is = now.at();
        boolean sameName = before.name() == now.name();
        if (was == null || is == null) {
            return sameName;
        }
        Duration apart = Duration.between(was, is).abs();
        return apart.compareTo(SAME_TIME) < 0 || sameName && apart.compareTo(SAME_NAME_WITHIN) < 0;
    }

    private static String fileName(Segment segment) {
        String url = segment.url();
        int query = url.indexOf('?');
        String path = query < 0 ? url : url.substring(0, query);
        String name = path.substring(path.lastIndexOf('/') + 1);
        return segment.byteRange() == null
                ? name
                : name + "@" + segment.byteRange().offset();
    }

    private void restart(Segment last, List<Segment> window, MediaPlaylist playlist, List<Change> changes) {
        Segment first = window.getFirst();
        Duration lost = between(last, first);
        List<Added> unseen = unseenBeforeRestart(last, first, lost, playlist.targetDuration());
        changes.addAll(unseen);
        changes.add(new Restarted(
                ++epoch, "the playlist's numbering began anew at " + first.sequence() + " after " + last.sequence()));
        if (unseen.isEmpty()
                && lost != null
                && lost.compareTo(playlist.targetDuration().dividedBy(2)) > 0) {
            changes.add(new Missing(endOf(last), lost, 0, "the stream had moved on when its numbering began anew"));
        }
    }

    /** Whether the newest that we have comes again behind a jump of the numbers. */
    private static boolean comesAgain(Segment last, Segment first) {
        Duration byClock = between(last, first);
        return first.sequence() > last.sequence() + 1
                && (byClock == null ? last.url().equals(first.url()) : byClock.compareTo(SAME_TIME.negated()) < 0);
    }

    /** After the numbering began anew: without what the stream's clock says we have already. */
    private List<Segment> notYetRecorded(Segment last, List<Segment> window) {
        Instant from = known.firstEntry().getValue().at();
        Instant to = endOf(last);
        known.clear();
        newest = null;
        beyond = null;
        secondNewest = null;
        prefetchedUpTo = -1;
        if (from == null || to == null) {
            return comesAgain(last, window.getFirst()) ? window.subList(1, window.size()) : window;
        }
        return window.stream()
                .filter(segment -> {
                    Instant at = segment.programDateTime();
                    return at == null || at.isBefore(from) || !at.isBefore(to.minus(SAME_TIME));
                })
                .toList();
    }

    /** The window has moved beyond what we know: what lies between is lost, unless it can be guessed or never was. */
    private void bridge(Segment last, Segment first, MediaPlaylist playlist, List<Change> changes) {
        long from = Math.max(last.sequence(), prefetchedUpTo) + 1;
        long units = first.sequence() - from;
        Duration byClock = between(last, first);
        if (byClock != null && byClock.compareTo(playlist.targetDuration().dividedBy(2)) < 0) {
            changes.add(new Restarted(
                    ++epoch,
                    "the playlist's numbers jumped from " + last.sequence() + " to " + first.sequence()
                            + "; by its clock nothing is missing"));
            return;
        }
        if (byClock == null && followsByName(last, first)) {
            changes.add(new Restarted(
                    ++epoch,
                    "the playlist's numbers jumped from " + last.sequence() + " to " + first.sequence()
                            + "; by the names of its segments nothing is missing"));
            return;
        }
        List<Added> unseen = unseenBeforeRenumbering(last, first, byClock, playlist.targetDuration());
        if (!unseen.isEmpty()) {
            changes.add(new Restarted(
                    epoch,
                    "the playlist's numbers jumped from " + last.sequence() + " to " + first.sequence()
                            + "; by the names of its segments only " + unseen.size() + " lie between"));
            changes.addAll(unseen);
            return;
        }
        if (units <= 0) {
            return;
        }
        Duration each = byClock == null ? last.duration() : byClock.dividedBy(first.sequence() - last.sequence() - 1);
        List<Added> guesses = units > MOST_GUESSES ? List.of() : guess(last, first, from, each);
        if (guesses.isEmpty()) {
            boolean sinceLast = from == last.sequence() + 1;
            changes.add(new Missing(
                    endOf(last),
                    byClock != null && sinceLast ? byClock : each.multipliedBy(units),
                    units,
                    "segments " + from + " to " + (first.sequence() - 1)
                            + " had left the playlist before it was seen"));
        }
        changes.addAll(guesses);
    }

    private static boolean followsByName(Segment last, Segment first) {
        return last.byteRange() == null
                && first.byteRange() == null
                && CounterPattern.upTo(last.url(), first.url(), first.sequence())
                        .filter(pattern -> pattern.sequence() == first.sequence() - 1)
                        .isPresent();
    }

    /**
     * Where the numbers jumped and the names did not, those between the two names; in the numbering of the second. Not where
     * decryption needs to know the number that they had.
     */
    private List<Added> unseenBeforeRenumbering(
            Segment last, Segment first, @Nullable Duration byClock, Duration targetDuration) {
        CounterPattern pattern = namesBetween(last, first, byClock, targetDuration);
        if (pattern == null || needsNumber(last) || pattern.sequence() == last.sequence() || pattern.sequence() < 0) {
            return List.of();
        }
        epoch++;
        long between = first.sequence() - pattern.sequence() - 1;
        Duration each = byClock == null ? last.duration() : byClock.dividedBy(between);
        return guesses(pattern, last, pattern.sequence(), pattern.sequence() + 1, first.sequence(), each);
    }

    /**
     * Where the numbering began anew and the names did not, those between the two names; in the numbering of the first. Where
     * decryption needs to know their numbers, only if the other numbering begins with what is listed.
     */
    private List<Added> unseenBeforeRestart(
            Segment last, Segment first, @Nullable Duration byClock, Duration targetDuration) {
        CounterPattern pattern = namesBetween(last, first, byClock, targetDuration);
        if (pattern == null || needsNumber(last) && first.sequence() > 0) {
            return List.of();
        }
        long between = first.sequence() - pattern.sequence() - 1;
        long from = last.sequence() + 1;
        Duration each = byClock == null ? last.duration() : byClock.dividedBy(between);
        return guesses(pattern.from(last.sequence()), last, last.sequence(), from, from + between, each);
    }

    private static boolean needsNumber(Segment segment) {
        return segment.key() != null && segment.key().iv() == null;
    }

    /** The pattern of two segments' names where there are some between them, and not more or less than time for them. */
    private static @Nullable CounterPattern namesBetween(
            Segment last, Segment first, @Nullable Duration byClock, Duration targetDuration) {
        if (last.byteRange() != null || first.byteRange() != null) {
            return null;
        }
        CounterPattern pattern =
                CounterPattern.upTo(last.url(), first.url(), first.sequence()).orElse(null);
        long between = pattern == null ? 0 : first.sequence() - pattern.sequence() - 1;
        if (between < 1 || between > MOST_GUESSES) {
            return null;
        }
        Duration byName = last.duration().multipliedBy(between);
        boolean otherwise = byClock != null && byClock.minus(byName).abs().compareTo(targetDuration) > 0;
        return otherwise ? null : pattern;
    }

    private List<Added> guess(Segment last, Segment first, long from, Duration each) {
        if (last.byteRange() != null || first.byteRange() != null) {
            return List.of();
        }
        return CounterPattern.of(last.url(), last.sequence(), first.url(), first.sequence())
                .map(pattern -> guesses(pattern, last, last.sequence(), from, first.sequence(), each))
                .orElse(List.of());
    }

    /** @param number of the last before them, in their numbering */
    private List<Added> guesses(CounterPattern pattern, Segment last, long number, long from, long to, Duration each) {
        List<Added> guesses = new ArrayList<>();
        Instant at = endOf(last);
        for (long sequence = from; sequence < to; sequence++) {
            Instant begins = at == null ? null : at.plus(each.multipliedBy(sequence - number - 1));
            Segment guess = new Segment(
                    sequence,
                    pattern.url(sequence),
                    each,
                    "",
                    false,
                    begins,
                    last.key(),
                    last.scrambling(),
                    last.map(),
                    null,
                    false,
                    false);
            guesses.add(new Added(guess, epoch, Standing.GUESSED));
        }
        return guesses;
    }

    private void add(List<Segment> window, List<Segment> fresh, List<Change> changes) {
        for (Segment segment : window) {
            known.put(segment.sequence(), Seen.of(segment));
            if (newest == null || segment.sequence() > newest.sequence()) {
                secondNewest = newest;
                newest = segment;
            }
        }
        fresh.forEach(segment -> changes.add(new Added(segment, epoch, Standing.LISTED)));
        while (known.size() > Math.max(REMEMBERED, 2 * window.size())) {
            known.pollFirstEntry();
        }
    }

    /** Those before the first that may be an advertisement; what is behind it waits until it is listed. */
    private void addPrefetch(MediaPlaylist playlist, List<Change> changes) {
        for (Segment segment : playlist.prefetch()) {
            if (segment.advertisement()) {
                return;
            }
            if (segment.sequence() > Math.max(known.lastKey(), prefetchedUpTo)) {
                prefetchedUpTo = segment.sequence();
                changes.add(new Added(segment, epoch, Standing.PREFETCH));
            }
        }
    }

    /**
     * The segment behind the last that is known, by the pattern of the names: where the playlist is taken away at the end of a
     * stream, the last one is often there though it was never listed. Until it is, it is only announced.
     */
    List<Change> beyond() {
        Segment last = newest;
        Segment before = secondNewest;
        if (last == null || before == null || before.sequence() + 1 < last.sequence()) {
            return List.of();
        }
        if (last.byteRange() != null || last.advertisement() || prefetchedUpTo > last.sequence()) {
            return List.of();
        }
        CounterPattern pattern = CounterPattern.of(before.url(), before.sequence(), last.url(), last.sequence())
                .orElse(null);
        if (pattern == null) {
            return List.of();
        }
        prefetchedUpTo = last.sequence() + 1;
        Segment next = guesses(pattern, last, last.sequence(), prefetchedUpTo, prefetchedUpTo + 1, last.duration())
                .getFirst()
                .segment();
        beyond = next;
        return List.of(new Added(next, epoch, Standing.PREFETCH));
    }

    /**
     * Takes it for part of the stream.
     *
     * @param isThere whether it could be had
     */
    void confirmBeyond(Predicate<Segment> isThere) {
        Segment next = beyond;
        if (next != null && next.sequence() > known.lastKey() && isThere.test(next)) {
            add(List.of(next), List.of(), new ArrayList<>());
            beyond = null;
        }
    }

    private static @Nullable Instant endOf(Segment segment) {
        Instant begins = segment.programDateTime();
        return begins == null ? null : begins.plus(segment.duration());
    }

    /** What lies between the end of one and the beginning of another by the stream's clock; null where it has none. */
    private static @Nullable Duration between(Segment earlier, Segment later) {
        Instant end = endOf(earlier);
        Instant begin = later.programDateTime();
        return end == null || begin == null ? null : Duration.between(end, begin);
    }
}
