package io.aircheck.server.web;

import io.aircheck.server.web.RoomCard.Group;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which rooms a page shows.
 *
 * @param group null for all
 * @param text what a name, title, platform or address must contain; empty for nothing
 */
public record RoomsQuery(@Nullable Group group, String text) {

    static final RoomsQuery ALL = new RoomsQuery(null, "");

    /** From the address of the page; an unknown group is none. */
    static RoomsQuery of(String group, String text) {
        Group named = Arrays.stream(Group.values())
                .filter(it -> it.id().equals(group))
                .findFirst()
                .orElse(null);
        return new RoomsQuery(named, text.strip());
    }

    boolean wants(RoomCard card) {
        return group == null || card.group() == group;
    }

    boolean mentions(RoomCard card) {
        String wanted = text.toLowerCase(Locale.ROOT);
        return wanted.isEmpty()
                || Stream.of(
                                Optional.of(card.name()),
                                Optional.ofNullable(card.title()),
                                Optional.of(card.platform()),
                                Optional.of(card.url()))
                        .flatMap(Optional::stream)
                        .anyMatch(value -> value.toLowerCase(Locale.ROOT).contains(wanted));
    }
}
