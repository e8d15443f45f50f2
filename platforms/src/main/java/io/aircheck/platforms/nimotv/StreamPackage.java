package io.aircheck.platforms.nimotv;

import io.aircheck.platforms.Query;
import io.aircheck.platforms.SiteAnswer;
import io.aircheck.platforms.SiteRefusal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a room's page carries of its stream (fact sheet nimotv): a binary packet in hex, within which the parts of an address
 * stand as text.
 *
 * @param address of the FLV, without a query
 * @param query what all its qualities have in common
 * @param time until when it opens, seconds since 1970 in hex
 */
record StreamPackage(String address, Query query, String time) {

    private static final Pattern APP_ID = Pattern.compile("appid=(\\d+)");
    private static final Pattern DOMAIN = Pattern.compile("(https?://[A-Za-z]{2,3}\\.hls[A-Za-z./]+?)[V&]");
    private static final Pattern STREAM_ID = Pattern.compile("(?<!app)id=([^|\\\\]+)");
    private static final Pattern TP = Pattern.compile("tp=(\\d+)");
    private static final Pattern SECRET = Pattern.compile("wsSecret=(\\w+)");
    private static final Pattern TIME = Pattern.compile("wsTime=(\\w+)");

    /** @throws SiteRefusal naming the part that is missing */
    static StreamPackage of(SiteAnswer page, String hex) throws SiteRefusal {
        String text;
        try {
            text = new String(HexFormat.of().parseHex(hex), StandardCharsets.ISO_8859_1);
        } catch (IllegalArgumentException e) {
            throw page.failed("gave no mStreamPkg in hex");
        }
        String id = find(page, STREAM_ID, text, "id");
        String time = find(page, TIME, text, "wsTime");
        String domain = find(page, DOMAIN, text, "domain").replace("hls.nimo.tv", "flv.nimo.tv");
        Query query = Query.of(
                "appid",
                find(page, APP_ID, text, "appid"),
                "id",
                id,
                "tp",
                find(page, TP, text, "tp"),
                "wsSecret",
                find(page, SECRET, text, "wsSecret"),
                "wsTime",
                time,
                "u",
                "0",
                "t",
                "100");
        return new StreamPackage(domain + id + ".flv", query, time);
    }

    @Nullable
    Instant expiresAt() {
        return time.matches("[0-9a-fA-F]{8}") ? Instant.ofEpochSecond(Long.parseLong(time, 16)) : null;
    }

    private static String find(SiteAnswer page, Pattern pattern, String text, String name) throws SiteRefusal {
        Matcher found = pattern.matcher(text);
        if (!found.find()) {
            throw page.failed("gave no " + name);
        }
        return found.group(1);
    }
}
