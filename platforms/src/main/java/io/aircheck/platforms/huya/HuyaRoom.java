package io.aircheck.platforms.huya;

import io.aircheck.platforms.HtmlScript;
import io.aircheck.platforms.Json;
import io.aircheck.platforms.RoomDetails;
import io.aircheck.platforms.SiteAnswer;
import io.aircheck.platforms.SiteRefusal;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A room as the mini-program's API or the page tells it.
 *
 * @param number by which the mini-program asks for it; null where it has none
 * @param on it is on air, and not with a recording
 * @param lines what is offered, one entry a CDN; an empty array while nothing is
 * @param rates names and bit rates; missing where the answer tells none
 * @param kilobitsPerSecond of the original; 0 where unknown
 */
record HuyaRoom(
        RoomDetails details, @Nullable String number, boolean on, Json lines, Json rates, long kilobitsPerSecond) {

    private static final Set<String> OFF = Set.of("OFF", "FREEZE", "REPLAY");
    private static final Pattern REPLAYS = Pattern.compile("(?s)【回放】.*|.{0,1}(回放|重播).*|.*(回放|重播).{0,1}");
    private static final Pattern STREAM = Pattern.compile("[\"']?\\bstream[\"']?\\s*:\\s*(?=[{\"])");
    private static final Pattern NUMBER = Pattern.compile("\"lProfileRoom\":\"?([1-9]\\d*)");

    static final String ABSENT = "找不到这个主播";
    private static final String BANNED = "该主播涉嫌违规";

    /** From {@code cache.php}, asked with {@code do=profileRoom}. */
    static HuyaRoom ofMiniProgram(SiteAnswer answer, Json data, String number) throws SiteRefusal {
        Json live = data.at("liveData");
        RoomDetails details =
                details(data.at("profileInfo", "nick").text(live.at("nick").text("")), live, live);
        boolean on = isOn(answer, data.at("realLiveStatus"), "realLiveStatus")
                && isOn(answer, data.at("liveStatus"), "liveStatus");
        Json stream = data.at("stream");
        Json lines = stream.at("baseSteamInfoList");
        if (on) {
            answer.require(lines, "baseSteamInfoList");
        }
        Json rates = Stream.of(
                        stream.at("bitRateInfo"),
                        unwrapped(live.at("bitRateInfo")),
                        stream.at("flv", "rateArray"),
                        stream.at("hls", "rateArray"))
                .filter(one -> one.node().isArray())
                .sorted((one, other) ->
                        Boolean.compare(one.node().isEmpty(), other.node().isEmpty()))
                .findFirst()
                .orElse(Json.MISSING);
        return new HuyaRoom(
                details,
                number,
                on && !isReplay(details.title()),
                lines,
                rates,
                live.at("bitRate").whole(0));
    }

    /** From the room's page. */
    static HuyaRoom ofPage(SiteAnswer answer, String id) throws SiteRefusal {
        if (answer.http().text().contains(ABSENT)) {
            throw absent(id);
        }
        String page = answer.page();
        Json profile = assigned(page, "TT_PROFILE_INFO");
        if (Long.valueOf(0).equals(profile.at("lp").whole())) {
            throw absent(id);
        }
        Json room = assigned(page, "TT_ROOM_DATA");
        if (page.contains(BANNED)) {
            return new HuyaRoom(
                    details(profile.at("nick").text(""), room, room), null, false, Json.MISSING, Json.MISSING, 0);
        }
        answer.require(room, "TT_ROOM_DATA");
        boolean on = isOn(answer, room.at("state"), "state");
        Json stream = stream(page);
        Json channel = stream.at("data").at(0);
        Json lines = channel.at("gameStreamInfoList");
        if (on) {
            answer.require(lines, "gameStreamInfoList");
        }
        Json live = channel.at("gameLiveInfo");
        RoomDetails details = details(profile.at("nick").text(live.at("nick").text("")), live, room);
        return new HuyaRoom(
                details,
                number(room, page),
                on && !isReplay(details.title()),
                lines,
                stream.at("vMultiStreamInfo"),
                live.at("bitRate").whole(0));
    }

    static SiteRefusal absent(String id) {
        return SiteRefusal.notFound("Huya has no room " + id);
    }

    private static boolean isOn(SiteAnswer answer, Json state, String name) throws SiteRefusal {
        String word = answer.requireText(state, name);
        if (!word.equals("ON") && !OFF.contains(word)) {
            throw answer.failed("answered an unknown " + name + ": " + word);
        }
        return word.equals("ON");
    }

    /** A recording that the room plays: the title says so in its first or last three characters. */
    static boolean isReplay(@Nullable String title) {
        return title != null && REPLAYS.matcher(title).matches();
    }

    private static RoomDetails details(String streamer, Json first, Json second) {
        String title = first.at("introduction").text();
        String cover = first.at("screenshot").address();
        String game = first.at("gameFullName").text();
        return new RoomDetails(
                streamer.isEmpty() ? null : streamer,
                title == null ? second.at("introduction").text() : title,
                game == null ? second.at("gameFullName").text() : game,
                cover == null ? second.at("screenshot").address() : cover,
                first.at("startTime").seconds());
    }

    private static @Nullable String number(Json room, String page) {
        String number = room.at("profileRoom").text("0");
        if (number.matches("[1-9]\\d*")) {
            return number;
        }
        Matcher matcher = NUMBER.matcher(page);
        return matcher.find() ? matcher.group(1) : null;
    }

    /** The value that a script assigns to a variable. */
    private static Json assigned(String page, String name) {
        int at = page.indexOf("var " + name);
        return at < 0 ? Json.MISSING : HtmlScript.jsonAfter(page.substring(at), "=");
    }

    /** The player's streams: an object or, on older pages, its JSON in Base64. */
    private static Json stream(String page) {
        int player = page.indexOf("hyPlayerConfig");
        Matcher matcher = STREAM.matcher(page);
        if (player < 0 || !matcher.find(player)) {
            return Json.MISSING;
        }
        Json value = Json.parse(page.substring(matcher.end()));
        String encoded = value.text();
        return encoded == null ? value : Json.parse(decoded(encoded));
    }

    private static @Nullable String decoded(String base64) {
        try {
            return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** The list itself or its JSON in a text; an empty text is an empty list. */
    private static Json unwrapped(Json list) {
        if (list.node().isString()) {
            return list.text() == null ? Json.parse("[]") : list.unwrapped();
        }
        return list;
    }
}
