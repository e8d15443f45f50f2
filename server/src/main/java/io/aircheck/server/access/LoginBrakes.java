package io.aircheck.server.access;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Brakes who guesses from one place, whatever the account, and who guesses at one account, whatever the place. The second is
 * milder, or strangers could keep an owner out for long.
 */
public final class LoginBrakes {

    private static final int FREE_OF_ACCOUNT = 10;
    private static final Duration LONGEST_OF_ACCOUNT = Duration.ofMinutes(1);
    private static final int IPV6_NETWORK_BYTES = 8;

    private final LoginBrake places;
    private final LoginBrake accounts;

    public LoginBrakes(Clock clock) {
        this.places = new LoginBrake(clock);
        this.accounts = new LoginBrake(clock, FREE_OF_ACCOUNT, LONGEST_OF_ACCOUNT);
    }

    /** The longer of both waits. */
    public Optional<Duration> waitOf(String address, String account) {
        return Stream.of(places.waitOf(place(address)), accounts.waitOf(key(account)))
                .flatMap(Optional::stream)
                .max(Comparator.naturalOrder());
    }

    public void failed(String address, String account) {
        places.failed(place(address));
        accounts.failed(key(account));
    }

    public void succeeded(String address, String account) {
        places.succeeded(place(address));
        accounts.succeeded(key(account));
    }

    private static String key(String account) {
        return account.toLowerCase(Locale.ROOT);
    }

    /** One network of IPv6 is one place: whoever has one has 2⁶⁴ addresses. */
    static String place(String address) {
        try {
            InetAddress parsed = InetAddress.ofLiteral(address);
            return parsed instanceof Inet6Address
                    ? Arrays.toString(Arrays.copyOf(parsed.getAddress(), IPV6_NETWORK_BYTES))
                    : parsed.getHostAddress();
        } catch (IllegalArgumentException e) {
            return address;
        }
    }
}
