package io.aircheck.server.lists;

import io.aircheck.platforms.PlatformRegistry;
import io.aircheck.server.events.Event;
import io.aircheck.server.events.EventBus;
import io.aircheck.server.lists.ListState.Outcome;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Looks at all list files, tells what they say together when that changes, and reports each mistake once. */
public final class ListPoller {

    private final List<Watched> files;
    private final EventBus bus;
    private final Clock clock;
    private final Consumer<List<ListEntry>> onChange;
    private Set<ListProblem> reported = Set.of();
    private boolean told;
    private boolean rematch;

    private record Watched(String name, ListFile file, ListState state) {}

    /**
     * @param config the directory to which relative paths belong
     * @param onChange gets all rooms of all lists, at the first look and whenever they change
     */
    public ListPoller(
            Path config,
            List<Path> lists,
            PlatformRegistry registry,
            EventBus bus,
            Clock clock,
            Consumer<List<ListEntry>> onChange) {
        this.files = lists.stream()
                .map(list -> new Watched(
                        list.toString(),
                        new ListFile(config.resolve(list), clock),
                        new ListState(text -> ListParser.parse(list.toString(), text, registry))))
                .toList();
        this.bus = bus;
        this.clock = clock;
        this.onChange = onChange;
    }

    /** Has the next look ask anew which platform knows which address, for there are others now. */
    public void rematch() {
        rematch = true;
    }

    /** Looks once at every file. */
    public void look() {
        boolean changed = false;
        for (Watched watched : files) {
            switch (watched.state().see(watched.file().look())) {
                case Outcome.Nothing _ -> {}
                case Outcome.Changed(ParsedList list) -> {
                    changed = true;
                    int rooms = list.entries().size();
                    bus.publish(new Event.ListFileRead(clock.instant(), watched.name(), rooms));
                }
                case Outcome.Lost(String reason) ->
                    bus.publish(new Event.ListFileUnreadable(clock.instant(), watched.name(), reason));
            }
        }
        if (rematch) {
            files.forEach(watched -> watched.state().parseAgain());
        }
        if (changed || rematch || !told) {
            told = true;
            rematch = false;
            ParsedList all = ListMerge.of(
                    files.stream().map(watched -> watched.state().current()).toList());
            report(all.problems());
            onChange.accept(all.entries());
        }
    }

    private void report(List<ListProblem> problems) {
        Set<ListProblem> now = new HashSet<>();
        for (ListProblem problem : problems) {
            ListProblem complaint = problem.withoutLine();
            if (now.add(complaint) && !reported.contains(complaint)) {
                bus.publish(new Event.ListLineRefused(
                        clock.instant(),
                        problem.file(),
                        problem.line(),
                        problem.kind().id(),
                        problem.text()));
            }
        }
        reported = now;
    }
}
