package io.aircheck.server.web;

import io.aircheck.server.retention.CleanUp;
import io.aircheck.server.retention.Kept;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The page of clean-up: what would go now, what is spared, and the trash.
 *
 * @param frees how much room it would make at once, in words; null for none
 */
public record CleanUpModel(
        List<Line> going,
        List<Line> spared,
        List<Line> trash,
        @Nullable String frees) {

    /**
     * A recording.
     *
     * @param ended when its broadcast ended, or for the trash when it was moved there
     * @param why in words
     * @param warn whether nothing of it can be restored afterwards
     */
    public record Line(
            long id, String name, @Nullable String title, Moment ended, String size, String why, boolean warn) {}

    static CleanUpModel of(CleanUp plan, List<Kept> trash, Duration inTrash, Viewer viewer) {
        Words words = viewer.words();
        Set<Long> deleted = new HashSet<>();
        List<Line> going = new ArrayList<>();
        plan.deletions().forEach(deletion -> deleted.add(deletion.it().id()));
        for (CleanUp.Move move : plan.moves()) {
            boolean forGood = deleted.remove(move.it().id());
            String why = words.say("cleanup.why." + move.why().id());
            going.add(line(move.it(), forGood ? words.say("cleanup.for_good", "why", why) : why, forGood, viewer));
        }
        for (CleanUp.Deletion deletion : plan.deletions()) {
            if (deleted.contains(deletion.it().id())) {
                String why = words.say(deletion.forSpace() ? "cleanup.trash_for_space" : "cleanup.trash_over");
                going.add(line(deletion.it(), why, true, viewer));
            }
        }
        List<Line> spared = plan.spared().stream()
                .map(it -> line(
                        it.it(),
                        words.say(it.locked() ? "cleanup.spared.locked" : "cleanup.spared.busy"),
                        false,
                        viewer))
                .toList();
        return new CleanUpModel(
                going,
                spared,
                trash.stream().map(it -> ofTrash(it, inTrash, viewer)).toList(),
                plan.freedBytes() == 0 ? null : Figures.size(plan.freedBytes()));
    }

    private static Line line(Kept it, String why, boolean warn, Viewer viewer) {
        return new Line(
                it.id(), it.name(), it.title(), Moment.ago(it.endedAt(), viewer), Figures.size(it.bytes()), why, warn);
    }

    private static Line ofTrash(Kept it, Duration inTrash, Viewer viewer) {
        Instant at = it.trashedAt() == null ? it.endedAt() : it.trashedAt();
        Words words = viewer.words();
        String why = words.say("cleanup.why." + (it.why() == null ? Kept.Why.USER : it.why()).id());
        Duration left = Duration.between(viewer.now(), at.plus(inTrash));
        String until = left.isNegative()
                ? words.say("cleanup.left.none")
                : words.say("cleanup.left", "span", Figures.roughly(left, words));
        return new Line(
                it.id(),
                it.name(),
                it.title(),
                Moment.ago(at, viewer),
                Figures.size(it.bytes()),
                words.say("cleanup.why_left", Map.of("why", why, "left", until)),
                false);
    }
}
