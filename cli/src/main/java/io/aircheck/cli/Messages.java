package io.aircheck.cli;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/** What the command line says, in the user's language: English or Simplified Chinese. */
final class Messages {

    /** Chinese for a Chinese locale, else English. */
    static final Locale LOCALE =
            Locale.getDefault(Locale.Category.DISPLAY).getLanguage().equals("zh")
                    ? Locale.SIMPLIFIED_CHINESE
                    : Locale.ENGLISH;

    static final ResourceBundle BUNDLE = ResourceBundle.getBundle(
            "io.aircheck.cli.messages",
            LOCALE,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));

    private Messages() {}

    static boolean isChinese() {
        return LOCALE.equals(Locale.SIMPLIFIED_CHINESE);
    }

    /** The message of a key with its arguments ({0}, {1} …) filled in. */
    static String say(String key, @Nullable Object... arguments) {
        return new MessageFormat(BUNDLE.getString(key), LOCALE).format(arguments);
    }
}
