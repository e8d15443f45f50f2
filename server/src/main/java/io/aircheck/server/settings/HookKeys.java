package io.aircheck.server.settings;

import io.aircheck.server.hooks.Hook;
import io.aircheck.server.hooks.HookForm;
import io.aircheck.server.steps.Step;
import java.util.List;
import java.util.Optional;

/** What is done by other programs, and what finished recordings go through. */
public final class HookKeys {

    public static final SettingKey<List<Hook>> HOOKS = SettingKey.of(
                    "hooks",
                    new ValueForm<>(
                            HookForm.ALLOWED, "若干段，写法见 docs/hooks.zh-CN.md", text -> Optional.of(HookForm.read(text))),
                    "",
                    "Programs to start and webhooks to send when something happens, and programs that are steps of"
                            + " finished recordings.",
                    "事件发生时要运行的程序和要发送的 Webhook，以及作为录制完成后步骤的程序。")
            .secret()
            .onlyInFile();

    public static final SettingKey<List<Step>> AFTER_RECORDING = SettingKey.of(
                    "after-recording",
                    new ValueForm<>(
                            Step.ALLOWED,
                            "convert 格式（mp4、mkv、ts、flv、m4a、mp3）、reencode、join、verify、run 钩子名、delete，用逗号分隔",
                            text -> Optional.of(Step.list(text))),
                    "",
                    "Steps of each finished recording, in this order: convert its form, encode it anew, join its"
                            + " files, verify every byte, run a program of the hooks, move it into the trash. A step"
                            + " begins only once the one before is done.",
                    "每个录制完成后依次执行的步骤：转换格式、重新编码、合并文件、逐字节校验、运行钩子中的程序、移入回收站。前一步完成后才开始下一步。")
            .in(Layer.EVERY)
            .atOnce();

    public static final SettingKey<Integer> PROGRAMS_AT_ONCE = SettingKey.of(
                    "programs-at-once",
                    ValueForm.wholeNumber(1, 50),
                    "2",
                    "How many programs of hooks may run at the same time; the others wait.",
                    "钩子的程序最多同时运行几个，其余排队等待。")
            .atOnce();

    public static final SettingKey<Integer> STEPS_AT_ONCE = SettingKey.of(
                    "steps-at-once",
                    ValueForm.wholeNumber(1, 20),
                    "1",
                    "How many finished recordings may go through their steps at the same time.",
                    "最多同时处理几个已完成的录制。")
            .atOnce();

    static final Section SECTION = new Section(
            "hooks", "Hooks and steps", "钩子与处理步骤", List.of(HOOKS, AFTER_RECORDING, PROGRAMS_AT_ONCE, STEPS_AT_ONCE));

    private HookKeys() {}
}
