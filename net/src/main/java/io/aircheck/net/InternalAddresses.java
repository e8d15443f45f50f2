package io.aircheck.net;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which addresses belong to the machine itself or the network it stands in. Nobody but the user may send us there: a
 * playlist or an API answer that points to a router's page is an attack.
 *
 * <p>198.18.0.0/15 is not among them: proxies that work by faked name answers (as common in China) give every name an
 * address from it.
 */
final class InternalAddresses {

    private InternalAddresses() {}

    static boolean isInternal(InetAddress address) {
        return switch (address) {
            case Inet4Address v4 -> isInternal4(v4.getAddress());
            case Inet6Address v6 -> isInternal6(v6);
            default -> true;
        };
    }

    private static boolean isInternal4(byte[] bytes) {
        int a = bytes[0] & 0xff;
        int b = bytes[1] & 0xff;
        return a == 0 // this network, RFC 791
                || a == 10 // RFC 1918
                || a == 127 // loopback
                || a == 100 && b >= 64 && b < 128 // carrier-grade NAT, RFC 6598
                || a == 169 && b == 254 // link-local, also the metadata services of clouds
                || a == 172 && b >= 16 && b < 32 // RFC 1918
                || a == 192 && b == 168 // RFC 1918
                || a == 192 && b == 0 && bytes[2] == 0 // protocol assignments, RFC 6890
                || a >= 224; // multicast, reserved, broadcast
    }

    private static boolean isInternal6(Inet6Address address) {
        byte[] bytes = address.getAddress();
        int a = bytes[0] & 0xff;
        int b = bytes[1] & 0xff;
        if ((a & 0xfe) == 0xfc // unique local, RFC 4193
                || a == 0xfe && b >= 0x80 // link-local and the former site-local
                || a == 0xff) { // multicast
            return true;
        }
        if (startsWith(bytes, 0, 0x64, 0xff, 0x9b, 0, 0, 0, 0, 0, 0, 0, 0)) { // NAT64, RFC 6052
            return isInternal4(Arrays.copyOfRange(bytes, 12, 16));
        }
        if (a == 0x20 && b == 0x02) { // 6to4, RFC 3056
            return isInternal4(Arrays.copyOfRange(bytes, 2, 6));
        }
        // ::, ::1 and IPv4-compatible; IPv4-mapped addresses are Inet4Address here.
        return startsWith(bytes, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0) && isInternal4(Arrays.copyOfRange(bytes, 12, 16));
    }

    private static boolean startsWith(byte[] bytes, int... prefix) {
        for (int i = 0; i < prefix.length; i++) {
            if ((bytes[i] & 0xff) != prefix[i]) {
                return false;
            }
        }
        return true;
    }

    /**
     * The internal address that a host written as a literal, or {@code localhost}, means; null for any other host. An
     * address such as 010.0.0.1 is read both ways that there are, since a proxy may read it otherwise than we do.
     */
    static @Nullable InetAddress internalLiteral(String host) {
        return readings(host).stream()
                .filter(InternalAddresses::isInternal)
                .findFirst()
                .orElse(null);
    }

    /** What a host can mean that is no name: an address in its usual form, or in decimal, octal, hexadecimal parts. */
    static List<InetAddress> readings(String host) {
        String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        String lower = bare.toLowerCase(Locale.ROOT);
        if (lower.equals("localhost") || lower.endsWith(".localhost") || lower.equals("localhost.")) {
            return List.of(InetAddress.getLoopbackAddress());
        }
        List<InetAddress> readings = new ArrayList<>();
        InetAddress usual = parse(bare);
        if (usual != null) {
            readings.add(usual);
        }
        try {
            readings.add(Inet4Address.ofPosixLiteral(bare));
        } catch (IllegalArgumentException e) {
            return readings;
        }
        return readings;
    }

    /** An address written in its usual form, without brackets; null for a name. */
    static @Nullable InetAddress parse(String host) {
        try {
            return InetAddress.ofLiteral(host);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
