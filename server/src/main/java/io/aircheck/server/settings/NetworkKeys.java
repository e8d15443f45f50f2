package io.aircheck.server.settings;

import io.aircheck.net.InvalidSettingException;
import io.aircheck.net.ProxyAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** How the network is reached. */
public final class NetworkKeys {

    public static final SettingKey<Optional<ProxyAddress>> PROXY = SettingKey.of(
                    "proxy",
                    proxyForm().orNothing(),
                    "",
                    "Proxy for everything, such as http://127.0.0.1:7890 or socks5://user:password@host:1080.",
                    "所有连接使用的代理，例如 http://127.0.0.1:7890 或 socks5://用户:密码@主机:1080。")
            .secret()
            .atOnce();

    public static final SettingKey<Optional<ProxyAddress>> OVERSEAS_PROXY = SettingKey.of(
                    "overseas-proxy",
                    proxyForm().orNothing(),
                    "",
                    "Proxy for platforms overseas only (TikTok, Twitch, YouTube, SOOP … as docs/platforms.md marks them).",
                    "仅用于海外平台（TikTok、Twitch、YouTube、SOOP 等，见 docs/platforms.md 的标注）的代理。")
            .secret()
            .atOnce();

    public static final SettingKey<Optional<Path>> CA_FILE = SettingKey.of(
                    "ca-file",
                    ValueForm.path("path of a PEM file", "PEM 文件的路径").orNothing(),
                    "",
                    "Additional certificate roots to trust, in PEM.",
                    "额外信任的根证书（PEM 文件）。")
            .onlyInFile();

    static final Section SECTION = new Section("network", "Network", "网络", List.of(PROXY, OVERSEAS_PROXY, CA_FILE));

    private NetworkKeys() {}

    static ValueForm<ProxyAddress> proxyForm() {
        return new ValueForm<>(
                "http://, https:// or socks5:// with host and port",
                "http://、https:// 或 socks5://，加主机和端口",
                NetworkKeys::proxy);
    }

    static Optional<ProxyAddress> proxy(String text) {
        try {
            return Optional.of(ProxyAddress.parse(text));
        } catch (InvalidSettingException e) {
            return Optional.empty();
        }
    }
}
