package io.aircheck.platforms;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Data that pages carry in their scripts. */
public final class HtmlScript {

    /** Pages have some dozens; a hostile one ends here. */
    private static final int MOST = 1000;

    private static final String UNDEFINED = "undefined";

    private HtmlScript() {}

    /** The JSON value that follows the first {@code window.NAME=}, {@code push(} or the like; missing where there is none. */
    public static Json jsonAfter(String page, String marker) {
        int at = page.indexOf(marker);
        return at < 0 ? Json.MISSING : Json.parse(page, at + marker.length());
    }

    /**
     * The value that a page's script assigns after the marker, as {@code window.__INITIAL_STATE__=}: JSON, but for
     * {@code undefined}, which is read as null.
     */
    public static Json stateAfter(String page, String marker) {
        int at = page.indexOf(marker);
        if (at < 0) {
            return Json.MISSING;
        }
        int end = page.indexOf("</script", at);
        return Json.parse(withoutUndefined(page.substring(at + marker.length(), end < 0 ? page.length() : end)));
    }

    private static String withoutUndefined(String script) {
        StringBuilder json = new StringBuilder(script.length());
        boolean inText = false;
        for (int i = 0; i < script.length(); i++) {
            char c = script.charAt(i);
            if (inText && c == '\\' && i + 1 < script.length()) {
                json.append(c).append(script.charAt(++i));
            } else if (!inText && script.startsWith(UNDEFINED, i)) {
                json.append("null");
                i += UNDEFINED.length() - 1;
            } else {
                inText ^= c == '"';
                json.append(c);
            }
        }
        return json.toString();
    }

    /** The JSON values that follow the occurrences of the marker, those left out that are none. */
    public static List<Json> everyJsonAfter(String page, String marker) {
        List<Json> values = new ArrayList<>();
        int at = page.indexOf(marker);
        for (int count = 0; at >= 0 && count < MOST; count++) {
            Json.parse(page, at + marker.length()).present().ifPresent(values::add);
            at = page.indexOf(marker, at + marker.length());
        }
        return values;
    }

    /** What stands in the script element of that id; empty where there is none. */
    public static String contentOf(String page, String id) {
        int attribute = page.indexOf("id=\"" + id + "\"");
        int begin = attribute < 0 ? -1 : page.indexOf('>', attribute) + 1;
        if (begin <= 0) {
            return "";
        }
        int end = page.toLowerCase(Locale.ROOT).indexOf("</script", begin);
        return page.substring(begin, end < 0 ? page.length() : end).strip();
    }
}
