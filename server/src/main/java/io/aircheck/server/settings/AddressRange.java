package io.aircheck.server.settings;

import java.net.InetAddress;
import java.util.Optional;

/**
 * Internet addresses with the same first bits.
 *
 * @param bits how many
 */
public record AddressRange(InetAddress network, int bits) {

    /** One address, or the first with the number of bits behind a slash; names are none, for they would have to be asked for. */
    static Optional<AddressRange> parse(String text) {
        int slash = text.indexOf('/');
        try {
            InetAddress network = InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash));
            int most = network.getAddress().length * Byte.SIZE;
            int bits = slash < 0 ? most : Integer.parseInt(text.substring(slash + 1));
            return bits < 0 || bits > most ? Optional.empty() : Optional.of(new AddressRange(network, bits));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Whether an address is one of these; a text that is none is not. */
    public boolean contains(String address) {
        byte[] asked;
        try {
            asked = InetAddress.ofLiteral(address).getAddress();
        } catch (IllegalArgumentException e) {
            return false;
        }
        byte[] wanted = network.getAddress();
        if (asked.length != wanted.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> (bit % Byte.SIZE);
            if (((asked[bit / Byte.SIZE] ^ wanted[bit / Byte.SIZE]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }
}
