package io.aircheck.platforms;

import io.aircheck.media.hls.HlsParser;
import io.aircheck.media.hls.HlsPlaylist;
import io.aircheck.media.hls.PlaylistException;
import io.aircheck.net.HttpAnswer;
import java.util.List;
import java.util.Locale;

/**
 * What a site answered to one step of a check. To read it is to check it: an answer that is not what was asked for becomes a
 * refusal that names the step, so that a captcha page or an empty answer never passes for "offline".
 *
 * @param step host and path that were asked, for sentences
 */
public record SiteAnswer(String step, HttpAnswer http) {

    private static final int LONGEST_STEP = 120;
    private static final int LONGEST_WORDS = 300;

    /** What a user can do about risk control, in one wording everywhere. */
    private static final String ADVICE = "check less often, or set a cookie";

    static SiteAnswer of(String url, HttpAnswer http) {
        return new SiteAnswer(step(url), http);
    }

    /** Host and path of an address, as sentences name a step: without what may be secret in its query. */
    public static String step(String url) {
        String step = url.replaceFirst("^[a-z]+://", "").replaceFirst("[?#].*$", "");
        return shortened(step);
    }

    /** The host and the name at the end of a path say more than what is between them. */
    private static String shortened(String step) {
        return step.length() <= LONGEST_STEP
                ? step
                : step.substring(0, LONGEST_STEP / 2) + "…" + step.substring(step.length() - LONGEST_STEP / 2);
    }

    public int status() {
        return http.status();
    }

    /** The JSON object or array of a success. */
    public Json json() throws SiteRefusal {
        requireSuccess();
        return jsonOfAnyStatus();
    }

    /** The JSON object or array of an answer of any status, for sites that explain a refusal in its body. */
    public Json jsonOfAnyStatus() throws SiteRefusal {
        Json json = Json.parse(http);
        if (json.isObject() || json.node().isArray()) {
            return json;
        }
        requireSuccess();
        String text = requireText();
        throw text.startsWith("<")
                ? SiteRefusal.blocked(step + " answered a page instead of data, as risk control does; " + ADVICE)
                : failed("answered data that cannot be read");
    }

    /** The text of a success that is not empty: a page, a script, a playlist. */
    public String page() throws SiteRefusal {
        requireSuccess();
        requireText();
        return http.text();
    }

    /** The HLS playlist of a success. */
    public HlsPlaylist playlist() throws SiteRefusal {
        String text = page();
        try {
            return HlsParser.parse(text, http.url());
        } catch (PlaylistException e) {
            throw failed("answered no playlist: " + e.getMessage());
        }
    }

    /** Ends the step where the status tells of a refusal or a failure. */
    public void requireSuccess() throws SiteRefusal {
        switch (http.status()) {
            case 401, 403, 412, 418, 429 -> throw blocked("refused the request (HTTP " + http.status() + ")");
            case 451 ->
                throw new SiteRefusal(new RoomStatus.GeoBlocked(
                        RoomDetails.UNKNOWN, step + " is not available in this region (HTTP 451)"));
            default -> {
                if (!http.isSuccess()) {
                    throw failed("answered HTTP " + http.status());
                }
            }
        }
    }

    /** A member that must be there. */
    public Json require(Json value, String name) throws SiteRefusal {
        if (value.isMissing()) {
            throw failed("gave no " + name);
        }
        return value;
    }

    /** A text (or number) that must be there. */
    public String requireText(Json value, String name) throws SiteRefusal {
        String text = value.text();
        if (text == null) {
            throw failed("gave no " + name);
        }
        return text;
    }

    /** A yes or no that must be there. */
    public boolean requireFlag(Json value, String name) throws SiteRefusal {
        Boolean flag = value.flag();
        if (flag == null) {
            throw failed("gave no " + name);
        }
        return flag;
    }

    /** A whole number that must be there. */
    public long requireWhole(Json value, String name) throws SiteRefusal {
        Long whole = value.whole();
        if (whole == null) {
            throw failed("gave no " + name);
        }
        return whole;
    }

    /** The elements of an array that must be there; it may be empty. */
    public List<Json> requireItems(Json value, String name) throws SiteRefusal {
        if (!value.node().isArray()) {
            throw failed("gave no " + name);
        }
        return value.items();
    }

    /** @param what goes on after the step's name: "answered code 5" */
    public SiteRefusal failed(String what) {
        return SiteRefusal.failed(step + " " + what);
    }

    /** The site's own words on why it does not tell; where it has none, its code. */
    public SiteRefusal says(Json words, Json code) {
        String text = words.text("").strip();
        return failed(
                text.isEmpty()
                        ? "answered code " + code.text("none")
                        : "says: " + text.substring(0, Math.min(text.length(), LONGEST_WORDS)));
    }

    /** On air with the streams that this step listed; without any it is a failure of the step. */
    public RoomStatus live(RoomDetails details, List<LiveStream> streams) {
        return streams.isEmpty()
                ? new RoomStatus.Failed(
                        details, "the room is live, but " + step + " lists no stream that can be recorded")
                : new RoomStatus.Live(details, streams);
    }

    /** Risk control, with what the user can do about it. */
    public SiteRefusal blocked(String what) {
        return SiteRefusal.blocked(step + " " + what + "; " + ADVICE);
    }

    private String requireText() throws SiteRefusal {
        String text = http.text().strip();
        if (text.isEmpty()) {
            throw blocked("answered nothing");
        }
        return text.toLowerCase(Locale.ROOT);
    }
}
