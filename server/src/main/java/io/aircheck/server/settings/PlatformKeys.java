package io.aircheck.server.settings;

import java.util.List;
import java.util.Optional;

/** How a platform is reached, and as whom. */
public final class PlatformKeys {

    public static final SettingKey<Optional<PlatformProxy>> PROXY = SettingKey.of(
                    "proxy",
                    new ValueForm<>(
                                    "http://, https:// or socks5:// with host and port, direct",
                                    "http://、https:// 或 socks5://，加主机和端口，或 direct",
                                    PlatformKeys::proxy)
                            .orNothing(),
                    "",
                    "Proxy for this platform or room; direct uses none.",
                    "该平台或直播间使用的代理；direct 表示直连。")
            .in(Layer.PLATFORM_AND_ROOM)
            .secret()
            .atOnce();

    public static final SettingKey<Optional<String>> COOKIE =
            credential("cookie", "Cookie of a logged-in browser.", "登录后的浏览器 Cookie。");
    public static final SettingKey<Optional<String>> USERNAME = credential("username", "Account.", "账号。");
    public static final SettingKey<Optional<String>> PASSWORD = credential("password", "Its password.", "账号密码。");
    public static final SettingKey<Optional<String>> TOKEN = credential("token", "Access token.", "访问令牌。");
    public static final SettingKey<Optional<String>> ROOM_PASSWORD =
            credential("room-password", "Password of locked rooms.", "加密直播间的密码。");
    public static final SettingKey<Optional<String>> ACCOUNT_TYPE =
            credential("account-type", "Kind of account, where a site has several.", "账号类型（部分网站需要）。");
    public static final SettingKey<Optional<String>> PARTNER_CODE =
            credential("partner-code", "Partner code, where a site wants one.", "合作方代码（部分网站需要）。");

    static final Section SECTION = new Section(
            "platform",
            "Per platform",
            "各平台",
            List.of(PROXY, COOKIE, USERNAME, PASSWORD, TOKEN, ROOM_PASSWORD, ACCOUNT_TYPE, PARTNER_CODE));

    private PlatformKeys() {}

    private static SettingKey<Optional<String>> credential(String name, String english, String chinese) {
        return SettingKey.of(name, ValueForm.text("text on one line", "单行文字").orNothing(), "", english, chinese)
                .in(Layer.PLATFORM_AND_ROOM)
                .secret()
                .atOnce();
    }

    private static Optional<PlatformProxy> proxy(String text) {
        return text.equalsIgnoreCase("direct")
                ? Optional.of(PlatformProxy.DIRECT)
                : NetworkKeys.proxy(text).map(PlatformProxy::new);
    }
}
