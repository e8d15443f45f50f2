package io.aircheck.platforms.nicolive;

import io.aircheck.platforms.HtmlText;
import io.aircheck.platforms.Json;
import io.aircheck.platforms.Room;
import io.aircheck.platforms.RoomDetails;
import io.aircheck.platforms.SiteAnswer;
import io.aircheck.platforms.SiteClient;
import io.aircheck.platforms.SiteRefusal;
import java.io.IOException;
import java.time.Instant;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A programme as its watch page tells it.
 *
 * @param socketUrl where its stream is asked for, with what the site wants in the query; null while it is not on air
 */
record NicoProgramme(RoomDetails details, @Nullable String socketUrl) {

    private static final String EMBEDDED = "id=\"embedded-data\"";
    private static final String PROPS = "data-props=\"";

    static NicoProgramme ask(Room room, SiteClient client) throws IOException, SiteRefusal {
        SiteAnswer answer = client.ask(room.url());
        if (answer.status() == 404 || answer.status() == 410) {
            throw SiteRefusal.notFound("niconico has no programme " + room.id());
        }
        String page = answer.page();
        if (answer.http().url().contains("age_auth")) {
            throw SiteRefusal.loginRequired(
                    "niconico shows this to adults; set the cookie of a login, with age_auth=1");
        }
        Json props = answer.require(props(page), "embedded-data");
        Json programme = answer.require(props.at("program"), "program");
        RoomDetails details = details(programme);
        String status = answer.requireText(programme.at("status"), "program.status");
        return switch (status) {
            case "ON_AIR" -> new NicoProgramme(details, socketUrl(answer, props, details));
            case "BEFORE_RELEASE", "RELEASED", "ENDED" -> new NicoProgramme(details, null);
            default -> throw answer.failed("says: " + status).about(details);
        };
    }

    private static Json props(String page) {
        int element = page.indexOf(EMBEDDED);
        int begin = element < 0 ? -1 : page.indexOf(PROPS, element);
        int end = begin < 0 ? -1 : page.indexOf('"', begin + PROPS.length());
        return end < 0 ? Json.MISSING : Json.parse(HtmlText.unescape(page.substring(begin + PROPS.length(), end)));
    }

    private static String socketUrl(SiteAnswer answer, Json props, RoomDetails details) throws SiteRefusal {
        String url = props.at("site", "relive", "webSocketUrl").text();
        if (url == null) {
            String reasons = props.at("userProgramWatch", "rejectedReasons").items().stream()
                    .map(reason -> reason.text(""))
                    .collect(Collectors.joining(", "));
            throw reasons.isEmpty()
                    ? answer.failed("gave no webSocketUrl").about(details)
                    : SiteRefusal.loginRequired("niconico wants a login: " + reasons)
                            .about(details);
        }
        String frontend = props.at("site", "frontendId").text("9");
        return url + (url.indexOf('?') < 0 ? '?' : '&') + "frontend_id=" + frontend;
    }

    private static RoomDetails details(Json programme) {
        Long begin = programme.at("beginTime").whole();
        String large = programme.at("thumbnail", "large").address();
        return new RoomDetails(
                programme.at("supplier", "name").text(),
                programme.at("title").text(),
                null,
                large == null ? programme.at("thumbnail", "small").address() : large,
                begin == null ? null : Instant.ofEpochSecond(begin));
    }
}
