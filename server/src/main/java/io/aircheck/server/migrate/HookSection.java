package io.aircheck.server.migrate;

import io.aircheck.server.migrate.Finding.Kind;

/** The command after a recording, which went through a shell together with the streamer's name. */
final class HookSection {

    private final OldConfig old;
    private final NewSettings settings;

    HookSection(OldConfig old, NewSettings settings) {
        this.old = old;
        this.settings = settings;
    }

    void take() {
        boolean run = old.yes(OldKey.RUN_SCRIPT, false);
        if (run && old.isSet(OldKey.SCRIPT)) {
            settings.find(Kind.PROBLEM, OldKey.RUN_SCRIPT, "script");
            settings.find(Kind.PROBLEM, OldKey.SCRIPT, "script");
            return;
        }
        settings.find(Kind.UNSET, OldKey.RUN_SCRIPT, "off");
        settings.find(Kind.UNSET, OldKey.SCRIPT, old.isSet(OldKey.SCRIPT) ? "off" : "empty");
    }
}
