package io.aircheck.server.store;

import org.jspecify.annotations.Nullable;

/** Texts of strangers, cut to what a column holds. */
public final class Text {

    private Text() {}

    /** At most so many characters, never half of a surrogate pair. */
    public static @Nullable String atMost(int characters, @Nullable String text) {
        return text == null ? null : cut(characters, text);
    }

    public static String cut(int characters, String text) {
        if (text.length() <= characters) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(characters - 1)) ? characters - 1 : characters;
        return text.substring(0, end);
    }
}
