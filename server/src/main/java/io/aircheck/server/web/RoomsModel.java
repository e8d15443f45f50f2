package io.aircheck.server.web;

import io.aircheck.server.recordings.RecordingView;
import io.aircheck.server.rooms.RoomView;
import io.aircheck.server.web.RoomCard.Group;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The page of all rooms.
 *
 * @param filter the group asked for; null for all
 * @param text what was searched for; empty for nothing
 * @param watched how many rooms there are before filtering
 * @param tabs the groups with their numbers
 * @param onAir cards of the rooms on the air
 * @param rows the others, in the order of their groups
 */
public record RoomsModel(
        @Nullable Group filter, String text, int watched, List<Tab> tabs, List<RoomCard> onAir, List<RoomCard> rows) {

    /**
     * @param id the value in the address; empty for all
     */
    public record Tab(String id, String name, int count, boolean chosen) {}

    /** Matches rooms with the recordings that run for them. */
    static List<RoomCard> cards(List<RoomView> rooms, List<RecordingView> running, Viewer viewer) {
        Map<Long, RecordingView> byId =
                running.stream().collect(Collectors.toMap(it -> it.recording().id(), Function.identity()));
        return rooms.stream()
                .map(room -> RoomCard.of(room, recordingOf(room, byId), viewer))
                .toList();
    }

    private static @Nullable RecordingView recordingOf(RoomView room, Map<Long, RecordingView> running) {
        Long id = room.state().recordingId();
        return id == null ? null : running.get(id);
    }

    static RoomsModel of(List<RoomCard> cards, RoomsQuery query, Words words) {
        List<RoomCard> found = cards.stream().filter(query::mentions).toList();
        List<RoomCard> shown = found.stream().filter(query::wants).toList();
        return new RoomsModel(
                query.group(),
                query.text(),
                cards.size(),
                tabs(found, query.group(), words),
                shown.stream().filter(card -> card.group() == Group.AIR).toList(),
                Arrays.stream(Group.values())
                        .filter(group -> group != Group.AIR)
                        .flatMap(group -> shown.stream().filter(card -> card.group() == group))
                        .toList());
    }

    static List<Tab> tabs(List<RoomCard> cards, @Nullable Group chosen, Words words) {
        Tab all = new Tab("", words.say("group.all"), cards.size(), chosen == null);
        return Stream.concat(
                        Stream.of(all),
                        Arrays.stream(Group.values())
                                .map(group -> new Tab(
                                        group.id(),
                                        words.say("group." + group.id()),
                                        (int) cards.stream()
                                                .filter(card -> card.group() == group)
                                                .count(),
                                        group == chosen)))
                .toList();
    }
}
