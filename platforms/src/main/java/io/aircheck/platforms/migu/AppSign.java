package io.aircheck.platforms.migu;

import io.aircheck.platforms.Md5;
import java.util.Map;
import java.util.Optional;

/**
 * The signature of the app's play call (fact sheet migu, "sign of the Android call").
 *
 * @param version the first eight characters of the app's version
 * @param salt as it is sent; its last two digits choose the key
 */
record AppSign(String version, String salt) {

    /** The site has a hundred; these are known. */
    private static final Map<String, String> KEYS = Map.of(
            "24", "3ce941cc3cbc40528bfd1c64f9fdf6c0",
            "25", "2cac4f2c6c3346a5b34e085725ef7e33",
            "80", "16d4328df21a4138859388418bd252c2");

    String sign(long timeMillis, String contentId) {
        String eight = "0".repeat(Math.max(0, 8 - salt.length())) + salt;
        String key = Optional.ofNullable(KEYS.get(eight.substring(6)))
                .orElseThrow(() -> new IllegalArgumentException("no key is known for the salt " + salt));
        return Md5.hex(Md5.hex(timeMillis + contentId + version) + key + "migu" + eight.substring(0, 4));
    }
}
