package io.aircheck.platforms.liveme;

import io.aircheck.platforms.Md5;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * A question as LiveMe wants it signed: the pairs of query and form together, sorted by name, one after the other without
 * anything between, then the id of the signer, the time stamp and a secret, all through MD5.
 *
 * @param query pairs of the query
 * @param form pairs of the form
 */
record LmSign(Map<String, String> query, Map<String, String> form) {

    private static final String SIGNER = "LM6000101139961122666757";
    private static final String SECRET = "dd46dbb442b6e4ba817d6347d2ddf493";
    private static final String LETTERS = "ABCDEFGHJKMNPQRSTWXYZabcdefhijkmnprstwxyz2345678";

    /**
     * The form of a question about a broadcast, with all that the signature wants in it.
     *
     * @param videoId of the broadcast
     * @param millis now
     * @param stamp the time stamp of the signature: milliseconds and a digit that counts
     */
    static LmSign of(Map<String, String> query, String videoId, String area, long millis, String stamp, String vali) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("_time", Long.toString(millis));
        form.put("thirdchannel", "6");
        form.put("videoid", videoId);
        form.put("area", area);
        form.put("vali", vali);
        form.put("h5", "1");
        form.put("lm_s_id", SIGNER);
        form.put("lm_s_ts", stamp);
        form.put("lm_s_str", Md5.hex(stamp));
        form.put("lm_s_ver", "1");
        return new LmSign(query, form);
    }

    /** What goes into the header {@code lm-s-sign}. */
    String signature() {
        Map<String, String> pairs = new TreeMap<>(query);
        pairs.putAll(form);
        String text = pairs.entrySet().stream()
                .map(pair -> pair.getKey() + pair.getValue())
                .collect(Collectors.joining());
        return Md5.hex(text + SIGNER + form.get("lm_s_ts") + SECRET);
    }

    /** A made-up value of the form's {@code vali}. */
    static String vali(RandomGenerator random) {
        return letters(random, 4) + "l" + letters(random, 4) + "m" + letters(random, 5);
    }

    private static String letters(RandomGenerator random, int count) {
        return random.ints(count, 0, LETTERS.length())
                .mapToObj(at -> LETTERS.substring(at, at + 1))
                .collect(Collectors.joining());
    }
}
