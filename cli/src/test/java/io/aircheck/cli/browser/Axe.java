package io.aircheck.cli.browser;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Deque's axe in a page: what people who see, hear or move otherwise would stumble over. */
final class Axe {

    /** Rules of which the outcome depends on the colours. */
    static final List<String> OF_COLOURS = List.of("color-contrast", "link-in-text-block");

    private static final Set<String> GRAVE = Set.of("serious", "critical");

    private static final String RUN = """
            const rules = arguments[0], done = arguments[1];
            const only = rules.length ? { type: 'rule', values: rules } : { type: 'tag',
              values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] };
            axe.run(document, { resultTypes: ['violations'], runOnly: only }).then(
              (result) => done(result.violations.flatMap((it) => it.nodes.map((node) =>
                `${node.impact} ${it.id} at ${node.target.join(' ')}: ${node.failureSummary.replace(/\\s+/g, ' ')}`))),
              (error) => done(['critical failure of axe: ' + error]));
            """;

    private final String source;

    private Axe(String source) {
        this.source = source;
    }

    /** Reads it from where the build put it. */
    static Axe load() throws IOException {
        try (InputStream in = Objects.requireNonNull(Axe.class.getResourceAsStream("/axe.min.js"))) {
            return new Axe(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    /** Puts it into the page, which must be done once for each. */
    void into(Browser browser) {
        browser.script(source);
    }

    /**
     * The violations on the page, a line each.
     *
     * @param rules only these; empty for all
     */
    List<String> violations(Browser browser, List<String> rules) {
        return browser.lines(browser.promise(RUN, rules));
    }

    /** Whether a line of {@link #violations} tells of one that must not be. */
    static boolean isGrave(String violation) {
        return GRAVE.contains(violation.substring(0, violation.indexOf(' ')));
    }
}
