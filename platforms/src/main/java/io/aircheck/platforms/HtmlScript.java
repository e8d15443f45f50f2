package io.aircheck.platforms;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Data that pages carry in their scripts. */
public final class HtmlScript {

    private HtmlScript() {}

    /** The JSON value that follows the first {@code window.NAME=}, {@code push(} or the like; missing where there is none. */
    public static Json jsonAfter(String page, String marker) {
        int at = page.indexOf(marker);
        return at < 0 ? Json.MISSING : Json.parse(page.substring(at + marker.length()));
    }

    /** The JSON values that follow every occurrence of the marker, those left out that are none. */
    public static List<Json> everyJsonAfter(String page, String marker) {
        List<Json> values = new ArrayList<>();
        for (int at = page.indexOf(marker); at >= 0; at = page.indexOf(marker, at + marker.length())) {
            Json.parse(page.substring(at + marker.length())).present().ifPresent(values::add);
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
