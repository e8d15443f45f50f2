package io.aircheck.server.settings;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The program itself. */
public final class ProgramKeys {

    public static final SettingKey<Optional<Path>> FFMPEG = SettingKey.of(
                    "ffmpeg",
                    ValueForm.path("path of the ffmpeg program", "ffmpeg 程序的路径").orNothing(),
                    "",
                    "Which FFmpeg to use. Empty takes the system's if it is new enough, else the bundled one.",
                    "使用哪个 FFmpeg。留空则优先使用系统中足够新的版本，否则使用自带的。")
            .onlyInFile();

    public static final SettingKey<String> LOG_LEVEL = SettingKey.of(
                    "log-level",
                    ValueForm.oneOf("error", "warn", "info", "debug"),
                    "info",
                    "How much is written to logs/.",
                    "日志详细程度。")
            .atOnce();

    public static final SettingKey<String> LOG_FORMAT = SettingKey.of(
            "log-format",
            ValueForm.oneOf("text", "json"),
            "text",
            "Form of the log: lines for people, or a JSON object a line for programs that collect logs.",
            "日志格式：text 便于阅读；json 每行一个 JSON 对象，便于日志系统收集。");

    public static final SettingKey<Boolean> LOG_CONSOLE = SettingKey.of(
            "log-console",
            ValueForm.yesNo(),
            "no",
            "Write the log to standard error too, where a container's or systemd's log takes it up.",
            "日志同时输出到标准错误，供容器或 systemd 收集。");

    public static final SettingKey<Duration> KEEP_EVENTS = SettingKey.of(
            "keep-events", Amounts.timeForm("1h", "3650d"), "30d", "How long events are kept.", "事件记录保留多久。");

    public static final SettingKey<Duration> KEEP_AUDIT = SettingKey.of(
                    "keep-audit",
                    Amounts.timeForm("1d", "3650d"),
                    "365d",
                    "How long the audit log keeps who did what.",
                    "操作日志保留多久。")
            .atOnce();

    static final Section SECTION = new Section(
            "program", "Program", "程序", List.of(FFMPEG, LOG_LEVEL, LOG_FORMAT, LOG_CONSOLE, KEEP_EVENTS, KEEP_AUDIT));

    private ProgramKeys() {}
}
