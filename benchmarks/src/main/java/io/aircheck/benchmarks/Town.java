package io.aircheck.benchmarks;

import io.aircheck.testkit.replay.RecordedExchange;
import io.aircheck.testkit.replay.Replay;
import io.aircheck.testkit.replay.ReplayRequest;
import io.aircheck.testkit.replay.ReplayedSite;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The sites of a thousand rooms, which go live and off when they are told, and count how they are asked. */
final class Town implements ReplayedSite {

    /** A room and what has been asked of it. */
    private static final class House {
        final TownRoom room;
        final Replay off;
        final Replay live;
        volatile boolean isLive;
        volatile long liveSinceMillis;
        volatile long seenAfterMillis = -1;

        House(TownRoom room) {
            this.room = room;
            this.off = new Replay(room.off());
            this.live = new Replay(room.live());
        }
    }

    private static final long COUNTED_MILLIS = 10_000;

    private final List<House> houses = new ArrayList<>();
    private final Map<String, Deque<Long>> lately = new HashMap<>();
    private final Map<String, Integer> mostLately = new ConcurrentHashMap<>();
    private long requests;

    Town(List<TownRoom> rooms) {
        rooms.forEach(room -> houses.add(new House(room)));
    }

    int size() {
        return houses.size();
    }

    /** Lets a room go live. */
    void goLive(int index) {
        House house = houses.get(index);
        house.seenAfterMillis = -1;
        house.liveSinceMillis = System.currentTimeMillis();
        house.isLive = true;
    }

    void goOff(int index) {
        houses.get(index).isLive = false;
    }

    /** How long after it went live a room was asked about, or -1 if it has not been. */
    long detectedAfterMillis(int index) {
        return houses.get(index).seenAfterMillis;
    }

    synchronized long requests() {
        return requests;
    }

    /** The most requests that any host got within ten seconds. */
    int mostInTenSeconds() {
        return mostLately.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    }

    /** The hosts that were asked. */
    int hosts() {
        return mostLately.size();
    }

    @Override
    public @Nullable RecordedExchange answer(ReplayRequest request) {
        count(request.host());
        String whole = request.path() + "?" + request.query() + " " + request.body();
        RecordedExchange other = null;
        for (House house : houses) {
            RecordedExchange answer = (house.isLive ? house.live : house.off).answer(request);
            if (answer == null) {
                continue;
            }
            if (whole.contains(house.room.id())) {
                if (house.isLive && house.seenAfterMillis < 0) {
                    house.seenAfterMillis = System.currentTimeMillis() - house.liveSinceMillis;
                }
                return answer;
            }
            other = other == null ? answer : other;
        }
        return other;
    }

    private synchronized void count(String host) {
        requests++;
        long now = System.currentTimeMillis();
        Deque<Long> times = lately.computeIfAbsent(host, _ -> new ArrayDeque<>());
        times.addLast(now);
        while (now - times.getFirst() > COUNTED_MILLIS) {
            times.removeFirst();
        }
        mostLately.merge(host, times.size(), Math::max);
    }
}
