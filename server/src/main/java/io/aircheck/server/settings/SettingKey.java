package io.aircheck.server.settings;

import java.util.Locale;
import java.util.Set;

/**
 * One setting: its place in {@code aircheck.yaml}, its environment variable, its default, and what a user is told about it.
 *
 * @param group the heading under which it stands
 * @param name as in the file
 * @param standard the default as text in the file
 * @param english what it does
 * @param chinese the same in Simplified Chinese
 */
public record SettingKey<T>(
        Group group, String name, ValueForm<T> form, String standard, String english, String chinese) {

    private static final Set<String> SECRET = Set.of("password", "cookie", "token", "room-password", "notify");

    /** Headings of the file, in its order. */
    public enum Group {
        PAGE("Page and API", "网页与接口"),
        WATCHING("Watching rooms", "监测直播间"),
        RECORDING("Recording", "录制"),
        DISK("Disk", "磁盘"),
        NOTIFICATIONS("Notifications", "通知"),
        NETWORK("Network", "网络"),
        PROGRAM("Program", "程序"),
        PLATFORM("Per platform", "各平台");

        private final String english;
        private final String chinese;

        Group(String english, String chinese) {
            this.english = english;
            this.chinese = chinese;
        }

        public String english() {
            return english;
        }

        public String chinese() {
            return chinese;
        }
    }

    public SettingKey {
        if (form.read(standard).isEmpty()) {
            throw new IllegalArgumentException("the default of " + name + " is not allowed");
        }
    }

    /** The environment variable that overrides the file, for example {@code AIRCHECK_CHECK_INTERVAL}. */
    public String variable() {
        return "AIRCHECK_" + name.toUpperCase(Locale.ROOT).replace('-', '_');
    }

    /** The environment variable of a key of one platform, for example {@code AIRCHECK_PLATFORMS_DOUYIN_COOKIE}. */
    public String variable(String platform) {
        return "AIRCHECK_PLATFORMS_" + platform.toUpperCase(Locale.ROOT).replace('-', '_') + "_"
                + name.toUpperCase(Locale.ROOT).replace('-', '_');
    }

    /** Whether its value must not be shown. */
    public boolean isSecret() {
        return SECRET.contains(name);
    }

    public T standardValue() {
        return form.read(standard).orElseThrow();
    }
}
