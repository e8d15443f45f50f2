package io.aircheck.server.settings;

import java.util.List;

/** What happens when the disk fills. */
public final class DiskKeys {

    public static final SettingKey<Long> STOP_BELOW = SettingKey.of(
                    "stop-below",
                    Amounts.bytesForm(),
                    "2GB",
                    "Recordings stop when less than this is free. 0 never stops.",
                    "剩余空间低于此值时停止录制。0 表示不限。")
            .atOnce();

    public static final SettingKey<Long> RESUME_ABOVE = SettingKey.of(
                    "resume-above",
                    Amounts.bytesForm(),
                    "3GB",
                    "They go on when more than this is free again.",
                    "剩余空间重新高于此值时恢复录制。")
            .atOnce();

    static final Section SECTION = new Section("disk", "Disk", "磁盘", List.of(STOP_BELOW, RESUME_ABOVE));

    private DiskKeys() {}
}
