package io.aircheck.server.migrate;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One of DouyinLiveRecorder's 119 keys.
 *
 * @param name in lower case, as its parser has it
 * @param standard what counts where the key is missing
 */
record OldKey(String section, String name, String standard) {

    private static final String RECORDING = "录制设置";
    private static final String PUSH = "推送配置";

    static final OldKey LANGUAGE = recording("language(zh_cn/en)", "zh_cn");
    static final OldKey SKIP_PROXY_PROBE = recording("是否跳过代理检测(是/否)", "否");
    static final OldKey SAVE_PATH = recording("直播保存路径(不填则默认)", "");
    static final OldKey STREAMER_FOLDER = recording("保存文件夹是否以作者区分", "是");
    static final OldKey DATE_FOLDER = recording("保存文件夹是否以时间区分", "否");
    static final OldKey TITLE_FOLDER = recording("保存文件夹是否以标题区分", "否");
    static final OldKey TITLE_IN_NAME = recording("保存文件名是否包含标题", "否");
    static final OldKey NO_EMOJI = recording("是否去除名称中的表情符号", "是");
    static final OldKey FORMAT = recording("视频保存格式ts|mkv|flv|mp4|mp3音频|m4a音频", "ts");
    static final OldKey QUALITY = recording("原画|超清|高清|标清|流畅", "原画");
    static final OldKey USE_PROXY = recording("是否使用代理ip(是/否)", "是");
    static final OldKey PROXY = recording("代理地址", "");
    static final OldKey CHECK_THREADS = recording("同一时间访问网络的线程数", "3");
    static final OldKey INTERVAL = recording("循环时间(秒)", "120");
    static final OldKey QUEUE_PAUSE = recording("排队读取网址时间(秒)", "0");
    static final OldKey SHOW_COUNTDOWN = recording("是否显示循环秒数", "否");
    static final OldKey SHOW_ADDRESS = recording("是否显示直播源地址", "否");
    static final OldKey SPLIT = recording("分段录制是否开启", "否");
    static final OldKey FORCE_HTTPS = recording("是否强制启用https录制", "否");
    static final OldKey FREE_SPACE = recording("录制空间剩余阈值(gb)", "1.0");
    static final OldKey SPLIT_SECONDS = recording("视频分段时间(秒)", "1800");
    static final OldKey TO_MP4 = recording("录制完成后自动转为mp4格式", "否");
    static final OldKey TO_H264 = recording("mp4格式重新编码为h264", "否");
    static final OldKey DELETE_SOURCE = recording("追加格式后删除原文件", "否");
    static final OldKey SUBTITLES = recording("生成时间字幕文件", "否");
    static final OldKey RUN_SCRIPT = recording("是否录制完成后执行自定义脚本", "否");
    static final OldKey SCRIPT = recording("自定义脚本执行命令", "");
    static final OldKey PROXIED = recording(
            "使用代理录制的平台(逗号分隔)",
            "tiktok, soop, pandalive, winktv, flextv, popkontv, twitch, liveme, showroom, chzzk, shopee, shp, youtu, faceit");
    static final OldKey ALSO_PROXIED = recording("额外使用代理录制的平台(逗号分隔)", "");

    static final OldKey CHANNELS = push("直播状态推送渠道", "");
    static final OldKey DINGTALK = push("钉钉推送接口链接", "");
    static final OldKey WECHAT = push("微信推送接口链接", "");
    static final OldKey BARK = push("bark推送接口链接", "");
    static final OldKey BARK_LEVEL = push("bark推送中断级别", "active");
    static final OldKey BARK_SOUND = push("bark推送铃声", "bell");
    static final OldKey DINGTALK_PHONE = push("钉钉通知@对象(填手机号)", "");
    static final OldKey DINGTALK_ALL = push("钉钉通知@全体(是/否)", "否");
    static final OldKey TELEGRAM_TOKEN = push("tgapi令牌", "");
    static final OldKey TELEGRAM_CHAT = push("tg聊天id(个人或者群组id)", "");
    static final OldKey MAIL_HOST = push("smtp邮件服务器", "");
    static final OldKey MAIL_TLS = push("是否使用smtp服务ssl加密(是/否)", "是");
    static final OldKey MAIL_PORT = push("smtp邮件服务器端口", "");
    static final OldKey MAIL_LOGIN = push("邮箱登录账号", "");
    static final OldKey MAIL_PASSWORD = push("发件人密码(授权码)", "");
    static final OldKey MAIL_FROM = push("发件人邮箱", "");
    static final OldKey MAIL_NICKNAME = push("发件人显示昵称", "");
    static final OldKey MAIL_TO = push("收件人邮箱", "");
    static final OldKey NTFY = push("ntfy推送地址", "");
    static final OldKey NTFY_TAGS = push("ntfy推送标签", "tada");
    static final OldKey NTFY_MAIL = push("ntfy推送邮箱", "");
    static final OldKey PUSHPLUS = push("pushplus推送token", "");
    static final OldKey PUSH_TITLE = push("自定义推送标题", "");
    static final OldKey LIVE_TEXT = push("自定义开播推送内容", "");
    static final OldKey ENDED_TEXT = push("自定义关播推送内容", "");
    static final OldKey NOTIFY_ONLY = push("只推送通知不录制(是/否)", "否");
    static final OldKey NOTIFY_INTERVAL = push("直播推送检测频率(秒)", "1800");
    static final OldKey TELL_LIVE = push("开播推送开启(是/否)", "是");
    static final OldKey TELL_ENDED = push("关播推送开启(是/否)", "否");

    static final List<OldKey> OF_RECORDING = List.of(
            LANGUAGE,
            SKIP_PROXY_PROBE,
            SAVE_PATH,
            STREAMER_FOLDER,
            DATE_FOLDER,
            TITLE_FOLDER,
            TITLE_IN_NAME,
            NO_EMOJI,
            FORMAT,
            QUALITY,
            USE_PROXY,
            PROXY,
            CHECK_THREADS,
            INTERVAL,
            QUEUE_PAUSE,
            SHOW_COUNTDOWN,
            SHOW_ADDRESS,
            SPLIT,
            FORCE_HTTPS,
            FREE_SPACE,
            SPLIT_SECONDS,
            TO_MP4,
            TO_H264,
            DELETE_SOURCE,
            SUBTITLES,
            RUN_SCRIPT,
            SCRIPT,
            PROXIED,
            ALSO_PROXIED);

    static final List<OldKey> OF_PUSH = List.of(
            CHANNELS,
            DINGTALK,
            WECHAT,
            BARK,
            BARK_LEVEL,
            BARK_SOUND,
            DINGTALK_PHONE,
            DINGTALK_ALL,
            TELEGRAM_TOKEN,
            TELEGRAM_CHAT,
            MAIL_HOST,
            MAIL_TLS,
            MAIL_PORT,
            MAIL_LOGIN,
            MAIL_PASSWORD,
            MAIL_FROM,
            MAIL_NICKNAME,
            MAIL_TO,
            NTFY,
            NTFY_TAGS,
            NTFY_MAIL,
            PUSHPLUS,
            PUSH_TITLE,
            LIVE_TEXT,
            ENDED_TEXT,
            NOTIFY_ONLY,
            NOTIFY_INTERVAL,
            TELL_LIVE,
            TELL_ENDED);

    /**
     * What one key says about one platform.
     *
     * @param setting its name among the settings of a platform
     * @param refreshed whether the program writes it back itself after a login, with each {@code %} doubled
     */
    record OfPlatform(OldKey key, String platform, String setting, boolean refreshed) {}

    /** The platforms' ids by the words of DouyinLiveRecorder's keys of cookies. */
    private static final String COOKIES = """
            抖音cookie douyin, 快手cookie kuaishou, tiktok_cookie tiktok, 虎牙cookie huya, 斗鱼cookie douyu, yy_cookie yy,
            b站cookie bilibili, 小红书cookie xiaohongshu, bigo_cookie bigo, blued_cookie blued, sooplive_cookie soop,
            netease_cookie neteasecc, 千度热播_cookie qiandurebo, pandatv_cookie pandalive, 猫耳fm_cookie missevan,
            winktv_cookie winktv, flextv_cookie flextv, look_cookie look, twitcasting_cookie twitcasting,
            baidu_cookie baidu, weibo_cookie weibo, kugou_cookie kugou, twitch_cookie twitch, liveme_cookie liveme,
            huajiao_cookie huajiao, liuxing_cookie liuxing, showroom_cookie showroom, acfun_cookie acfun,
            changliao_cookie changliao, yinbo_cookie yinbo, yingke_cookie inke, zhihu_cookie zhihu, chzzk_cookie chzzk,
            haixiu_cookie haixiu, vvxqiu_cookie vvxingqiu, 17live_cookie 17live, langlive_cookie langlive,
            pplive_cookie piaopiao, 6room_cookie sixrooms, lehaitv_cookie lehai, huamao_cookie huamao,
            shopee_cookie shopee, youtube_cookie youtube, taobao_cookie taobao, jd_cookie jd, faceit_cookie faceit,
            migu_cookie migu, lianjie_cookie lianjie, laixiu_cookie laixiu, picarto_cookie picarto""";

    private static final List<String> REFRESHED = List.of("soop", "flextv", "twitcasting");

    /** Cookies, tokens and accounts. */
    static final List<OfPlatform> OF_PLATFORMS = Stream.concat(
                    Arrays.stream(COOKIES.split(",\\s+"))
                            .map(pair -> pair.split(" "))
                            .map(pair -> new OfPlatform(
                                    new OldKey("Cookie", pair[0], ""), pair[1], "cookie", REFRESHED.contains(pair[1]))),
                    Stream.of(
                            new OfPlatform(
                                    new OldKey("Authorization", "popkontv_token", ""), "popkontv", "token", true),
                            account("sooplive账号", "", "soop", "username"),
                            account("sooplive密码", "", "soop", "password"),
                            account("flextv账号", "", "flextv", "username"),
                            account("flextv密码", "", "flextv", "password"),
                            account("popkontv账号", "", "popkontv", "username"),
                            account("partner_code", "P-00001", "popkontv", "partner-code"),
                            account("popkontv密码", "", "popkontv", "password"),
                            account("twitcasting账号类型", "normal", "twitcasting", "account-type"),
                            account("twitcasting账号", "", "twitcasting", "username"),
                            account("twitcasting密码", "", "twitcasting", "password")))
            .toList();

    /** All of them, in the order of its file. */
    static final List<OldKey> ALL = Stream.of(
                    OF_RECORDING.stream(),
                    OF_PUSH.stream(),
                    OF_PLATFORMS.stream().map(OfPlatform::key))
            .flatMap(keys -> keys)
            .toList();

    /** What its quality words mean here: the same. */
    static final List<String> QUALITIES = List.of("原画", "蓝光", "超清", "高清", "标清", "流畅");

    /** Settings that stand in for a word of its list of proxied platforms that is no part of a platform's id or address. */
    static final Map<String, String> SHORT_HOSTS = Map.of("shp", "shopee", "7u66", "liuxing", "6.cn", "sixrooms");

    private static OldKey recording(String name, String standard) {
        return new OldKey(RECORDING, name, standard);
    }

    private static OldKey push(String name, String standard) {
        return new OldKey(PUSH, name, standard);
    }

    private static OfPlatform account(String name, String standard, String platform, String setting) {
        return new OfPlatform(new OldKey("账号密码", name, standard), platform, setting, false);
    }
}
