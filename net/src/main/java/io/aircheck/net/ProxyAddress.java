package io.aircheck.net;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A proxy as a user writes it. With each kind the proxy resolves the names, so that nothing of a connection, not even its
 * name look-up, goes past it.
 *
 * @param host name or address literal, an IPv6 one without brackets
 * @param username null where the proxy asks for none
 * @param password null where the proxy asks for none
 */
public record ProxyAddress(
        Kind kind,
        String host,
        int port,
        @Nullable String username,
        @Nullable String password) {

    public enum Kind {
        /** CONNECT for https, whole addresses for http. */
        HTTP,
        /** The same, with TLS to the proxy itself. */
        HTTPS,
        SOCKS5
    }

    private static final Pattern FORM =
            Pattern.compile("(?:(?<scheme>[A-Za-z0-9+.-]+)://)?(?:(?<user>[^@:/]*)(?::(?<password>.*))?@)?"
                    + "(?<host>\\[[0-9A-Fa-f:.]+]|[^\\s:/@\\[\\]?#]+):(?<port>[0-9]{1,5})/?");

    /**
     * Reads {@code http://host:port}, {@code https://…}, {@code socks5://…} or {@code socks5h://…}, each with
     * {@code user:password@} before the host if the proxy wants them (special characters percent-encoded). Without a scheme
     * it is an http proxy.
     *
     * @throws InvalidSettingException if it is none of these
     */
    public static ProxyAddress parse(String text) {
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches()) {
            throw invalid("a proxy is written as http://host:port or socks5://user:password@host:port");
        }
        int port = Integer.parseInt(form.group("port"));
        if (port < 1 || port > 65_535) {
            throw invalid("its port must be 1 to 65535");
        }
        return new ProxyAddress(
                kind(form.group("scheme")),
                form.group("host").replace("[", "").replace("]", ""),
                port,
                decode(form.group("user")),
                decode(form.group("password")));
    }

    private static Kind kind(@Nullable String scheme) {
        return switch (scheme == null ? "http" : scheme.toLowerCase(Locale.ROOT)) {
            case "http" -> Kind.HTTP;
            case "https" -> Kind.HTTPS;
            case "socks5", "socks5h", "socks" -> Kind.SOCKS5;
            default -> throw invalid("\"" + scheme + "\" proxies are not known; use http, https or socks5");
        };
    }

    /** Without the text itself: it may hold a password. */
    private static InvalidSettingException invalid(String why) {
        return new InvalidSettingException("the proxy address cannot be used: " + why);
    }

    private static @Nullable String decode(@Nullable String part) {
        if (part == null) {
            return null;
        }
        try {
            return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw invalid(
                    "its user or password holds a % that is not followed by two hexadecimal digits; write it as %25");
        }
    }

    String hostAndPort() {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }

    /** Secrets stay out of logs. */
    @Override
    public String toString() {
        return kind.name().toLowerCase(Locale.ROOT) + "://" + (username == null ? "" : "…@") + hostAndPort();
    }
}
