package io.aircheck.platforms.huya;

import io.aircheck.platforms.Md5;
import io.aircheck.platforms.Query;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The signed query ("anti-code") of Huya's stream addresses (fact sheet huya, "Anti-code"). The page gives one that is out of
 * date; a new one is made of what it holds.
 */
final class AntiCode {

    private static final Map<String, String> CLIENT_NUMBERS = Map.of(
            "huya_pc_exe", "0",
            "huya_adr", "2",
            "huya_ios", "3",
            "tv_huya_nftv", "10",
            "huya_webh5", "100",
            "tars_mp", "102",
            "tars_mobile", "103",
            "huya_liveshareh5", "104");
    private static final long SOON_SECONDS = 20 * 60L;
    private static final long DAY_SECONDS = 86_400;
    private static final long GUESTS = 12_340_000;

    private AntiCode() {}

    /**
     * A new code out of an old one. One without {@code fm} cannot be renewed and stays as it is.
     *
     * @param presenter the streamer's number; 0 where unknown
     */
    static String renew(String old, String streamName, long presenter, long nowMillis, RandomGenerator random) {
        Map<String, String> fields = fields(old);
        String fm = fields.get("fm");
        String key = fm == null ? null : key(fm);
        if (fm == null || key == null) {
            return old;
        }
        String client = fields.getOrDefault("ctype", "huya_live");
        String number = fields.getOrDefault("t", CLIENT_NUMBERS.getOrDefault(client, "100"));
        long uid = presenter > 0 ? presenter : GUESTS + random.nextInt(10_000);
        boolean mobile = number.equals("103");
        long user = mobile ? uid : rotated(uid);
        long sequence = uid + nowMillis;
        String until = until(fields.get("wsTime"), nowMillis / 1000);
        Query query = Query.of("wsSecret", secret(key, user, streamName, hash(sequence, client, number), until))
                .and("wsTime", until)
                .and("seqid", sequence)
                .and("ctype", client)
                .and("ver", "1")
                .and("fs", fields.getOrDefault("fs", "bgct"))
                .and("fm", fm)
                .and("t", number);
        return mobile
                ? query.and("uid", uid).and("uuid", uuid(nowMillis, random)).toString()
                : query.and("u", user).toString();
    }

    /** The low 32 bits turned left by 8. */
    static long rotated(long uid) {
        return uid & 0xffff_ffff_0000_0000L | Integer.toUnsignedLong(Integer.rotateLeft((int) uid, 8));
    }

    static String hash(long sequence, String client, String number) {
        return Md5.hex(sequence + "|" + client + "|" + number);
    }

    static String secret(String key, long user, String streamName, String hash, String until) {
        return Md5.hex(key + "_" + user + "_" + streamName + "_" + hash + "_" + until);
    }

    /** The part of {@code fm} that stands before its first placeholder; null where it is no Base64. */
    static @Nullable String key(String fm) {
        try {
            String pattern = new String(Base64.getDecoder().decode(fm), StandardCharsets.UTF_8);
            return pattern.split("_", 2)[0];
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static String until(@Nullable String old, long nowSeconds) {
        Long end = hexadecimal(old);
        return old == null || end == null || end < nowSeconds + SOON_SECONDS
                ? Long.toHexString(nowSeconds + DAY_SECONDS)
                : old;
    }

    private static long uuid(long nowMillis, RandomGenerator random) {
        return (nowMillis % 10_000_000_000L * 1000 + random.nextInt(1000)) % 4_294_967_295L;
    }

    private static @Nullable Long hexadecimal(@Nullable String digits) {
        return digits != null && digits.matches("[0-9a-fA-F]{1,12}") ? Long.valueOf(digits, 16) : null;
    }

    private static Map<String, String> fields(String code) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String pair : code.split("&")) {
            String[] parts = pair.split("=", 2);
            if (parts.length == 2) {
                fields.putIfAbsent(parts[0], decode(parts[1]));
            }
        }
        return fields;
    }

    /** Percent-decoded; a plus stays one, since Base64 has it. */
    private static String decode(String value) {
        try {
            return URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return value;
        }
    }
}
