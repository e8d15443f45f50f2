package io.aircheck.server.watch;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which room is to be checked next, so that no host is asked more often than allowed. Thousands of rooms cost a tree's depth.
 * Of the rooms that wait for one host the urgent ones come first, then the one that waits longest. Not safe for use by many
 * threads.
 */
final class CheckTable {

    private record Slot(long room, Instant due) {
        static final Comparator<Slot> ORDER = Comparator.comparing(Slot::due).thenComparing(Slot::room);
    }

    /** The rooms of one host, and when it may be asked again. */
    private static final class Host {
        final String name;
        final TreeSet<Slot> urgent = new TreeSet<>(Slot.ORDER);
        final TreeSet<Slot> ordinary = new TreeSet<>(Slot.ORDER);
        Instant free = Instant.MIN;
        /** When its next check can be; null while no room waits. Its place in the order: changed only while out of it. */
        @Nullable
        Instant ready;
        /** The least time between two checks of it. */
        Duration interval = Duration.ZERO;

        Host(String name) {
            this.name = name;
        }

        @Nullable
        Instant readyNow() {
            Instant due = null;
            for (TreeSet<Slot> slots : List.of(urgent, ordinary)) {
                if (!slots.isEmpty() && (due == null || slots.first().due().isBefore(due))) {
                    due = slots.first().due();
                }
            }
            return due == null || due.isAfter(free) ? due : free;
        }

        Slot take(Instant now) {
            boolean hasUrgent = !urgent.isEmpty() && !urgent.first().due().isAfter(now);
            Slot taken = (hasUrgent ? urgent : ordinary).pollFirst();
            if (taken == null) {
                throw new IllegalStateException("host " + name + " has no room to check");
            }
            return taken;
        }
    }

    private record Place(Host host, Slot slot) {}

    private final Map<String, Host> hosts = new HashMap<>();
    private final Map<Long, Place> places = new HashMap<>();
    /** Hosts for which no room waits; forgotten once they might be asked again. */
    private final Set<Host> idle = new HashSet<>();

    private final TreeSet<Host> order = new TreeSet<>(
            Comparator.comparing((Host host) -> host.ready, Comparator.nullsLast(Comparator.naturalOrder()))
                    .thenComparing(host -> host.name));

    /**
     * Says when a room is due; what was said of it before no longer counts.
     *
     * @param hostInterval the least time between two checks on its host from now on
     */
    void put(long room, String hostName, Instant due, boolean urgent, Duration hostInterval) {
        remove(room);
        Host host = hosts.computeIfAbsent(hostName, Host::new);
        host.interval = hostInterval;
        Slot slot = new Slot(room, due);
        order.remove(host);
        (urgent ? host.urgent : host.ordinary).add(slot);
        places.put(room, new Place(host, slot));
        reorder(host);
    }

    void remove(long room) {
        Place place = places.remove(room);
        if (place != null) {
            order.remove(place.host());
            place.host().urgent.remove(place.slot());
            place.host().ordinary.remove(place.slot());
            reorder(place.host());
        }
    }

    /** Takes a room that is to be checked now, if there is one; its host is then left alone for its interval. */
    OptionalLong take(Instant now) {
        idle.removeIf(host -> !host.free.isAfter(now) && hosts.remove(host.name, host));
        Host host = order.isEmpty() ? null : order.first();
        Instant ready = host == null ? null : host.ready;
        if (host == null || ready == null || ready.isAfter(now)) {
            return OptionalLong.empty();
        }
        order.remove(host);
        Slot taken = host.take(now);
        places.remove(taken.room());
        host.free = now.plus(host.interval);
        reorder(host);
        return OptionalLong.of(taken.room());
    }

    /** How many hosts it knows. */
    int hosts() {
        return hosts.size();
    }

    /** How many rooms wait for a host. */
    int waiting(String hostName) {
        Host host = hosts.get(hostName);
        return host == null ? 0 : host.urgent.size() + host.ordinary.size();
    }

    /** When the next room can be taken; null while none waits. */
    @Nullable
    Instant next() {
        return order.isEmpty() ? null : order.first().ready;
    }

    private void reorder(Host host) {
        host.ready = host.readyNow();
        if (host.ready == null) {
            idle.add(host);
        } else {
            idle.remove(host);
            order.add(host);
        }
    }
}
