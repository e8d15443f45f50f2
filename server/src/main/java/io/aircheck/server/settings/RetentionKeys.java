package io.aircheck.server.settings;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** How long recordings stay. */
public final class RetentionKeys {

    public static final SettingKey<Optional<Duration>> KEEP_AGE = SettingKey.of(
                    "keep-age",
                    orOff("off, a time such as 30d", "off、时长如 30d", RetentionKeys::age),
                    "off",
                    "How long after its end a recording stays before it goes into the trash. The newest of a room"
                            + " always stays.",
                    "录制结束多久后移入回收站。每个直播间最新的一个始终保留。")
            .in(Layer.EVERY)
            .atOnce();

    public static final SettingKey<Optional<Integer>> KEEP_COUNT = SettingKey.of(
                    "keep-count",
                    orOff("off, a number such as 20", "off、个数如 20", ValueForm.wholeNumber(1, 1_000_000)::read),
                    "off",
                    "How many recordings of a room stay; older ones go into the trash.",
                    "每个直播间保留多少个录制，更早的移入回收站。")
            .in(Layer.EVERY)
            .atOnce();

    public static final SettingKey<Optional<Long>> KEEP_SIZE = SettingKey.of(
                    "keep-size",
                    orOff(
                            "off, a size such as 200GB",
                            "off、大小如 200GB",
                            text -> Amounts.bytes(text).filter(bytes -> bytes > 0)),
                    "off",
                    "How large the recordings of a room may be together; the oldest go into the trash.",
                    "每个直播间的录制总共可占多大，超出时最早的移入回收站。")
            .in(Layer.EVERY)
            .atOnce();

    public static final SettingKey<Long> KEEP_FREE = SettingKey.of(
                    "keep-free",
                    Amounts.bytesForm(),
                    "0",
                    "How much of the disk stays free: when it is less, the trash is emptied early, then the oldest"
                            + " recordings of all rooms are deleted for good. Should be more than resume-above. 0 never"
                            + " does.",
                    "磁盘至少留出多少空间：不足时先提前清空回收站，再彻底删除所有直播间中最早的录制。应大于 resume-above。0 表示从不。")
            .atOnce();

    public static final SettingKey<Duration> KEEP_TRASH = SettingKey.of(
                    "keep-trash",
                    Amounts.timeForm("0s", "3650d"),
                    "7d",
                    "How long something in the trash can be restored.",
                    "回收站中的录制多久之内可以恢复。")
            .atOnce();

    static final Section SECTION = new Section(
            "retention",
            "How long recordings stay",
            "录制保留多久",
            List.of(KEEP_AGE, KEEP_COUNT, KEEP_SIZE, KEEP_FREE, KEEP_TRASH));

    private RetentionKeys() {}

    private static <T> ValueForm<Optional<T>> orOff(
            String allowed, String allowedChinese, Function<String, Optional<T>> reader) {
        return new ValueForm<>(allowed, allowedChinese, text -> {
            boolean isOff = text.isEmpty() || text.equalsIgnoreCase("off");
            return isOff ? Optional.of(Optional.<T>empty()) : reader.apply(text).map(Optional::of);
        });
    }

    private static Optional<Duration> age(String text) {
        return Amounts.time(text).filter(time -> time.compareTo(Duration.ofMinutes(1)) >= 0);
    }
}
