package io.aircheck.server.settings;

import org.jspecify.annotations.Nullable;

/**
 * Why a value cannot be set, for a user.
 *
 * @param key its name
 * @param more what the form of the setting says of the value beside the Chinese sentence, in English; null for nothing
 */
public record Refusal(
        String key,
        String english,
        String chinese,
        @Nullable String more) {

    Refusal(String key, String english, String chinese) {
        this(key, english, chinese, null);
    }

    static Refusal of(SettingKey<?> key, String text) {
        return new Refusal(
                key.name(),
                key.name() + ": " + (key.isSecret() ? "this value" : "\"" + text + "\"") + " is not allowed; allowed: "
                        + key.form().allowed(),
                key.name() + "：" + (key.isSecret() ? "该值" : "“" + text + "”") + "不可用；可用："
                        + key.form().allowedChinese());
    }

    /** @param more what the form says of the value, in its own words */
    static Refusal of(SettingKey<?> key, String text, String more) {
        Refusal plain = of(key, text);
        return new Refusal(key.name(), key.name() + ": " + more, plain.chinese(), more);
    }
}
