package io.aircheck.server.web;

import java.util.Map;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The sentences of one language: {@code messages_*.properties}, where {@code {name}} stands for what is put in. */
public final class Words {

    private static final Pattern PLACE = Pattern.compile("\\{([A-Za-z]+)}");
    private static final Map<Language, Words> ALL =
            Map.of(Language.ENGLISH, new Words(Language.ENGLISH), Language.CHINESE, new Words(Language.CHINESE));

    private final Language language;
    private final ResourceBundle bundle;

    private Words(Language language) {
        this.language = language;
        this.bundle = ResourceBundle.getBundle(
                "io.aircheck.server.web.messages",
                language.locale(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    public static Words of(Language language) {
        return ALL.get(language) instanceof Words words ? words : new Words(language);
    }

    public Language language() {
        return language;
    }

    public boolean knows(String key) {
        return bundle.containsKey(key);
    }

    /**
     * The sentence of a key.
     *
     * @throws java.util.MissingResourceException if there is none, which the tests rule out
     */
    public String say(String key) {
        return bundle.getString(key);
    }

    /** The sentence of a key with one thing put in. */
    public String say(String key, String name, String value) {
        return say(key, Map.of(name, value));
    }

    /** The sentence of a key with things put in by name; what is not given stays empty. */
    public String say(String key, Map<String, String> values) {
        return PLACE.matcher(bundle.getString(key))
                .replaceAll(place -> Matcher.quoteReplacement(values.getOrDefault(place.group(1), "")));
    }

    /** A number of things in words: {@code key.one} for a single one, else {@code key.other} with {@code {n}}. */
    public String count(String key, long n) {
        return say(key + (n == 1 ? ".one" : ".other"), "n", Long.toString(n));
    }
}
