package io.aircheck.cli;

import io.aircheck.music.Recogniser;
import io.aircheck.platforms.PlatformRegistry;
import io.aircheck.platforms.Reasons;
import io.aircheck.recorder.Recorder;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Objects;
import java.util.PropertyResourceBundle;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/** What the command line says, in the user's language: English or Simplified Chinese. */
final class Messages {

    /** Chinese for a Chinese locale, else English. */
    static final Locale LOCALE =
            Locale.getDefault(Locale.Category.DISPLAY).getLanguage().equals("zh")
                    ? Locale.SIMPLIFIED_CHINESE
                    : Locale.ENGLISH;

    static final ResourceBundle BUNDLE = read(isChinese() ? "messages_zh_CN.properties" : "messages.properties");

    private Messages() {}

    /** Java's own search would look for other forms of the language first, and open every jar there is to find none. */
    private static ResourceBundle read(String file) {
        try (Reader text = new InputStreamReader(
                Objects.requireNonNull(Messages.class.getResourceAsStream(file)), StandardCharsets.UTF_8)) {
            return new PropertyResourceBundle(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static boolean isChinese() {
        return LOCALE.equals(Locale.SIMPLIFIED_CHINESE);
    }

    /** Why a platform gives no stream, in the user's language; JSON and logs have it in English. */
    static String reason(String english, PlatformRegistry registry) {
        return reason(english, registry, LOCALE);
    }

    static String reason(String english, PlatformRegistry registry, Locale locale) {
        return locale.equals(Locale.SIMPLIFIED_CHINESE)
                ? Reasons.of(registry, Recorder.class, Recogniser.class).inChinese(english)
                : english;
    }

    static boolean has(String key) {
        return BUNDLE.containsKey(key);
    }

    /** The message of a key with its arguments ({0}, {1} …) filled in. */
    static String say(String key, @Nullable Object... arguments) {
        return new MessageFormat(BUNDLE.getString(key), LOCALE).format(arguments);
    }
}
