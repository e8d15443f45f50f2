package io.aircheck.server.settings;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How the page is reached, and by whom. */
public final class PageKeys {

    public static final SettingKey<String> HOST = SettingKey.of(
                    "host",
                    new ValueForm<>("an IP address or a host name", "IP 地址或主机名", PageKeys::host),
                    "127.0.0.1",
                    "Address on which the page listens. 127.0.0.1 is this computer only; 0.0.0.0 is the whole network, which"
                            + " sees nothing but the page that sets the first password until there is one.",
                    "网页监听的地址。127.0.0.1 表示仅限本机；0.0.0.0 表示整个网络；在设置第一个密码之前，网络上只能看到设置密码的页面。")
            .onlyInFile();

    public static final SettingKey<Integer> PORT = SettingKey.of(
                    "port",
                    ValueForm.wholeNumber(0, 65535),
                    "8080",
                    "Port of the page. 0 takes any that is free.",
                    "网页端口。0 表示任取一个空闲端口。")
            .onlyInFile();

    public static final SettingKey<Optional<String>> PASSWORD = SettingKey.of(
                    "password",
                    new ValueForm<>(
                                    "at least 8 characters",
                                    "至少 8 个字符",
                                    text -> text.length() >= 8 ? Optional.of(text) : Optional.<String>empty())
                            .orNothing(),
                    "",
                    "Password of the owner, beside those of the accounts that are made on the page. There is no"
                            + " default one; without any password only this computer may connect.",
                    "所有者的密码，与网页上建立的账号并存。没有默认密码；没有任何密码时仅限本机访问。")
            .secret()
            .onlyInFile();

    public static final SettingKey<List<String>> HOST_NAMES = SettingKey.of(
                    "host-names",
                    ValueForm.list(
                            "host names separated by commas", "主机名，用逗号分隔", name -> host(name.toLowerCase(Locale.ROOT))),
                    "",
                    "Further names under which the page answers while it has no password, such as that of a proxy in front of it.",
                    "没有设置密码时，网页还接受以哪些名称访问（例如前置代理的域名），用逗号分隔。")
            .onlyInFile();

    public static final SettingKey<List<AddressRange>> TRUSTED_PROXIES = SettingKey.of(
                    "trusted-proxies",
                    ValueForm.list(
                            "IP addresses or ranges such as 172.16.0.0/12, separated by commas",
                            "IP 地址或网段（如 172.16.0.0/12），用逗号分隔",
                            AddressRange::parse),
                    "",
                    "Proxies in front of the page whose X-Forwarded-For and X-Forwarded-Proto are believed. Without one"
                            + " here, everybody behind a proxy counts as one visitor.",
                    "网页前面可信的反向代理，采信其 X-Forwarded-For 与 X-Forwarded-Proto。不填写时，代理后面的所有人视为同一访客。")
            .onlyInFile();

    public static final SettingKey<String> LANGUAGE = SettingKey.of(
                    "language",
                    ValueForm.oneOf("auto", "en", "zh"),
                    "auto",
                    "Language of the page; auto takes the browser's.",
                    "网页语言；auto 表示跟随浏览器。")
            .atOnce();

    static final Section SECTION = new Section(
            "page", "Page and API", "网页与接口", List.of(HOST, PORT, PASSWORD, HOST_NAMES, TRUSTED_PROXIES, LANGUAGE));

    private PageKeys() {}

    private static Optional<String> host(String text) {
        return text.matches("[\\p{Alnum}.:%_-]{1,253}") ? Optional.of(text) : Optional.empty();
    }
}
