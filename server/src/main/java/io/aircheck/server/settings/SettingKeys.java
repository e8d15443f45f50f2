package io.aircheck.server.settings;

import io.aircheck.net.InvalidSettingException;
import io.aircheck.net.ProxyAddress;
import io.aircheck.platforms.Codec;
import io.aircheck.platforms.StreamChoice;
import io.aircheck.recorder.Format;
import io.aircheck.recorder.Subtitles;
import io.aircheck.recorder.names.PathTemplate;
import io.aircheck.server.notify.ConfiguredChannel;
import io.aircheck.server.notify.channel.Message;
import io.aircheck.server.settings.SettingKey.Group;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** All settings there are. The file, the checks, the environment variables and the help are made from this table. */
public final class SettingKeys {

    public static final SettingKey<String> HOST = new SettingKey<>(
            Group.PAGE,
            "host",
            new ValueForm<>("an IP address or a host name", SettingKeys::host),
            "127.0.0.1",
            "Address on which the page listens. 127.0.0.1 is this computer only; 0.0.0.0 is the whole network and needs a password.",
            "网页监听的地址。127.0.0.1 表示仅限本机；0.0.0.0 表示整个网络，此时必须设置密码。");

    public static final SettingKey<Integer> PORT = new SettingKey<>(
            Group.PAGE,
            "port",
            ValueForm.wholeNumber(0, 65535),
            "8080",
            "Port of the page. 0 takes any that is free.",
            "网页端口。0 表示任取一个空闲端口。");

    public static final SettingKey<Optional<String>> PASSWORD = new SettingKey<>(
            Group.PAGE,
            "password",
            new ValueForm<>(
                            "at least 8 characters",
                            text -> text.length() >= 8 ? Optional.of(text) : Optional.<String>empty())
                    .orNothing(),
            "",
            "Password of the page and the API. There is no default one; without it only this computer may connect.",
            "网页与接口的密码。没有默认密码；不设置则仅限本机访问。");

    public static final SettingKey<List<String>> HOST_NAMES = new SettingKey<>(
            Group.PAGE,
            "host-names",
            new ValueForm<>("host names separated by commas", SettingKeys::hostNames),
            "",
            "Further names under which the page answers while it has no password, such as that of a proxy in front of it.",
            "没有设置密码时，网页还接受以哪些名称访问（例如前置代理的域名），用逗号分隔。");

    public static final SettingKey<String> LANGUAGE = new SettingKey<>(
            Group.PAGE,
            "language",
            ValueForm.oneOf("auto", "en", "zh"),
            "auto",
            "Language of the page; auto takes the browser's.",
            "网页语言；auto 表示跟随浏览器。");

    public static final SettingKey<List<Path>> ROOM_LISTS = new SettingKey<>(
            Group.WATCHING,
            "room-lists",
            new ValueForm<>("file names separated by commas", SettingKeys::paths),
            "rooms.txt",
            "Lists of rooms, in this directory unless the whole path is given. They are read within seconds of a change and never written.",
            "直播间列表文件，不写完整路径则位于本目录。修改后几秒内生效，程序绝不改写这些文件。");

    public static final SettingKey<Duration> CHECK_INTERVAL = new SettingKey<>(
            Group.WATCHING,
            "check-interval",
            Amounts.timeForm("5s", "1d"),
            "60s",
            "How often each room is checked.",
            "每个直播间的检查间隔。");

    public static final SettingKey<Integer> CHECK_JITTER = new SettingKey<>(
            Group.WATCHING,
            "check-jitter",
            ValueForm.wholeNumber(0, 50),
            "20",
            "By how many per cent that interval varies, so that sites do not see a clockwork.",
            "检查间隔随机浮动的百分比，避免像机器一样规律。");

    public static final SettingKey<Duration> HOST_INTERVAL = new SettingKey<>(
            Group.WATCHING,
            "host-interval",
            Amounts.timeForm("0s", "10m"),
            "1s",
            "The least time between two checks of rooms on the same site, however many rooms there are.",
            "同一网站两次检查之间的最短时间，不论有多少直播间。");

    public static final SettingKey<Duration> JOIN_WINDOW = new SettingKey<>(
            Group.WATCHING,
            "join-window",
            Amounts.timeForm("0s", "6h"),
            "3m",
            "A stream that is back within this time goes on in the same recording.",
            "直播中断后在此时间内恢复，则继续同一个录制。");

    public static final SettingKey<String> QUALITY = new SettingKey<>(
            Group.RECORDING,
            "quality",
            new ValueForm<>(
                    "best, worst, audio_only, a height such as 1080p60 or 720p, OD 原画, BD 蓝光, UHD 超清, HD 高清, SD 标清, LD 流畅",
                    text -> StreamChoice.isWish(text) ? Optional.of(text) : Optional.empty()),
            "best",
            "Quality for rooms that ask for none. Where it is not offered the nearest is taken.",
            "未单独指定画质的直播间所用的画质。没有该画质时取最接近的。");

    public static final SettingKey<Format> FORMAT = new SettingKey<>(
            Group.RECORDING,
            "format",
            ValueForm.constant(Format.class),
            "original",
            "Form of finished files. original keeps what came and costs nothing; the others are converted after the recording.",
            "成品文件格式。original 保留原样、不耗资源；其余格式在录制结束后转换。");

    public static final SettingKey<List<Codec>> CODECS = new SettingKey<>(
            Group.RECORDING,
            "codecs",
            new ValueForm<>(
                    "avc, hevc, av1, vp9 in order of preference, separated by commas, or empty", SettingKeys::codecs),
            "",
            "Which video codec to take where a quality is offered in several. Empty leaves it to the platform.",
            "同一画质提供多种编码时优先选择哪种（avc 即 H.264，hevc 即 H.265）。留空则由平台决定。");

    public static final SettingKey<Boolean> ADAPTIVE = new SettingKey<>(
            Group.RECORDING,
            "adaptive-quality",
            ValueForm.yesNo(),
            "no",
            "Go on with a lower quality while the network does not carry the wanted one, and back up when it does. Each change begins a new file.",
            "网络跟不上所选画质时自动降低画质，恢复后再升回。每次切换都会换一个新文件。");

    public static final SettingKey<Boolean> KEEP_SOURCE = new SettingKey<>(
            Group.RECORDING,
            "keep-source",
            ValueForm.yesNo(),
            "yes",
            "Whether the original stays beside a converted file. It is only removed once the converted one was verified.",
            "转换后是否保留原文件。只有在转换结果通过校验之后才会删除。");

    public static final SettingKey<Boolean> REENCODE = new SettingKey<>(
            Group.RECORDING,
            "reencode",
            ValueForm.yesNo(),
            "no",
            "Encode the picture anew as H.264 (in MP4, unless format names another form). One file at a time; the original stays until that is verified.",
            "录完后把画面重新编码为 H.264（未指定 format 时为 MP4）。一次只处理一个文件；校验通过前保留原文件。");

    public static final SettingKey<Boolean> THUMBNAIL = new SettingKey<>(
            Group.RECORDING,
            "thumbnail",
            ValueForm.yesNo(),
            "no",
            "Put a picture (JPEG) of the first half minute beside each file.",
            "在每个文件旁放一张取自开头半分钟的封面图（JPEG）。");

    public static final SettingKey<Subtitles> SUBTITLES = new SettingKey<>(
            Group.RECORDING,
            "subtitles",
            ValueForm.constant(Subtitles.class),
            "none",
            "Put the time of day beside each file as subtitles (SRT): elapsed counts seconds as DouyinLiveRecorder does, media shows when it was on air, also behind gaps.",
            "在每个文件旁放时间字幕（SRT）：elapsed 与 DouyinLiveRecorder 相同，逐秒计数；media 显示画面播出的时刻，缺口之后也准确。");

    public static final SettingKey<PathTemplate> PATH = new SettingKey<>(
            Group.RECORDING,
            "path",
            new ValueForm<>("a path; " + PathTemplate.allowed(), SettingKeys::template),
            "{platform}/{streamer}/{date} {time} {title}",
            "Where in recordings/ the files go and what they are called, without extension.",
            "文件在 recordings/ 中的位置与名称（不含扩展名）。");

    public static final SettingKey<Split> SPLIT = new SettingKey<>(
            Group.RECORDING,
            "split",
            new ValueForm<>("off, a time such as 30m, a size such as 2GB", Split::parse),
            "off",
            "Begin a new file after so much time or so many bytes.",
            "每录满一定时间或大小就换一个新文件。");

    public static final SettingKey<Boolean> SPLIT_ON_TITLE = new SettingKey<>(
            Group.RECORDING,
            "split-on-title",
            ValueForm.yesNo(),
            "no",
            "Begin a new file when a room changes its title, or a radio its song. Rooms are then asked for their title while they are recorded.",
            "直播间改标题（或电台换歌）时换一个新文件。开启后，录制期间也会按检查间隔查询标题。");

    public static final SettingKey<Duration> END_AFTER_SILENCE = new SettingKey<>(
            Group.RECORDING,
            "end-after-silence",
            Amounts.timeForm("10s", "1h"),
            "60s",
            "How long a stream may send nothing before the room is taken for off.",
            "直播流多久没有数据即视为下播。");

    public static final SettingKey<Long> STOP_BELOW = new SettingKey<>(
            Group.DISK,
            "stop-below",
            Amounts.bytesForm(),
            "2GB",
            "Recordings stop when less than this is free. 0 never stops.",
            "剩余空间低于此值时停止录制。0 表示不限。");

    public static final SettingKey<Long> RESUME_ABOVE = new SettingKey<>(
            Group.DISK,
            "resume-above",
            Amounts.bytesForm(),
            "3GB",
            "They go on when more than this is free again.",
            "剩余空间重新高于此值时恢复录制。");

    public static final SettingKey<List<ConfiguredChannel>> NOTIFY = new SettingKey<>(
            Group.NOTIFICATIONS,
            "notify",
            new ValueForm<>(
                    "addresses of channels (docs/notifications.md) with spaces between them", SettingKeys::channels),
            "",
            "Where to send messages: DingTalk, Feishu, WeCom, WeChat relays, Telegram, mail, Bark, ntfy, Discord, Gotify, webhooks.",
            "消息推送渠道的地址，用空格分隔：钉钉、飞书、企业微信、微信（息知、Server酱、PushPlus、WxPusher）、Telegram、邮件、Bark、ntfy、Discord、Gotify、Webhook。");

    public static final SettingKey<Set<Message.Kind>> NOTIFY_ABOUT = new SettingKey<>(
            Group.NOTIFICATIONS,
            "notify-about",
            new ValueForm<>("live, ended, failed, login, disk, service, separated by commas", SettingKeys::kinds),
            "live, ended, failed, login, disk",
            "What to tell: a room went live, a recording ended, something failed, a site asks for a login, the disk, the service itself.",
            "推送哪些消息：开播、录制结束、出错、需要登录、磁盘、服务启停。");

    public static final SettingKey<Boolean> NOTIFY_INTERNAL = new SettingKey<>(
            Group.NOTIFICATIONS,
            "notify-internal",
            ValueForm.yesNo(),
            "no",
            "Whether channels may stand in the local network, such as a Gotify on the same NAS.",
            "是否允许推送到局域网内的地址（例如同一台 NAS 上的 Gotify）。");

    public static final SettingKey<Optional<ProxyAddress>> PROXY = new SettingKey<>(
            Group.NETWORK,
            "proxy",
            new ValueForm<>("http://, https:// or socks5:// with host and port", SettingKeys::proxy).orNothing(),
            "",
            "Proxy for everything, such as http://127.0.0.1:7890 or socks5://user:password@host:1080.",
            "所有连接使用的代理，例如 http://127.0.0.1:7890 或 socks5://用户:密码@主机:1080。");

    public static final SettingKey<Optional<ProxyAddress>> OVERSEAS_PROXY = new SettingKey<>(
            Group.NETWORK,
            "overseas-proxy",
            new ValueForm<>("http://, https:// or socks5:// with host and port", SettingKeys::proxy).orNothing(),
            "",
            "Proxy for platforms overseas only (TikTok, Twitch, YouTube, SOOP … as docs/platforms.md marks them).",
            "仅用于海外平台（TikTok、Twitch、YouTube、SOOP 等，见 docs/platforms.md 的标注）的代理。");

    public static final SettingKey<Optional<Path>> CA_FILE = new SettingKey<>(
            Group.NETWORK,
            "ca-file",
            new ValueForm<>("path of a PEM file", SettingKeys::path).orNothing(),
            "",
            "Additional certificate roots to trust, in PEM.",
            "额外信任的根证书（PEM 文件）。");

    public static final SettingKey<Optional<Path>> FFMPEG = new SettingKey<>(
            Group.PROGRAM,
            "ffmpeg",
            new ValueForm<>("path of the ffmpeg program", SettingKeys::path).orNothing(),
            "",
            "Which FFmpeg to use. Empty takes the system's if it is new enough, else the bundled one.",
            "使用哪个 FFmpeg。留空则优先使用系统中足够新的版本，否则使用自带的。");

    public static final SettingKey<String> LOG_LEVEL = new SettingKey<>(
            Group.PROGRAM,
            "log-level",
            ValueForm.oneOf("error", "warn", "info", "debug"),
            "info",
            "How much is written to logs/.",
            "日志详细程度。");

    public static final SettingKey<Duration> KEEP_EVENTS = new SettingKey<>(
            Group.PROGRAM,
            "keep-events",
            Amounts.timeForm("1h", "3650d"),
            "30d",
            "How long events are kept.",
            "事件记录保留多久。");

    /** Every key but those of a platform, in the file's order. */
    public static final List<SettingKey<?>> ALL = List.of(
            HOST,
            PORT,
            PASSWORD,
            HOST_NAMES,
            LANGUAGE,
            ROOM_LISTS,
            CHECK_INTERVAL,
            CHECK_JITTER,
            HOST_INTERVAL,
            JOIN_WINDOW,
            QUALITY,
            FORMAT,
            CODECS,
            ADAPTIVE,
            KEEP_SOURCE,
            REENCODE,
            THUMBNAIL,
            SUBTITLES,
            PATH,
            SPLIT,
            SPLIT_ON_TITLE,
            END_AFTER_SILENCE,
            STOP_BELOW,
            RESUME_ABOVE,
            NOTIFY,
            NOTIFY_ABOUT,
            NOTIFY_INTERNAL,
            PROXY,
            OVERSEAS_PROXY,
            CA_FILE,
            FFMPEG,
            LOG_LEVEL,
            KEEP_EVENTS);

    public static final SettingKey<Optional<PlatformProxy>> PLATFORM_PROXY = new SettingKey<>(
            Group.PLATFORM,
            "proxy",
            new ValueForm<>("http://, https:// or socks5:// with host and port, direct", SettingKeys::platformProxy)
                    .orNothing(),
            "",
            "Proxy for this platform; direct uses none.",
            "该平台使用的代理；direct 表示直连。");

    public static final SettingKey<Optional<String>> COOKIE =
            secret("cookie", "Cookie of a logged-in browser.", "登录后的浏览器 Cookie。");
    public static final SettingKey<Optional<String>> USERNAME = secret("username", "Account.", "账号。");
    public static final SettingKey<Optional<String>> ACCOUNT_PASSWORD = secret("password", "Its password.", "账号密码。");
    public static final SettingKey<Optional<String>> TOKEN = secret("token", "Access token.", "访问令牌。");
    public static final SettingKey<Optional<String>> ROOM_PASSWORD =
            secret("room-password", "Password of locked rooms.", "加密直播间的密码。");
    public static final SettingKey<Optional<String>> ACCOUNT_TYPE =
            secret("account-type", "Kind of account, where a site has several.", "账号类型（部分网站需要）。");
    public static final SettingKey<Optional<String>> PARTNER_CODE =
            secret("partner-code", "Partner code, where a site wants one.", "合作方代码（部分网站需要）。");

    /** What can be set for one platform. */
    public static final List<SettingKey<?>> OF_PLATFORM = List.of(
            PLATFORM_PROXY, COOKIE, USERNAME, ACCOUNT_PASSWORD, TOKEN, ROOM_PASSWORD, ACCOUNT_TYPE, PARTNER_CODE);

    private SettingKeys() {}

    private static SettingKey<Optional<String>> secret(String name, String english, String chinese) {
        return new SettingKey<>(
                Group.PLATFORM, name, ValueForm.text("text on one line").orNothing(), "", english, chinese);
    }

    private static Optional<List<Codec>> codecs(String text) {
        List<Optional<Codec>> codecs = Pattern.compile("[,，]")
                .splitAsStream(text)
                .filter(word -> !word.isBlank())
                .map(Codec::named)
                .toList();
        return codecs.stream().allMatch(Optional::isPresent)
                ? Optional.of(codecs.stream().map(Optional::orElseThrow).toList())
                : Optional.empty();
    }

    private static Optional<List<ConfiguredChannel>> channels(String text) {
        return Optional.of(ConfiguredChannel.all(text));
    }

    private static Optional<Set<Message.Kind>> kinds(String text) {
        Set<Message.Kind> kinds = EnumSet.noneOf(Message.Kind.class);
        for (String word : text.split("[,，]")) {
            if (!word.isBlank()) {
                Optional<Message.Kind> kind = Arrays.stream(Message.Kind.values())
                        .filter(it -> it != Message.Kind.TEST && it.name().equalsIgnoreCase(word.strip()))
                        .findFirst();
                if (kind.isEmpty()) {
                    return Optional.empty();
                }
                kinds.add(kind.get());
            }
        }
        return Optional.of(kinds);
    }

    private static Optional<String> host(String text) {
        return text.matches("[\\p{Alnum}.:%_-]{1,253}") ? Optional.of(text) : Optional.empty();
    }

    private static Optional<List<String>> hostNames(String text) {
        List<String> names = Arrays.stream(text.split("[,，]"))
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .filter(name -> !name.isEmpty())
                .toList();
        return names.stream().allMatch(name -> host(name).isPresent()) ? Optional.of(names) : Optional.empty();
    }

    private static Optional<ProxyAddress> proxy(String text) {
        try {
            return Optional.of(ProxyAddress.parse(text));
        } catch (InvalidSettingException e) {
            return Optional.empty();
        }
    }

    private static Optional<PlatformProxy> platformProxy(String text) {
        return text.equalsIgnoreCase("direct")
                ? Optional.of(PlatformProxy.DIRECT)
                : proxy(text).map(PlatformProxy::new);
    }

    private static Optional<PathTemplate> template(String text) {
        try {
            return Optional.of(PathTemplate.parse(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<Path> path(String text) {
        try {
            return Optional.of(Path.of(text));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private static Optional<List<Path>> paths(String text) {
        List<Optional<Path>> paths = Arrays.stream(text.split("[,，]"))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .map(SettingKeys::path)
                .toList();
        return paths.stream().anyMatch(Optional::isEmpty)
                ? Optional.empty()
                : Optional.of(paths.stream().flatMap(Optional::stream).toList());
    }
}
