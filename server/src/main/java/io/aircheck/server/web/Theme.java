package io.aircheck.server.web;

import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How the pages look. */
public enum Theme {
    /** As the system has it. */
    AUTO,
    DARK,
    LIGHT;

    /** The cookie's value, and the attribute that the style sheet asks for. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The next one of the switch. */
    public Theme next() {
        return values()[(ordinal() + 1) % values().length];
    }

    /** The theme of this id; {@link #AUTO} for anything else. */
    public static Theme of(@Nullable String id) {
        return Arrays.stream(values())
                .filter(theme -> theme.id().equals(id))
                .findFirst()
                .orElse(AUTO);
    }
}
