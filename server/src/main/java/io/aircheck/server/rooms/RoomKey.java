package io.aircheck.server.rooms;

import io.aircheck.platforms.PlatformRegistry;
import io.aircheck.platforms.Room;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What makes two addresses the same room: platform, kind and id where a platform knows it, else the address. At most 255
 * characters, so that a database can index it.
 */
public record RoomKey(String text) {

    private static final int LONGEST = 255;
    private static final int KEPT = 180;

    public static RoomKey of(String url, PlatformRegistry.@Nullable Match match) {
        if (match == null) {
            return new RoomKey(shortened("url:" + url));
        }
        return of(match.room());
    }

    static RoomKey of(Room room) {
        String kind = room.kind().name().toLowerCase(Locale.ROOT);
        return new RoomKey(shortened(room.platform() + ":" + kind + ":" + room.id()));
    }

    private static String shortened(String key) {
        if (key.length() <= LONGEST) {
            return key;
        }
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
            return key.substring(0, KEPT) + "#" + HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
