package io.aircheck.server.settings;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** When rooms are asked whether they are on air. */
public final class WatchingKeys {

    public static final SettingKey<List<Path>> ROOM_LISTS = SettingKey.of(
                    "room-lists",
                    ValueForm.list("file names separated by commas", "文件名，用逗号分隔", ValueForm::asPath),
                    "rooms.txt",
                    "Lists of rooms, in this directory unless the whole path is given. They are read within seconds of a change and never written.",
                    "直播间列表文件，不写完整路径则位于本目录。修改后几秒内生效，程序绝不改写这些文件。")
            .onlyInFile();

    public static final SettingKey<Duration> CHECK_INTERVAL = SettingKey.of(
                    "check-interval",
                    Amounts.timeForm("5s", "1d"),
                    "60s",
                    "How often each room is checked.",
                    "每个直播间的检查间隔。")
            .in(Layer.EVERY)
            .atOnce();

    public static final SettingKey<Integer> CHECK_JITTER = SettingKey.of(
                    "check-jitter",
                    ValueForm.wholeNumber(0, 50),
                    "20",
                    "By how many per cent that interval varies, so that sites do not see a clockwork.",
                    "检查间隔随机浮动的百分比，避免像机器一样规律。")
            .atOnce();

    public static final SettingKey<Duration> HOST_INTERVAL = SettingKey.of(
                    "host-interval",
                    Amounts.timeForm("0s", "10m"),
                    "1s",
                    "The least time between two checks of rooms on the same site, however many rooms there are.",
                    "同一网站两次检查之间的最短时间，不论有多少直播间。")
            .in(Layer.SERVICE_AND_PLATFORM)
            .atOnce();

    public static final SettingKey<Duration> JOIN_WINDOW = SettingKey.of(
                    "join-window",
                    Amounts.timeForm("0s", "6h"),
                    "3m",
                    "A stream that is back within this time goes on in the same recording.",
                    "直播中断后在此时间内恢复，则继续同一个录制。")
            .in(Layer.EVERY)
            .atOnce();

    static final Section SECTION = new Section(
            "watching",
            "Watching rooms",
            "监测直播间",
            List.of(ROOM_LISTS, CHECK_INTERVAL, CHECK_JITTER, HOST_INTERVAL, JOIN_WINDOW));

    private WatchingKeys() {}
}
