package io.aircheck.server.web;

import io.aircheck.server.hooks.Hook;
import io.aircheck.server.hooks.Hooks;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A hook in a list.
 *
 * @param summary the program or the host, without secrets
 * @param moments when it is called, in words
 * @param fromPage whether it can be removed here
 */
public record HookRow(String name, String summary, String moments, boolean fromPage) {

    static List<HookRow> of(List<Hooks.Listed> hooks, Words words) {
        return hooks.stream()
                .map(listed -> new HookRow(
                        listed.hook().name(),
                        listed.hook().summary(),
                        moments(listed.hook(), words),
                        listed.fromPage()))
                .toList();
    }

    private static String moments(Hook hook, Words words) {
        return hook.moments().isEmpty()
                ? words.say("hooks.step_only")
                : hook.moments().stream()
                        .sorted()
                        .map(moment -> words.say("hooks.moment." + moment.id()))
                        .collect(Collectors.joining(words.say("notify.kind.between")));
    }
}
