package io.aircheck.platforms.radiko;

import io.aircheck.platforms.HtmlText;
import io.aircheck.platforms.SiteAnswer;
import io.aircheck.platforms.SiteClient;
import io.aircheck.platforms.SiteRefusal;
import java.io.IOException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A programme of a station that can be heard again for a week ("time-free").
 *
 * @param from as yyyymmddhhmmss in Japan, like {@code to}
 */
record RadikoProgramme(String from, String to, String title) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuuMMddHHmmss");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuuMMdd");

    /** Radio days begin at five in the morning. */
    private static final int FIRST_HOUR = 5;

    private static final Pattern PROGRAMME =
            Pattern.compile("<prog\\b[^>]*\\bft=\"(\\d{14})\"[^>]*\\bto=\"(\\d{14})\"[^>]*>\\s*<title>([^<]*)</title>");

    static RadikoProgramme find(String station, String from, SiteClient client) throws IOException, SiteRefusal {
        SiteAnswer answer =
                client.ask("https://radiko.jp/v3/program/station/date/" + day(from) + "/" + station + ".xml");
        if (answer.status() == 404) {
            throw SiteRefusal.notFound("radiko has no programme of " + station + " at " + from);
        }
        String programmes = answer.page();
        if (!programmes.contains("</radiko>") && !programmes.contains("</progs>")) {
            throw answer.failed("gave no programmes");
        }
        Matcher programme = PROGRAMME.matcher(programmes);
        while (programme.find()) {
            if (programme.group(1).equals(from)) {
                return new RadikoProgramme(
                        from,
                        programme.group(2),
                        HtmlText.unescape(programme.group(3)).strip());
            }
        }
        throw SiteRefusal.notFound("radiko has no programme of " + station + " at " + from);
    }

    static String day(String from) throws SiteRefusal {
        try {
            return LocalDateTime.parse(from, TIME).minusHours(FIRST_HOUR).format(DAY);
        } catch (DateTimeParseException e) {
            throw SiteRefusal.notFound("radiko has no programme at " + from + ", which is no time");
        }
    }
}
