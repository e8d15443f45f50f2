package io.aircheck.server.settings;

import java.util.Locale;
import java.util.Set;

/**
 * One setting: its name, what can stand in it, its default, and what a user is told about it. Each stands in the file of its
 * section, such as {@link RecordingKeys}, and nowhere else: {@code aircheck.yaml}, environment variables, checks, pages and
 * {@code docs/settings.md} are made from there.
 *
 * @param name as in the file; unique in each layer
 * @param standard the default as text in the file
 * @param layers for what it can be set
 * @param effect from when a change of it counts
 * @param isSecret whether its value is sealed where it is stored and shown nowhere
 * @param inFileOnly whether the page cannot change it, because a wrong value would lock its user out, or because whoever has
 *     the page would have the computer: what runs programs or reads files
 * @param english what it does
 * @param chinese the same in Simplified Chinese
 */
public record SettingKey<T>(
        String name,
        ValueForm<T> form,
        String standard,
        Set<Layer> layers,
        Effect effect,
        boolean isSecret,
        boolean inFileOnly,
        String english,
        String chinese) {

    public SettingKey {
        layers = Set.copyOf(layers);
        if (form.read(standard).isEmpty()) {
            throw new IllegalArgumentException("the default of " + name + " is not allowed");
        }
    }

    /** A key that is set for everything, counts from the next start and is no secret, unless the following say otherwise. */
    static <T> SettingKey<T> of(String name, ValueForm<T> form, String standard, String english, String chinese) {
        return new SettingKey<>(
                name, form, standard, Set.of(Layer.SERVICE), Effect.NEXT_START, false, false, english, chinese);
    }

    SettingKey<T> in(Set<Layer> where) {
        return new SettingKey<>(name, form, standard, where, effect, isSecret, inFileOnly, english, chinese);
    }

    /** To be given only where the value is read anew whenever it is used. */
    SettingKey<T> atOnce() {
        return new SettingKey<>(name, form, standard, layers, Effect.AT_ONCE, isSecret, inFileOnly, english, chinese);
    }

    SettingKey<T> fromNextRecording() {
        return new SettingKey<>(
                name, form, standard, layers, Effect.NEXT_RECORDING, isSecret, inFileOnly, english, chinese);
    }

    SettingKey<T> secret() {
        return new SettingKey<>(name, form, standard, layers, effect, true, inFileOnly, english, chinese);
    }

    SettingKey<T> onlyInFile() {
        return new SettingKey<>(name, form, standard, layers, effect, isSecret, true, english, chinese);
    }

    /** The environment variable that overrides the file, for example {@code AIRCHECK_CHECK_INTERVAL}. */
    public String variable() {
        return "AIRCHECK_" + inCapitals(name);
    }

    /** The environment variable of a key of one platform, for example {@code AIRCHECK_PLATFORMS_DOUYIN_COOKIE}. */
    public String variable(String platform) {
        return "AIRCHECK_PLATFORMS_" + inCapitals(platform) + "_" + inCapitals(name);
    }

    private static String inCapitals(String words) {
        return words.toUpperCase(Locale.ROOT).replace('-', '_');
    }

    /** By the name alone: keys are looked up with every check of a room. */
    @Override
    public int hashCode() {
        return name.hashCode();
    }

    public T standardValue() {
        return form.read(standard).orElseThrow();
    }
}
