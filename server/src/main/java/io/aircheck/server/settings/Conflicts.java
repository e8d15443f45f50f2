package io.aircheck.server.settings;

import java.util.List;

/** What no single key can tell. */
final class Conflicts {

    private Conflicts() {}

    static List<Refusal> of(Settings settings) {
        long stop = settings.get(DiskKeys.STOP_BELOW);
        long resume = settings.get(DiskKeys.RESUME_ABOVE);
        return stop > 0 && resume < stop
                ? List.of(new Refusal(
                        DiskKeys.RESUME_ABOVE.name(),
                        "resume-above must not be less than stop-below, or recordings would stop and start in turns",
                        "resume-above 不能小于 stop-below，否则录制会反复停止又恢复"))
                : List.of();
    }
}
