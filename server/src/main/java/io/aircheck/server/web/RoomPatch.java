package io.aircheck.server.web;

import io.aircheck.server.web.RoomCard.Group;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One change of the list of rooms, so that a page of a thousand need not be made anew for one of them. */
sealed interface RoomPatch extends Fragment {

    /** A room that looks otherwise, where it stands. */
    record Changed(RoomCard card) implements RoomPatch {
        @Override
        public String id() {
            return idOf(card.id());
        }

        @Override
        public String fill(Templates templates, Viewer viewer, Page page) {
            return templates.fill("part/room", Map.of("page", page, "card", card, "swap", "true"));
        }
    }

    /**
     * A room that was not there, or not in this place, which it leaves: no moment shows it in none or in two.
     *
     * @param after the room before it in the same list; null for the first
     */
    record Come(RoomCard card, @Nullable Long after) implements RoomPatch {
        @Override
        public String id() {
            return idOf(card.id());
        }

        @Override
        public String fill(Templates templates, Viewer viewer, Page page) {
            String list = card.group() == Group.AIR ? "cards" : "rows";
            String place = after == null ? "afterbegin:#" + list : "afterend:#" + idOf(after);
            return templates.fill("part/room_come", Map.of("page", page, "card", card, "place", place));
        }
    }

    /** A room that is not there any more. */
    record Gone(long room) implements RoomPatch {
        @Override
        public String id() {
            return idOf(room);
        }

        @Override
        public String fill(Templates templates, Viewer viewer, Page page) {
            return templates.fill("part/room_gone", Map.of("id", id()));
        }
    }

    private static String idOf(long room) {
        return "room-" + room;
    }

    /**
     * What makes one list the other, to be done in this order; as few rooms as possible come to another place.
     */
    static List<RoomPatch> between(List<RoomCard> before, List<RoomCard> after) {
        Map<Long, RoomCard> old = byId(before);
        Map<Long, RoomCard> now = byId(after);
        Set<Long> stayed = Unmoved.of(
                before.stream().filter(it -> stays(it, now)).map(RoomCard::id).toList(),
                after.stream().map(RoomCard::id).toList());
        List<RoomPatch> patches = new ArrayList<>();
        before.stream().filter(it -> !now.containsKey(it.id())).forEach(it -> patches.add(new Gone(it.id())));
        Map<Boolean, Long> last = new HashMap<>();
        for (RoomCard card : after) {
            boolean air = card.group() == Group.AIR;
            if (!stayed.contains(card.id())) {
                patches.add(new Come(card, last.get(air)));
            } else if (!Objects.requireNonNull(old.get(card.id())).still().equals(card.still())) {
                patches.add(new Changed(card));
            }
            last.put(air, card.id());
        }
        return patches;
    }

    private static boolean stays(RoomCard card, Map<Long, RoomCard> others) {
        RoomCard other = others.get(card.id());
        return other != null && other.group() == card.group();
    }

    private static Map<Long, RoomCard> byId(List<RoomCard> cards) {
        return cards.stream().collect(Collectors.toMap(RoomCard::id, Function.identity(), (first, _) -> first));
    }
}
