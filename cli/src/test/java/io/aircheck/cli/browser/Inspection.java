package io.aircheck.cli.browser;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.openqa.selenium.Keys;

/** One page under inspection. It stands still from the moment on that the inspection begins. */
final class Inspection {

    /** An audio or video has several stops within. */
    private static final int STOPS_MORE = 15;

    private static final String SCRIPT = read();

    private final Browser browser;
    private final Axe axe;
    private final String name;

    private Inspection(Browser browser, Axe axe, String name) {
        this.browser = browser;
        this.axe = axe;
        this.name = name;
    }

    static Inspection of(Browser browser, Axe axe, String name) {
        browser.script(SCRIPT);
        browser.script("inspection.freeze()");
        browser.waitUntil(
                "nothing is asked for any more",
                () -> browser.all(".htmx-request").isEmpty());
        axe.into(browser);
        return new Inspection(browser, axe, name);
    }

    private static String read() {
        try (InputStream in = Objects.requireNonNull(Inspection.class.getResourceAsStream("inspection.js"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the page loaded from elsewhere, and what the browser had to complain about. */
    List<String> complaints() {
        return named(
                "",
                Stream.concat(ask("foreign").stream(), browser.complaints().stream())
                        .toList());
    }

    /** @param rules of axe, empty for all */
    List<String> look(String how, List<String> rules) {
        List<String> troubles = new ArrayList<>();
        ask("overflow").forEach(it -> troubles.add("too wide: " + it));
        ask("wraps").forEach(it -> troubles.add("breaks its line: " + it));
        troubles.addAll(ask("collisions"));
        axe.violations(browser, rules).stream().filter(Axe::isGrave).forEach(troubles::add);
        return named(how, troubles);
    }

    /** Goes through the page with the Tab key. */
    List<String> keyboard() {
        int stops = ((Number) browser.script("return inspection.follow()")).intValue();
        browser.press(Keys.TAB, stops + STOPS_MORE);
        return named("by keyboard", ask("trouble"));
    }

    /** All of this, as the page is now. */
    List<String> all() {
        List<String> troubles = new ArrayList<>(complaints());
        troubles.addAll(look("", List.of()));
        troubles.addAll(keyboard());
        return troubles;
    }

    private List<String> ask(String question) {
        return Browser.lines(browser.script("return inspection." + question + "()"));
    }

    private List<String> named(String how, List<String> troubles) {
        return troubles.stream().map(it -> name + ", " + how + ": " + it).toList();
    }
}
