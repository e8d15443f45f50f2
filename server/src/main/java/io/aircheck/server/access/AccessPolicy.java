package io.aircheck.server.access;

import io.aircheck.server.settings.PageKeys;
import io.aircheck.server.settings.Settings;
import io.aircheck.server.settings.SettingsException;
import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who is let in. A service that only this computer reaches is open to it; every other one demands the password.
 *
 * @param password as it was set: plain, or with the encoder's name in front ({@code {bcrypt}…})
 * @param names the host names under which an open service answers, lower case, beside those of this computer
 */
public record AccessPolicy(Optional<String> password, Set<String> names) {

    public AccessPolicy {
        names = Set.copyOf(names);
    }

    /**
     * The policy of the settings.
     *
     * @throws SettingsException if others could reach the service and no password is set
     */
    public static AccessPolicy of(Settings settings) {
        String host = settings.get(PageKeys.HOST);
        Optional<String> password = settings.get(PageKeys.PASSWORD);
        if (password.isEmpty() && !isLoopback(host)) {
            throw new SettingsException(
                    List.of("host is " + host + ", so others can reach the page, but no password is set."
                            + " Set password in aircheck.yaml or AIRCHECK_PASSWORD, or take 127.0.0.1 as host."
                            + "\n监听地址 " + host + " 可被其他设备访问，但没有设置密码。请在 aircheck.yaml 中设置 password"
                            + "（或环境变量 AIRCHECK_PASSWORD），或将 host 改为 127.0.0.1。"));
        }
        return new AccessPolicy(password, Set.copyOf(settings.get(PageKeys.HOST_NAMES)));
    }

    public boolean loginNeeded() {
        return password.isPresent();
    }

    /**
     * Whether a request with this Host header is answered. Without a login any page on the web could let its name point to
     * this computer and so read and command an open service from a visitor's browser (DNS rebinding); with one, it lacks the
     * session.
     */
    public boolean answersTo(@Nullable String hostHeader) {
        if (loginNeeded()) {
            return true;
        }
        if (hostHeader == null) {
            return false;
        }
        String name = withoutPort(hostHeader.strip().toLowerCase(Locale.ROOT));
        return isLoopback(name) || names.contains(name);
    }

    private static String withoutPort(String header) {
        if (header.startsWith("[")) {
            int end = header.indexOf(']');
            return end < 0 ? header : header.substring(1, end);
        }
        int colon = header.indexOf(':');
        return colon < 0 ? header : header.substring(0, colon);
    }

    /** Decided by the text alone: a name server must not be able to make an address local. */
    static boolean isLoopback(String host) {
        if (host.equalsIgnoreCase("localhost")) {
            return true;
        }
        try {
            return InetAddress.ofLiteral(host).isLoopbackAddress();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
