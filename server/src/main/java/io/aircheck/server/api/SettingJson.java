package io.aircheck.server.api;

import io.aircheck.server.settings.Scope;
import io.aircheck.server.settings.Section;
import io.aircheck.server.settings.SettingKey;
import io.aircheck.server.settings.SettingKeys;
import io.aircheck.server.settings.Settings;
import io.aircheck.server.settings.Settings.InForce;
import io.aircheck.server.settings.Settings.Origin;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A setting as it counts for the service, a platform or a room.
 *
 * @param value the text in force; null of a secret, which is never told
 * @param set whether there is anything but nothing in it
 * @param origin default, file, environment, page or command_line
 * @param at the line of the file, or the environment variable; else null
 * @param from for what it was set: service, platform or room
 * @param own whether the page or this API has set it right here, so that null takes it back
 * @param editable whether this API may change it
 * @param counts from when a change counts: at_once, next_recording or next_start
 */
record SettingJson(
        String name,
        String section,
        @Nullable String value,
        boolean set,
        boolean secret,
        String origin,
        @Nullable String at,
        String from,
        boolean own,
        boolean editable,
        String counts,
        @Nullable String standard,
        String allowed,
        List<String> choices,
        String help,
        String helpChinese) {

    /** Everything that can be set in a scope. */
    static List<SettingJson> all(Settings settings, Scope scope) {
        return SettingKeys.SECTIONS.stream()
                .flatMap(section -> section.keys().stream()
                        .filter(key -> key.layers().contains(scope.layer()))
                        .map(key -> of(section, key, settings, scope)))
                .toList();
    }

    private static SettingJson of(Section section, SettingKey<?> key, Settings settings, Scope scope) {
        InForce<?> inForce = settings.inForce(key, scope);
        return new SettingJson(
                key.name(),
                section.id(),
                key.isSecret() ? null : inForce.text(),
                !inForce.text().isEmpty(),
                key.isSecret(),
                origin(inForce.origin()),
                at(inForce.origin()),
                lower(inForce.scope().layer()),
                settings.isSetOnPage(key, scope),
                !key.inFileOnly(),
                lower(key.effect()),
                key.isSecret() ? null : key.standard(),
                key.form().allowed(),
                key.form().choices(),
                key.english(),
                key.chinese());
    }

    private static String origin(Origin origin) {
        return switch (origin) {
            case Origin.Default _ -> "default";
            case Origin.File _ -> "file";
            case Origin.Environment _ -> "environment";
            case Origin.Page _ -> "page";
            case Origin.CommandLine _ -> "command_line";
        };
    }

    private static @Nullable String at(Origin origin) {
        return switch (origin) {
            case Origin.File file -> "line " + file.line();
            case Origin.Environment environment -> environment.variable();
            default -> null;
        };
    }

    private static String lower(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }
}
