package io.aircheck.server.web;

import java.util.Map;
import java.util.function.Function;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What came of a form, for the page that is shown next, in the language of that page: it may be another one than the form's. */
record Said(Outcome outcome, Function<Viewer, String> sentence) {

    /** What the audit log makes of it. */
    enum Outcome {
        DONE,
        /** It was done, and what it shows is not what one wishes. */
        BAD_NEWS,
        REFUSED
    }

    static Said done(String key) {
        return done(key, Map.of());
    }

    static Said done(String key, String name, String value) {
        return done(key, Map.of(name, value));
    }

    static Said done(String key, Map<String, String> values) {
        return new Said(Outcome.DONE, viewer -> viewer.words().say(key, values));
    }

    static Said refused(String key) {
        return new Said(Outcome.REFUSED, viewer -> viewer.words().say(key));
    }

    void on(RedirectAttributes flash) {
        flash.addFlashAttribute(Frame.NOTICE, this);
    }

    Page.Notice in(Viewer viewer) {
        return new Page.Notice(outcome == Outcome.DONE, sentence.apply(viewer));
    }
}
