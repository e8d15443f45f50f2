package io.aircheck.server.settings;

import java.util.List;
import java.util.Optional;

/** All settings there are, section by section. A further key goes into the file of its section, a further section into here. */
public final class SettingKeys {

    public static final List<Section> SECTIONS = List.of(
            PageKeys.SECTION,
            WatchingKeys.SECTION,
            RecordingKeys.SECTION,
            HookKeys.SECTION,
            RetentionKeys.SECTION,
            DiskKeys.SECTION,
            MusicKeys.SECTION,
            NotificationKeys.SECTION,
            MessageKeys.SECTION,
            NetworkKeys.SECTION,
            ProgramKeys.SECTION,
            PlatformKeys.SECTION);

    private SettingKeys() {}

    /** The keys that can be set in a layer, in their order. */
    public static List<SettingKey<?>> in(Layer layer) {
        return SECTIONS.stream()
                .<SettingKey<?>>flatMap(section -> section.keys().stream())
                .filter(key -> key.layers().contains(layer))
                .toList();
    }

    public static Optional<SettingKey<?>> named(String name, Layer layer) {
        return in(layer).stream().filter(key -> key.name().equals(name)).findFirst();
    }
}
