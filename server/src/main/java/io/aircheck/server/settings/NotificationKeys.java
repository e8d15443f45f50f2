package io.aircheck.server.settings;

import io.aircheck.server.notify.ConfiguredChannel;
import io.aircheck.server.notify.channel.Message;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What is told to whom. */
public final class NotificationKeys {

    public static final SettingKey<List<ConfiguredChannel>> NOTIFY = SettingKey.of(
                    "notify",
                    new ValueForm<>(
                            "addresses of channels (docs/notifications.md) with spaces between them",
                            "渠道地址（见 docs/notifications.md），用空格分隔",
                            text -> Optional.of(ConfiguredChannel.all(text))),
                    "",
                    "Where to send messages: DingTalk, Feishu, WeCom, WeChat relays, Telegram, mail, Bark, ntfy,"
                            + " Discord, Gotify, webhooks.",
                    "消息推送渠道的地址，用空格分隔：钉钉、飞书、企业微信、微信（息知、Server酱、PushPlus、WxPusher）、Telegram、邮件、Bark、ntfy、Discord、Gotify、Webhook。")
            .secret()
            .atOnce();

    public static final SettingKey<Set<Message.Kind>> NOTIFY_ABOUT = SettingKey.of(
                    "notify-about",
                    ValueForm.list(
                                    "live, ended, failed, login, disk, service, separated by commas",
                                    "live、ended、failed、login、disk、service，用逗号分隔",
                                    NotificationKeys::kind)
                            .as(NotificationKeys::set),
                    "live, ended, failed, login, disk",
                    "What to tell: a room went live, a recording ended, something failed, a site asks for a login, the"
                            + " disk, the service itself.",
                    "推送哪些消息：开播、录制结束、出错、需要登录、磁盘、服务启停。")
            .in(Layer.EVERY)
            .atOnce();

    public static final SettingKey<Set<String>> NOTIFY_TO = SettingKey.of(
                    "notify-to",
                    ValueForm.<String>list(
                                    "names of channels separated by commas, or empty",
                                    "渠道名称，用逗号分隔，或留空",
                                    name -> Optional.of(name))
                            .as(Set::copyOf),
                    "",
                    "Which channels to tell, by the names that their addresses give them (#name=…). Empty tells all.",
                    "推送给哪些渠道（渠道地址中 #name=… 指定的名称）。留空则推送给全部。")
            .in(Layer.EVERY)
            .atOnce();

    public static final SettingKey<Boolean> NOTIFY_INTERNAL = SettingKey.of(
            "notify-internal",
            ValueForm.yesNo(),
            "no",
            "Whether channels and webhooks may stand in the local network, such as a Gotify on the same NAS.",
            "是否允许推送和 Webhook 发往局域网内的地址（例如同一台 NAS 上的 Gotify）。");

    static final Section SECTION = new Section(
            "notifications", "Notifications", "通知", List.of(NOTIFY, NOTIFY_ABOUT, NOTIFY_TO, NOTIFY_INTERNAL));

    private NotificationKeys() {}

    private static Optional<Message.Kind> kind(String word) {
        return Message.Kind.wanted(word);
    }

    private static Set<Message.Kind> set(List<Message.Kind> kinds) {
        Set<Message.Kind> set = EnumSet.noneOf(Message.Kind.class);
        set.addAll(kinds);
        return set;
    }
}
