package io.aircheck.server.lists;

import io.aircheck.platforms.script.UserPlatforms;
import io.aircheck.platforms.script.UserPlatforms.Change;
import io.aircheck.server.events.Event;
import io.aircheck.server.events.EventBus;
import java.time.Clock;
import java.time.Instant;
import java.util.function.Consumer;

/** Looks at the platforms that the user wrote and tells what became of them. */
public final class PlatformPoller {

    private final UserPlatforms users;
    private final EventBus bus;
    private final Clock clock;
    private final Consumer<String> onChange;

    /** @param onChange gets the id of each platform that has other addresses, or tells something else of its rooms */
    public PlatformPoller(UserPlatforms users, EventBus bus, Clock clock, Consumer<String> onChange) {
        this.users = users;
        this.bus = bus;
        this.clock = clock;
        this.onChange = onChange;
    }

    /** Looks once. */
    public void look() {
        Instant now = clock.instant();
        for (Change change : users.look()) {
            switch (change) {
                case Change.Loaded(String file) -> bus.publish(new Event.PlatformFileRead(now, file));
                case Change.Broken(UserPlatforms.Problem problem) ->
                    bus.publish(new Event.PlatformFileBroken(now, problem.file(), problem.sentence()));
                case Change.Gone(String file) -> bus.publish(new Event.PlatformFileGone(now, file));
                case Change.Rested _ -> {}
            }
            if (!(change instanceof Change.Broken)) {
                onChange.accept(UserPlatforms.idOf(change.file()));
            }
        }
    }
}
