package io.aircheck.server.settings;

import io.aircheck.server.rules.Schedule;
import io.aircheck.server.rules.TitleRule;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** When rooms are asked whether they are on air. */
public final class WatchingKeys {

    public static final SettingKey<List<Path>> ROOM_LISTS = SettingKey.of(
                    "room-lists",
                    ValueForm.list("file names separated by commas", "文件名，用逗号分隔", ValueForm::asPath),
                    "rooms.txt",
                    "Lists of rooms, in this directory unless the whole path is given. They are read within seconds of"
                            + " a change and never written.",
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

    public static final SettingKey<Schedule> SCHEDULE = SettingKey.of(
                    "schedule",
                    new ValueForm<>(
                            "hours such as 18:00-02:00, with days in front such as mon-fri 18:00-02:00, windows"
                                    + " separated by ;",
                            "时段，例如 18:00-02:00，前面可加星期，例如 周一至周五 18:00-02:00，多个时段用分号分隔",
                            Schedule::parse),
                    "",
                    "Hours in which rooms are watched and recorded, by the clock of this computer; they may go over"
                            + " midnight. Empty is always.",
                    "在哪些时段监测和录制（本机时间，可跨午夜）。留空表示不限。")
            .in(Layer.EVERY)
            .atOnce();

    public static final SettingKey<TitleRule> INCLUDE = SettingKey.of(
                    "include",
                    new ValueForm<>(
                            "words with commas between them, or expressions such as /^\\[live]/i",
                            "用逗号分隔的词，或正则表达式，例如 /^\\[直播]/i",
                            TitleRule::parse),
                    "",
                    "Record only broadcasts whose title or category has one of these. Empty records all.",
                    "只录制标题或分区含有其中之一的直播。留空则全部录制。")
            .in(Layer.EVERY)
            .atOnce();

    public static final SettingKey<TitleRule> EXCLUDE = SettingKey.of(
                    "exclude",
                    new ValueForm<>(
                            "words with commas between them, or expressions such as /^\\[live]/i",
                            "用逗号分隔的词，或正则表达式，例如 /^\\[直播]/i",
                            TitleRule::parse),
                    "",
                    "Do not record broadcasts whose title or category has one of these; goes before include.",
                    "不录制标题或分区含有其中之一的直播；优先于 include。")
            .in(Layer.EVERY)
            .atOnce();

    public static final SettingKey<Boolean> NOTIFY_ONLY = SettingKey.of(
                    "notify-only",
                    ValueForm.yesNo(),
                    "no",
                    "Only tell when a room goes live, and record nothing.",
                    "只推送开播通知，不录制。")
            .in(Layer.EVERY)
            .atOnce();

    public static final SettingKey<Integer> MOST_RECORDINGS = SettingKey.of(
                    "most-recordings",
                    ValueForm.wholeNumber(0, 10_000),
                    "0",
                    "How many recordings may run at once, in all or of a platform. Further rooms wait until one ends."
                            + " 0 is any number.",
                    "最多同时录制多少个直播间（全部，或某个平台的）。超出的直播间等待空位。0 表示不限。")
            .in(Layer.SERVICE_AND_PLATFORM)
            .atOnce();

    static final Section SECTION = new Section(
            "watching",
            "Watching rooms",
            "监测直播间",
            List.of(
                    ROOM_LISTS,
                    CHECK_INTERVAL,
                    CHECK_JITTER,
                    HOST_INTERVAL,
                    JOIN_WINDOW,
                    SCHEDULE,
                    INCLUDE,
                    EXCLUDE,
                    NOTIFY_ONLY,
                    MOST_RECORDINGS));

    private WatchingKeys() {}
}
