package io.aircheck.platforms.migu;

import io.aircheck.net.HttpAnswer;
import io.aircheck.net.HttpRequest;
import io.aircheck.platforms.Address;
import io.aircheck.platforms.Json;
import io.aircheck.platforms.LiveStream;
import io.aircheck.platforms.Protocol;
import io.aircheck.platforms.Quality;
import io.aircheck.platforms.RoomDetails;
import io.aircheck.platforms.RoomStatus;
import io.aircheck.platforms.SiteAnswer;
import io.aircheck.platforms.SiteClient;
import io.aircheck.platforms.SiteRefusal;
import io.aircheck.platforms.Visit;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What both ways to ask for a play address share: reading the answer, and leading the signed address through the scheduler to the
 * one that plays.
 */
final class MiguPlay {

    static final int LOWEST_RATE = 2;

    private static final int MOST_HOPS = 3;
    private static final int TRIES = 3;
    private static final String REFUSAL = "http://bofang";

    /**
     * One quality that was given.
     *
     * @param url not signed yet; null while the match is not on air
     * @param rateType what was given, which may be less than what was asked for
     */
    record Given(SiteAnswer answer, Json body, @Nullable String url, int rateType) {

        String contentId(String asked) {
            return body.at("content", "contId").text(asked);
        }
    }

    /** The account's rights do not reach this quality. */
    static final class NeedsMember extends Exception {

        private final int offered;

        NeedsMember(int offered) {
            super("members only", null, false, false);
            this.offered = offered;
        }

        /** The rate to ask for next; 0 where there is none. */
        int next(int asked) {
            return offered >= LOWEST_RATE && offered < asked ? offered : asked > LOWEST_RATE ? asked - 1 : 0;
        }
    }

    private final Visit visit;
    private final SiteClient client;

    MiguPlay(Visit visit, SiteClient client) {
        this.visit = visit;
        this.client = client;
    }

    /** Reads an answer of either play call. */
    static Given read(SiteAnswer answer, int asked) throws SiteRefusal, NeedsMember {
        Json json = answer.json();
        String result = json.at("rid").text("SUCCESS");
        Json body = json.at("body");
        int rate = (int) body.at("urlInfo", "rateType").whole(asked);
        switch (result) {
            case "PROGRAM_OFFLINE" -> {
                return new Given(answer, body, null, rate);
            }
            case "TIPS_NEED_MEMBER" -> throw new NeedsMember(rate);
            case "COPYRIGHT_SHIELD_INVALID" ->
                throw new SiteRefusal(new RoomStatus.GeoBlocked(
                        RoomDetails.UNKNOWN, "Migu may not show this match here (COPYRIGHT_SHIELD_INVALID)"));
            default -> {}
        }
        Json live = body.at("content", "currentLive");
        if (live.isMissing()) {
            throw answer.says(json.at("message"), json.at("rid"));
        }
        if (!live.text("").equals("1")) {
            return new Given(answer, body, null, rate);
        }
        String url = body.at("urlInfo", "url").address();
        if (url == null) {
            throw answer.failed("gave no url");
        }
        return new Given(answer, body, url, rate);
    }

    static DdCalcu.Fields fields(String url) {
        Address address = Address.parse(url).orElse(null);
        return address == null
                ? new DdCalcu.Fields("", "", "", "", "")
                : new DdCalcu.Fields(
                        value(address, "puData"),
                        value(address, "userid"),
                        value(address, "timestamp"),
                        value(address, "ProgramID"),
                        value(address, "Channel_ID"));
    }

    private static String value(Address address, String name) {
        String value = address.parameter(name);
        return value == null ? "" : value;
    }

    /** The stream at a signed address. A playlist's is asked for until it leads to no other; FLV plays from where it is. */
    LiveStream stream(String signed, Json body, int rateType) throws IOException, SiteRefusal {
        boolean hls = signed.replaceFirst("\\?.*", "").endsWith(".m3u8");
        String url = (hls ? scheduled(signed) : signed).replaceFirst("^https:", "http:");
        return LiveStream.of(hls ? Protocol.HLS : Protocol.FLV, rung(rateType), name(body, rateType), url)
                .withPicture(null, height(rateType), null)
                .withHeaders(client.mediaHeaders(Map.of("User-Agent", client.userAgent())));
    }

    private String scheduled(String signed) throws IOException, SiteRefusal {
        String url = signed;
        int refusals = 0;
        for (int hop = 0; hop <= MOST_HOPS; hop++) {
            HttpAnswer http = visit.http()
                    .send(HttpRequest.get(url)
                            .header("User-Agent", client.userAgent())
                            .withoutRedirects());
            SiteAnswer answer =
                    new SiteAnswer(url.replaceFirst("^[a-z]+://", "").replaceFirst("[?#].*$", ""), http);
            String target = http.header("Location");
            if (http.status() < 300 || http.status() > 399 || target == null) {
                answer.page();
                return url;
            }
            if (!target.startsWith(REFUSAL)) {
                url = resolved(url, target, answer);
            } else if (++refusals == TRIES) {
                throw answer.blocked("leads to a dummy, which is how it refuses");
            }
        }
        throw SiteRefusal.failed("Migu's scheduler leads from address to address without end");
    }

    private static String resolved(String from, String target, SiteAnswer answer) throws SiteRefusal {
        try {
            return URI.create(from).resolve(target.strip()).toString();
        } catch (IllegalArgumentException e) {
            throw answer.failed("leads to no address");
        }
    }

    private static String name(Json body, int rateType) {
        return body.at("mediaFiles").items().stream()
                .filter(file -> file.at("rateType").whole(0) == rateType)
                .map(file -> file.at("rateDesc").text(""))
                .filter(name -> !name.isEmpty())
                .findFirst()
                .orElse(body.at("urlInfo", "rateDesc").text(Integer.toString(rateType)));
    }

    private static Quality rung(int rateType) {
        return switch (rateType) {
            case 2 -> Quality.SD;
            case 3 -> Quality.HD;
            case 4 -> Quality.BD;
            default -> Quality.OD;
        };
    }

    private static @Nullable Integer height(int rateType) {
        return switch (rateType) {
            case 2 -> 540;
            case 3 -> 720;
            case 4 -> 1080;
            case 9 -> 2160;
            default -> null;
        };
    }
}
