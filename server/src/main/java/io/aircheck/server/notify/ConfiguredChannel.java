package io.aircheck.server.notify;

import io.aircheck.net.InvalidSettingException;
import io.aircheck.server.notify.channel.Channel;
import io.aircheck.server.notify.channel.ChannelAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A channel that the user set up.
 *
 * @param id made of its address, so that a notice finds its channel again after a restart without storing a secret
 * @param address as the user wrote it; holds secrets
 * @param taste what it is told, and how
 */
public record ConfiguredChannel(String id, String address, Channel channel, Taste taste) {

    private static final int ID_BYTES = 8;
    private static final Pattern BETWEEN = Pattern.compile("\\s+|,(?=[A-Za-z][A-Za-z0-9+.-]*:)");

    /** @throws io.aircheck.net.InvalidSettingException if the address addresses nothing */
    public static ConfiguredChannel of(String address) {
        Taste.Split split = Taste.of(address);
        return new ConfiguredChannel(idOf(address), address, ChannelAddress.parse(split.address()), split.taste());
    }

    /**
     * All channels of a text, with spaces, or as a YAML list has them commas, between the addresses.
     *
     * @throws InvalidSettingException if one addresses nothing, saying which
     */
    public static List<ConfiguredChannel> all(String text) {
        List<String> addresses = Arrays.stream(BETWEEN.split(text.strip()))
                .filter(address -> !address.isEmpty())
                .distinct()
                .toList();
        List<ConfiguredChannel> channels = new ArrayList<>();
        for (String address : addresses) {
            try {
                channels.add(of(address));
            } catch (InvalidSettingException e) {
                throw new InvalidSettingException("channel " + (channels.size() + 1) + ": " + e.getMessage(), e);
            }
        }
        return channels;
    }

    private static String idOf(String address) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(address.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, ID_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }

    public String label() {
        return taste.name() == null ? channel.label() : channel.label() + " (" + taste.name() + ")";
    }

    @Override
    public String toString() {
        return label();
    }
}
