package io.aircheck.server.lists;

import io.aircheck.server.rooms.RoomKey;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Makes one list of several. */
public final class ListMerge {

    private ListMerge() {}

    /**
     * Every room once: the first line that wants it recorded counts, further ones are reported. A paused line counts where no
     * other line names the room.
     */
    public static ParsedList of(List<ParsedList> lists) {
        List<ListEntry> all =
                lists.stream().flatMap(list -> list.entries().stream()).toList();
        List<ListProblem> problems = new ArrayList<>(
                lists.stream().flatMap(list -> list.problems().stream()).toList());
        List<ListEntry> kept = new ArrayList<>();
        Set<RoomKey> seen = new HashSet<>();
        for (ListEntry entry : all) {
            if (!entry.paused()) {
                if (seen.add(entry.key())) {
                    kept.add(entry);
                } else {
                    problems.add(new ListProblem(entry.file(), entry.line(), ListProblem.Kind.DUPLICATE, entry.url()));
                }
            }
        }
        all.stream().filter(entry -> entry.paused() && seen.add(entry.key())).forEach(kept::add);
        return new ParsedList(kept, problems);
    }
}
