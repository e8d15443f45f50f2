package io.aircheck.server.hooks;

import io.aircheck.server.jobs.Job;
import java.util.List;
import java.util.Optional;

/** What pages and API do with hooks. */
public interface Hooks {

    /** @param fromPage whether it was added on the page and can be taken away there */
    record Listed(Hook hook, boolean fromPage) {}

    /**
     * A hook that is wished on the page.
     *
     * @param program the name of a file in {@code config/hooks/}; empty for a webhook
     * @param arguments of the program
     * @param url of a webhook; empty for a program
     */
    record Wish(String name, List<String> moments, String program, List<String> arguments, String url, String shape) {}

    /** Those of the settings, then those of the page. */
    List<Listed> all();

    /**
     * Adds one; a webhook gets a secret, which is told this once.
     *
     * @throws io.aircheck.net.InvalidSettingException saying what is wrong with it
     */
    Hook add(Wish wish);

    /** @return false if the page has no such hook */
    boolean remove(String name);

    /**
     * Calls a hook now with made-up facts.
     *
     * @return empty if there is none
     */
    Optional<Job> tryOut(String name);

    /** The programs that stand in {@code config/hooks/}. */
    List<String> programs();
}
