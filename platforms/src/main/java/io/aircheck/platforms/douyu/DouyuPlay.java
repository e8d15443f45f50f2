package io.aircheck.platforms.douyu;

import io.aircheck.platforms.Codec;
import io.aircheck.platforms.Json;
import io.aircheck.platforms.LiveStream;
import io.aircheck.platforms.Protocol;
import io.aircheck.platforms.Quality;
import io.aircheck.platforms.RoomDetails;
import io.aircheck.platforms.RoomStatus;
import io.aircheck.platforms.SiteAnswer;
import io.aircheck.platforms.SiteClient;
import io.aircheck.platforms.SiteRefusal;
import io.aircheck.platforms.StreamExpiry;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Asks for the streams of a room that is on air. One request gives one quality from one CDN, so every quality is asked for. A
 * signature that the site refuses is made anew once.
 */
final class DouyuPlay {

    private static final String SITE = "https://www.douyu.com";
    private static final int MOST_RATES = 8;
    private static final int SECOND_TRIES_OF_CDN = 2;

    /** What the numbers stand for where an answer does not tell a bit rate. */
    private static final Map<Long, Long> USUAL_KILOBITS = Map.of(8L, 8000L, 4L, 4000L, 3L, 2000L, 2L, 900L, 1L, 500L);

    /** The room is not on air after all, which only this step tells. */
    static final class NotOnAir extends Exception {
        NotOnAir() {
            super("not on air", null, false, false);
        }
    }

    private record Rate(long number, String name, long kilobitsPerSecond) {}

    private final SiteClient client;
    private final PlaySigner signer;

    DouyuPlay(SiteClient client, PlaySigner signer) {
        this.client = client;
        this.signer = signer;
    }

    /** Best first. */
    List<LiveStream> streams() throws IOException, SiteRefusal, NotOnAir {
        Json best = ask(0, "");
        for (int tries = 0;
                tries < SECOND_TRIES_OF_CDN && best.at("rtmp_cdn").text("").startsWith("scdn");
                tries++) {
            List<Json> others = best.at("cdnsWithName").items();
            String last = others.isEmpty() ? null : others.getLast().at("cdn").text();
            if (last == null) {
                break;
            }
            best = ask(0, last);
        }
        String cdn = best.at("rtmp_cdn").text("");
        List<Rate> rates = rates(best);
        List<LiveStream> streams = new ArrayList<>();
        for (Rate rate : rates) {
            Json answer = rate.number == best.at("rate").whole(0) ? best : asked(rate.number, cdn);
            if (answer.at("rate").whole(rate.number) == rate.number) {
                stream(answer, rate).ifPresent(streams::add);
            }
        }
        return streams;
    }

    /** A lower quality that cannot be had is left out. */
    private Json asked(long rate, String cdn) {
        try {
            return ask(rate, cdn);
        } catch (SiteRefusal | NotOnAir | IOException e) {
            return Json.MISSING;
        }
    }

    private Json ask(long rate, String cdn) throws IOException, SiteRefusal, NotOnAir {
        SiteAnswer answer = post(rate, cdn);
        if (isRefusal(answer)) {
            signer.renew();
            answer = post(rate, cdn);
        }
        if (isRefusal(answer)) {
            throw answer.blocked("refused the signature (鉴权失败)");
        }
        Json json = answer.json();
        long error = answer.requireWhole(json.at("error"), "error");
        if (error == -9) { // the clocks differ: once more with the new time
            answer = post(rate, cdn);
            json = answer.json();
            error = answer.requireWhole(json.at("error"), "error");
        }
        Json words = json.at("msg");
        switch ((int) error) {
            case 0 -> {}
            case -3, -4, -5 -> throw new NotOnAir();
            case 126 ->
                throw new SiteRefusal(
                        new RoomStatus.GeoBlocked(RoomDetails.UNKNOWN, "Douyu says: " + words.text("版权原因，该地域不允许播放")));
            default -> throw answer.says(words, json.at("error"));
        }
        Json data = json.at("data");
        answer.requireText(data.at("rtmp_url"), "rtmp_url");
        answer.requireText(data.at("rtmp_live"), "rtmp_live");
        return data;
    }

    private static boolean isRefusal(SiteAnswer answer) {
        return answer.status() == 403 || answer.http().text().contains("鉴权失败");
    }

    private SiteAnswer post(long rate, String cdn) throws IOException, SiteRefusal {
        return client.ask(signer.wish(rate, cdn));
    }

    /** The original, then by bit rate. */
    private static List<Rate> rates(Json answer) {
        List<Rate> rates = answer.at("multirates").items().stream()
                .filter(rate -> rate.at("rate").whole() != null)
                .map(rate -> {
                    long number = rate.at("rate").whole(0);
                    long told = rate.at("bit").whole(0);
                    return new Rate(
                            number,
                            rate.at("name").text("rate " + number),
                            told > 0 ? told : USUAL_KILOBITS.getOrDefault(number, 0L));
                })
                .sorted(Comparator.comparing((Rate rate) -> rate.number != 0)
                        .thenComparing(Rate::kilobitsPerSecond, Comparator.reverseOrder()))
                .limit(MOST_RATES)
                .toList();
        long given = answer.at("rate").whole(0);
        return rates.stream().anyMatch(rate -> rate.number == given)
                ? rates
                : List.of(new Rate(given, given == 0 ? "原画" : "rate " + given, USUAL_KILOBITS.getOrDefault(given, 0L)));
    }

    private Optional<LiveStream> stream(Json answer, Rate rate) {
        String server = answer.at("rtmp_url").address();
        String stream = answer.at("rtmp_live").text();
        if (server == null || stream == null) {
            return Optional.empty();
        }
        String url = server + "/" + stream;
        return Optional.of(LiveStream.of(
                        stream.contains(".m3u8") ? Protocol.HLS : Protocol.FLV, rung(rate), rate.name, url)
                .withCodec(Codec.AVC)
                .withBitsPerSecond(rate.kilobitsPerSecond > 0 ? rate.kilobitsPerSecond * 1000 : null)
                .withHeaders(client.mediaHeaders(Map.of("Referer", SITE + "/", "User-Agent", client.userAgent())))
                .withExpiry(StreamExpiry.of(url)));
    }

    private static Quality rung(Rate rate) {
        return switch ((int) rate.number) {
            case 0 -> Quality.OD;
            case 4, 8 -> Quality.BD;
            case 3 -> Quality.UHD;
            case 2 -> Quality.HD;
            case 1 -> Quality.LD;
            default ->
                rate.kilobitsPerSecond >= 4000
                        ? Quality.BD
                        : rate.kilobitsPerSecond >= 2000
                                ? Quality.UHD
                                : rate.kilobitsPerSecond >= 900 ? Quality.HD : Quality.LD;
        };
    }
}
