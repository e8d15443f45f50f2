package io.aircheck.server.web;

import io.aircheck.server.settings.Effect;
import io.aircheck.server.settings.Layer;
import io.aircheck.server.settings.Scope;
import io.aircheck.server.settings.Section;
import io.aircheck.server.settings.SettingKey;
import io.aircheck.server.settings.SettingKeys;
import io.aircheck.server.settings.Settings;
import io.aircheck.server.settings.Settings.InForce;
import io.aircheck.server.settings.Settings.Origin;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A page of settings: of the service, of a platform or of a room.
 *
 * @param title whose they are
 * @param action where its forms are sent to
 * @param platforms those that have a page of their own; empty on the others
 */
public record SettingsModel(String title, String action, List<Part> parts, List<PlatformLink> platforms) {

    /** @param id as in the page's address behind a # */
    public record Part(String id, String title, List<Field> fields) {}

    public record PlatformLink(String id, String name) {}

    /**
     * One setting.
     *
     * @param value what stands in the field; empty for a secret
     * @param choices what to choose from; empty where anything may be written
     * @param origin where the value in force came from, in a sentence
     * @param note from when a change counts, or why the page cannot change it
     * @param own whether it was set right here and can be taken back
     * @param trouble what is wrong with what was sent; null for nothing
     */
    public record Field(
            String name,
            String help,
            String allowed,
            String value,
            List<String> choices,
            boolean secret,
            boolean isSet,
            String origin,
            String note,
            boolean editable,
            boolean own,
            @Nullable String trouble) {}

    /**
     * @param typed what was sent and refused, by names; it stands in the fields again
     * @param troubles what is wrong with it, by names
     */
    static SettingsModel of(
            Settings settings,
            Scope scope,
            String title,
            String action,
            List<String> platforms,
            Map<String, String> typed,
            Map<String, String> troubles,
            Viewer viewer) {
        List<Part> parts = SettingKeys.SECTIONS.stream()
                .map(section -> part(section, settings, scope, typed, troubles, viewer))
                .filter(part -> !part.fields().isEmpty())
                .toList();
        List<PlatformLink> links = platforms.stream()
                .sorted()
                .map(id -> new PlatformLink(id, viewer.platform(id)))
                .toList();
        return new SettingsModel(title, action, parts, links);
    }

    private static Part part(
            Section section,
            Settings settings,
            Scope scope,
            Map<String, String> typed,
            Map<String, String> troubles,
            Viewer viewer) {
        boolean english = viewer.words().language() == Language.ENGLISH;
        List<Field> fields = section.keys().stream()
                .filter(key -> key.layers().contains(scope.layer()))
                .map(key -> field(key, settings, scope, typed.get(key.name()), troubles.get(key.name()), viewer))
                .toList();
        return new Part(section.id(), english ? section.english() : section.chinese(), fields);
    }

    private static Field field(
            SettingKey<?> key,
            Settings settings,
            Scope scope,
            @Nullable String typed,
            @Nullable String trouble,
            Viewer viewer) {
        boolean english = viewer.words().language() == Language.ENGLISH;
        InForce<?> inForce = settings.inForce(key, scope);
        boolean fixed = inForce.origin() instanceof Origin.CommandLine;
        String shown = key.isSecret() ? "" : Optional.ofNullable(typed).orElse(inForce.text());
        return new Field(
                key.name(),
                english ? key.english() : key.chinese(),
                english ? key.form().allowed() : key.form().allowedChinese(),
                shown,
                key.form().choices(),
                key.isSecret(),
                !inForce.text().isEmpty(),
                origin(inForce, scope, viewer),
                note(key, fixed, viewer.words()),
                !key.inFileOnly() && !fixed,
                settings.isSetOnPage(key, scope),
                trouble);
    }

    private static String note(SettingKey<?> key, boolean fixed, Words words) {
        if (fixed) {
            return words.say("settings.fixed");
        }
        if (key.inFileOnly()) {
            return words.say("settings.file_only");
        }
        Effect effect = key.effect();
        return words.language() == Language.ENGLISH ? effect.english() : effect.chinese();
    }

    private static String origin(InForce<?> inForce, Scope scope, Viewer viewer) {
        Words words = viewer.words();
        String source = switch (inForce.origin()) {
            case Origin.Default _ -> words.say("settings.origin.default");
            case Origin.File file -> words.say("settings.origin.file", "line", Integer.toString(file.line()));
            case Origin.Environment variable ->
                words.say("settings.origin.environment", "variable", variable.variable());
            case Origin.Page _ -> words.say("settings.origin.page");
            case Origin.CommandLine _ -> words.say("settings.origin.command_line");
        };
        boolean isDefault = inForce.origin() instanceof Origin.Default;
        if (isDefault || inForce.scope().layer() == scope.layer()) {
            return source;
        }
        Layer from = inForce.scope().layer();
        String layer = words.language() == Language.ENGLISH ? from.english() : from.chinese();
        return words.say("settings.inherited", Map.of("source", source, "layer", layer));
    }
}
