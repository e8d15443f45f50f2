package io.aircheck.platforms.huajiao;

import io.aircheck.platforms.Json;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Reads what the older server of streams answers: JSON in Base64, with three characters put in after the third. */
final class LivePlay {

    private LivePlay() {}

    /** Missing where the text is none of that. */
    static Json read(String scrambled) {
        String text = scrambled.strip();
        if (text.length() < 6) {
            return Json.MISSING;
        }
        try {
            byte[] json = Base64.getMimeDecoder().decode(text.substring(0, 3) + text.substring(6));
            return Json.parse(new String(json, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return Json.MISSING;
        }
    }
}
