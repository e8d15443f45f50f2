package io.aircheck.server.web;

import io.aircheck.server.hooks.Moment;
import java.util.Arrays;
import java.util.List;

/**
 * The page of work: hooks, and what waits, runs and is over.
 *
 * @param programs that can be chosen for a new hook
 * @param moments as in the form, with their words
 */
public record JobsModel(List<HookRow> hooks, List<String> programs, List<Choice> moments, List<JobRow> jobs) {

    /** Something to be ticked. */
    public record Choice(String id, String words) {}

    static JobsModel of(List<HookRow> hooks, List<String> programs, List<JobRow> jobs, Words words) {
        List<Choice> moments = Arrays.stream(Moment.values())
                .map(moment -> new Choice(moment.id(), words.say("hooks.moment." + moment.id())))
                .toList();
        return new JobsModel(hooks, programs, moments, jobs);
    }
}
