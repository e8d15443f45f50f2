package io.aircheck.platforms.douyu;

import io.aircheck.platforms.Json;
import io.aircheck.platforms.Md5;
import io.aircheck.platforms.SiteAnswer;
import io.aircheck.platforms.SiteRefusal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What Douyu gives a browser to sign its wish for a stream with (fact sheet douyu, "Streams, key generation").
 *
 * @param rounds how often the text is hashed
 * @param special the room and the time are then not part of what is signed
 * @param data what the site recognises the key by; bound to the user agent
 * @param expiresAt null where it is not to be kept
 */
record EncryptionKey(
        String key,
        String text,
        int rounds,
        boolean special,
        String data,
        String userAgent,
        @Nullable Instant expiresAt) {

    /** The site asks for some; a hostile answer would keep the machine busy. */
    private static final long MOST_ROUNDS = 10_000;

    /** Reads an answer of {@code getEncryption}. */
    static EncryptionKey of(SiteAnswer answer, String userAgent) throws SiteRefusal {
        Json json = answer.json();
        long error = answer.requireWhole(json.at("error"), "error");
        if (error != 0) {
            throw answer.says(json.at("msg"), json.at("error"));
        }
        Json data = json.at("data");
        long rounds = answer.requireWhole(data.at("enc_time"), "enc_time");
        if (rounds < 0 || rounds > MOST_ROUNDS) {
            throw answer.failed("answered enc_time " + rounds);
        }
        Long expiry = data.at("expire_at").whole();
        return new EncryptionKey(
                answer.requireText(data.at("key"), "key"),
                data.at("rand_str").text(""),
                (int) rounds,
                data.at("is_special").isTrue() || data.at("is_special").whole(0) == 1,
                answer.requireText(data.at("enc_data"), "enc_data"),
                userAgent,
                expiry == null || expiry <= 0 ? null : Instant.ofEpochSecond(expiry));
    }

    boolean serves(String agent, Instant now) {
        return userAgent.equals(agent) && expiresAt != null && now.isBefore(expiresAt);
    }

    /** The signature {@code auth} for a room at a time. */
    String sign(String roomId, long epochSeconds) {
        String hashed = text;
        for (int round = 0; round < rounds; round++) {
            hashed = Md5.hex(hashed + key);
        }
        return Md5.hex(hashed + key + (special ? "" : roomId + epochSeconds));
    }
}
