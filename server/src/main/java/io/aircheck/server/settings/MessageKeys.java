package io.aircheck.server.settings;

import io.aircheck.server.facts.FactTemplate;
import io.aircheck.server.notify.channel.Message;
import java.util.List;
import java.util.Optional;

/** What messages say, where they are not to say what they usually do. */
public final class MessageKeys {

    private static final String ALLOWED = "text; \\n is a line break; there are [直播间名称] [时间] " + FactTemplate.places();
    private static final String ALLOWED_CHINESE = "文字；\\n 表示换行；可用 [直播间名称] [时间] " + FactTemplate.places();

    public static final SettingKey<FactTemplate> TITLE =
            template("message-title", "Title of every message.", "所有消息的标题。");
    public static final SettingKey<FactTemplate> TITLE_ZH =
            template("message-title-zh", "The same for channels in Chinese, where it differs.", "中文渠道的标题，与上一项不同时填写。");
    public static final SettingKey<FactTemplate> LIVE =
            template("message-live", "What is said when it is about this: a room went live.", "此类消息的内容：开播。");
    public static final SettingKey<FactTemplate> LIVE_ZH =
            template("message-live-zh", "The same for channels in Chinese, where it differs.", "中文渠道的内容，与上一项不同时填写。");
    public static final SettingKey<FactTemplate> ENDED =
            template("message-ended", "What is said when it is about this: a recording ended.", "此类消息的内容：录制结束。");
    public static final SettingKey<FactTemplate> ENDED_ZH =
            template("message-ended-zh", "The same for channels in Chinese, where it differs.", "中文渠道的内容，与上一项不同时填写。");
    public static final SettingKey<FactTemplate> FAILED =
            template("message-failed", "What is said when it is about this: something failed.", "此类消息的内容：出错。");
    public static final SettingKey<FactTemplate> FAILED_ZH =
            template("message-failed-zh", "The same for channels in Chinese, where it differs.", "中文渠道的内容，与上一项不同时填写。");
    public static final SettingKey<FactTemplate> LOGIN =
            template("message-login", "What is said when it is about this: a site asks for a login.", "此类消息的内容：需要登录。");
    public static final SettingKey<FactTemplate> LOGIN_ZH =
            template("message-login-zh", "The same for channels in Chinese, where it differs.", "中文渠道的内容，与上一项不同时填写。");
    public static final SettingKey<FactTemplate> DISK =
            template("message-disk", "What is said when it is about this: the disk.", "此类消息的内容：磁盘。");
    public static final SettingKey<FactTemplate> DISK_ZH =
            template("message-disk-zh", "The same for channels in Chinese, where it differs.", "中文渠道的内容，与上一项不同时填写。");
    public static final SettingKey<FactTemplate> SERVICE = template(
            "message-service", "What is said when it is about this: start and end of the service.", "此类消息的内容：服务启停。");
    public static final SettingKey<FactTemplate> SERVICE_ZH =
            template("message-service-zh", "The same for channels in Chinese, where it differs.", "中文渠道的内容，与上一项不同时填写。");

    static final Section SECTION = new Section(
            "messages",
            "What messages say",
            "消息内容",
            List.of(
                    TITLE,
                    TITLE_ZH,
                    LIVE,
                    LIVE_ZH,
                    ENDED,
                    ENDED_ZH,
                    FAILED,
                    FAILED_ZH,
                    LOGIN,
                    LOGIN_ZH,
                    DISK,
                    DISK_ZH,
                    SERVICE,
                    SERVICE_ZH));

    private MessageKeys() {}

    /** Empty for the usual words. */
    private static SettingKey<FactTemplate> template(String name, String english, String chinese) {
        return SettingKey.of(
                        name,
                        new ValueForm<>(
                                ALLOWED,
                                ALLOWED_CHINESE,
                                text -> Optional.of(new FactTemplate(text.replace("\\n", "\n")))),
                        "",
                        english + " Empty for the usual words.",
                        chinese + "留空则用默认内容。")
                .atOnce();
    }

    /** The title that is wished; its text is empty where none is. */
    public static FactTemplate title(Settings settings, boolean chinese) {
        return chosen(settings, TITLE, TITLE_ZH, chinese);
    }

    /** The text that is wished for a kind; empty where none is. */
    public static FactTemplate text(Settings settings, Message.Kind kind, boolean chinese) {
        return switch (kind) {
            case LIVE -> chosen(settings, LIVE, LIVE_ZH, chinese);
            case ENDED -> chosen(settings, ENDED, ENDED_ZH, chinese);
            case FAILED -> chosen(settings, FAILED, FAILED_ZH, chinese);
            case LOGIN -> chosen(settings, LOGIN, LOGIN_ZH, chinese);
            case DISK -> chosen(settings, DISK, DISK_ZH, chinese);
            case SERVICE -> chosen(settings, SERVICE, SERVICE_ZH, chinese);
            case TEST -> new FactTemplate("");
        };
    }

    private static FactTemplate chosen(
            Settings settings, SettingKey<FactTemplate> usual, SettingKey<FactTemplate> inChinese, boolean chinese) {
        FactTemplate own = settings.get(inChinese);
        return chinese && !own.text().isEmpty() ? own : settings.get(usual);
    }
}
