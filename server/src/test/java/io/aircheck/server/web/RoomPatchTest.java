package io.aircheck.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.aircheck.server.web.Moment.As;
import io.aircheck.server.web.RoomCard.Group;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class RoomPatchTest {

    private static RoomCard card(long id, Group group, String title) {
        return new RoomCard(
                id,
                "room " + id,
                title,
                "Bilibili",
                "https://live.bilibili.com/" + id,
                null,
                group,
                group.id(),
                null,
                new Moment("2026-11-29T20:00:00Z", As.LASTING, "1 h"),
                null,
                false,
                null,
                null,
                null);
    }

    /** Rooms as a page has them: in the order of their groups. */
    private static List<RoomCard> page(List<RoomCard> rooms) {
        return rooms.stream().sorted(Comparator.comparing(RoomCard::group)).toList();
    }

    /** What a page shows once it has done as it was told. */
    private static List<RoomCard> done(List<RoomCard> before, List<RoomPatch> patches) {
        List<RoomCard> rooms = new ArrayList<>(before);
        for (RoomPatch patch : patches) {
            switch (patch) {
                case RoomPatch.Gone(long room) ->
                    assertThat(rooms.removeIf(it -> it.id() == room)).isTrue();
                case RoomPatch.Changed(RoomCard card) -> rooms.set(placeOf(rooms, card.id()), card);
                case RoomPatch.Come(RoomCard card, @Nullable Long after) -> {
                    rooms.removeIf(it -> it.id() == card.id());
                    boolean air = card.group() == Group.AIR;
                    int first = air
                            ? 0
                            : (int) rooms.stream()
                                    .filter(it -> it.group() == Group.AIR)
                                    .count();
                    rooms.add(after == null ? first : placeOf(rooms, after) + 1, card);
                }
            }
        }
        return rooms;
    }

    private static int placeOf(List<RoomCard> rooms, long id) {
        return IntStream.range(0, rooms.size())
                .filter(i -> rooms.get(i).id() == id)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void oneRoomThatChangedIsOnePatch() {
        List<RoomCard> before = page(IntStream.range(0, 1000)
                .mapToObj(i -> card(i, Group.WAITING, ""))
                .toList());
        List<RoomCard> after = new ArrayList<>(before);
        after.set(500, card(500, Group.WAITING, "another title"));

        assertThat(RoomPatch.between(before, after))
                .containsExactly(new RoomPatch.Changed(card(500, Group.WAITING, "another title")));
    }

    @Test
    void aRoomThatGoesLiveLeavesTheRowsAndComesAmongTheCards() {
        List<RoomCard> before = List.of(card(1, Group.AIR, ""), card(2, Group.WAITING, ""), card(3, Group.WAITING, ""));
        List<RoomCard> after = List.of(card(1, Group.AIR, ""), card(3, Group.AIR, ""), card(2, Group.WAITING, ""));

        assertThat(RoomPatch.between(before, after))
                .as("one step: it is never in none of the lists")
                .containsExactly(new RoomPatch.Come(card(3, Group.AIR, ""), 1L));
    }

    @Test
    void whatTicksIsNoChange() {
        RoomCard room = card(1, Group.WAITING, "");
        RoomCard later = new RoomCard(
                1,
                room.name(),
                room.title(),
                room.platform(),
                room.url(),
                null,
                room.group(),
                room.state(),
                null,
                new Moment(room.since().iso(), As.LASTING, "2 h"),
                new Moment("2026-11-29T21:00:00Z", As.UNTIL, "5 s"),
                false,
                null,
                null,
                null);

        assertThat(RoomPatch.between(List.of(room), List.of(later))).isEmpty();
    }

    @Test
    void aRoomThatChangesItsPlaceAmongTheOthersMovesAlone() {
        List<RoomCard> before = page(IntStream.range(0, 1000)
                .mapToObj(i -> card(i, Group.WAITING, ""))
                .toList());
        List<RoomCard> after = new ArrayList<>(before);
        after.add(20, after.remove(500));

        assertThat(RoomPatch.between(before, after))
                .containsExactly(new RoomPatch.Come(card(500, Group.WAITING, ""), 19L));
    }

    @RepeatedTest(200)
    void patchesMakeOneListTheOther(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        List<RoomCard> before = new ArrayList<>();
        List<RoomCard> after = new ArrayList<>();
        for (int id = 0; id < 1 + random.nextInt(30); id++) {
            RoomCard was = card(id, Group.values()[random.nextInt(4)], "");
            RoomCard is =
                    random.nextBoolean() ? was : card(id, Group.values()[random.nextInt(4)], "t" + random.nextInt(2));
            if (random.nextInt(5) > 0) {
                before.add(was);
            }
            if (random.nextInt(5) > 0) {
                after.add(is);
            }
        }

        Collections.shuffle(after, random);
        List<RoomPatch> patches = RoomPatch.between(page(before), page(after));

        assertThat(done(page(before), patches)).isEqualTo(page(after));
    }
}
