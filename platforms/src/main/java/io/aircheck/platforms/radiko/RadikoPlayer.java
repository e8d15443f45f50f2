package io.aircheck.platforms.radiko;

import io.aircheck.net.HttpRequest;
import io.aircheck.platforms.RoomDetails;
import io.aircheck.platforms.RoomStatus;
import io.aircheck.platforms.SiteAnswer;
import io.aircheck.platforms.SiteClient;
import io.aircheck.platforms.SiteRefusal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A player that radiko has authorized, for about 70 minutes.
 *
 * @param token what playlists want to see
 * @param area where its network stands: "JP13"
 */
record RadikoPlayer(String token, String area) {

    private static final String API = "https://radiko.jp/v2/api/";
    private static final String KEY = "bcd151073c03b352e1ef2fd66c32209da9ca0afa";
    private static final Pattern AREA = Pattern.compile("(JP\\d{1,2})\\b.*", Pattern.DOTALL);
    private static final Map<String, String> KIND = Map.of(
            "x-radiko-app", "pc_html5",
            "x-radiko-app-version", "0.0.1",
            "x-radiko-device", "pc",
            "x-radiko-user", "dummy_user");

    static RadikoPlayer authorize(SiteClient client) throws IOException, SiteRefusal {
        SiteAnswer first = client.ask(HttpRequest.get(API + "auth1").headers(KIND));
        first.requireSuccess();
        String token = header(first, "X-Radiko-AuthToken");
        SiteAnswer second = client.ask(HttpRequest.get(API + "auth2")
                .headers(KIND)
                .header("x-radiko-authtoken", token)
                .header("x-radiko-partialkey", partialKey(first)));
        String answered = second.page().strip();
        if (answered.equals("OUT")) {
            throw new SiteRefusal(new RoomStatus.GeoBlocked(
                    RoomDetails.UNKNOWN, "radiko sends to Japan only; use a proxy in the station's area"));
        }
        Matcher area = AREA.matcher(answered);
        if (!area.matches()) {
            throw second.failed("gave no area");
        }
        return new RadikoPlayer(token, area.group(1));
    }

    private static String partialKey(SiteAnswer answer) throws SiteRefusal {
        try {
            return partialKey(
                    Integer.parseInt(header(answer, "X-Radiko-KeyOffset")),
                    Integer.parseInt(header(answer, "X-Radiko-KeyLength")));
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            throw answer.failed("asked for a part that its key does not have");
        }
    }

    /** @throws IndexOutOfBoundsException where the key has no such part */
    static String partialKey(int offset, int length) {
        String part = KEY.substring(offset, offset + length);
        return Base64.getEncoder().encodeToString(part.getBytes(StandardCharsets.US_ASCII));
    }

    private static String header(SiteAnswer answer, String name) throws SiteRefusal {
        String value = answer.http().header(name);
        if (value == null || value.isBlank()) {
            throw answer.failed("gave no " + name);
        }
        return value.strip();
    }
}
