package io.aircheck.server.access;

import io.aircheck.server.settings.PageKeys;
import io.aircheck.server.settings.Settings;
import java.net.InetAddress;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the settings say of who is let in.
 *
 * @param password the owner's, as it was set: plain, or with the encoder's name in front ({@code {bcrypt}…})
 * @param local whether only this computer reaches the service
 * @param names the host names under which an open service answers, lower case, beside those of this computer
 */
public record AccessPolicy(Optional<String> password, boolean local, Set<String> names) {

    public AccessPolicy {
        names = Set.copyOf(names);
    }

    public static AccessPolicy of(Settings settings) {
        return new AccessPolicy(
                settings.get(PageKeys.PASSWORD),
                isLoopback(settings.get(PageKeys.HOST)),
                Set.copyOf(settings.get(PageKeys.HOST_NAMES)));
    }

    /**
     * Whether an open service answers a request with this Host header. Any page on the web could let its name point to this
     * computer and so read and command it from a visitor's browser (DNS rebinding).
     */
    public boolean answersTo(@Nullable String hostHeader) {
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
