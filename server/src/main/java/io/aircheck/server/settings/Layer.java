package io.aircheck.server.settings;

import java.util.Set;

/** For what a setting can be set; what is set for the narrower goes before what is set for the wider. */
public enum Layer {
    /** For everything. */
    SERVICE("everything", "全局"),
    /** For all rooms of one platform. */
    PLATFORM("a platform", "平台"),
    /** For one room. */
    ROOM("a room", "直播间");

    static final Set<Layer> EVERY = Set.of(SERVICE, PLATFORM, ROOM);
    static final Set<Layer> SERVICE_AND_PLATFORM = Set.of(SERVICE, PLATFORM);
    static final Set<Layer> PLATFORM_AND_ROOM = Set.of(PLATFORM, ROOM);

    private final String english;
    private final String chinese;

    Layer(String english, String chinese) {
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
