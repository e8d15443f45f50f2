package io.aircheck.platforms.soop;

import io.aircheck.platforms.Codec;
import io.aircheck.platforms.HlsLadder;
import io.aircheck.platforms.Json;
import io.aircheck.platforms.LiveStream;
import io.aircheck.platforms.Protocol;
import io.aircheck.platforms.Quality;
import io.aircheck.platforms.Query;
import io.aircheck.platforms.RoomDetails;
import io.aircheck.platforms.RoomStatus;
import io.aircheck.platforms.SiteRefusal;
import io.aircheck.platforms.Ways;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The streams of a broadcast: those of its master playlist, which takes one ticket, else quality by quality, with a ticket each.
 *
 * @param channel the answer of the player's API while it is on air
 * @param password of the room, or null
 * @param headers of the download
 */
record SoopStreams(
        SoopApi api,
        String id,
        String broadcast,
        Json channel,
        @Nullable String password,
        Map<String, String> headers) {

    private static final String MASTER = "master";
    private static final String ORIGINAL = "original";

    /** Other deliveries that work, for when the channel's own is refused. */
    private static final List<String> OTHER_CDNS = List.of("gs_cdn_pc_web", "gcp_cdn", "lg_cdn_pc_web");

    private static final Comparator<Json> BEST_FIRST = Comparator.comparing(
                    (Json preset) -> ORIGINAL.equals(preset.at("name").text()))
            .thenComparing(preset -> preset.at("label_resolution").whole(0))
            .thenComparing(preset -> preset.at("bps").whole(0))
            .reversed();

    List<LiveStream> bestFirst() throws IOException, SiteRefusal {
        String master;
        try {
            master = ticket(MASTER);
        } catch (SiteRefusal e) {
            return eachQuality(e);
        }
        List<Ways.Way<List<LiveStream>>> ways = new ArrayList<>();
        for (String cdn : cdns()) {
            ways.add(() -> HlsLadder.ask(
                    api.client(), address(cdn, MASTER, master), headers, variant -> ORIGINAL.equals(variant.name())));
        }
        ways.add(() -> eachQuality(null));
        return Ways.first(ways);
    }

    /** @param before why there is no master, or null */
    private List<LiveStream> eachQuality(@Nullable SiteRefusal before) throws IOException, SiteRefusal {
        List<LiveStream> streams = new ArrayList<>();
        SiteRefusal refusal =
                before == null ? SiteRefusal.failed("live." + api.domain() + " gave no VIEWPRESET") : before;
        String cdn = cdns().iterator().next();
        for (Json preset :
                channel.at("VIEWPRESET").items().stream().sorted(BEST_FIRST).toList()) {
            String name = preset.at("name").text();
            if (name == null || name.equals("auto")) {
                continue;
            }
            try {
                streams.add(stream(preset, name, address(cdn, name, ticket(name)), streams.size()));
            } catch (SiteRefusal e) {
                refusal = Ways.graver(refusal, e);
            }
        }
        if (streams.isEmpty()) {
            throw refusal;
        }
        return streams;
    }

    private LiveStream stream(Json preset, String name, String url, int rank) {
        Long height = preset.at("label_resolution").whole();
        long kilobits = preset.at("bps").whole(0);
        return LiveStream.of(Protocol.HLS, Quality.onShortLadder(rank), name, url)
                .withCodec(Codec.AVC)
                .withPicture(null, height == null ? null : height.intValue(), null)
                .withBitsPerSecond(kilobits <= 0 ? null : kilobits * 1000)
                .withHeaders(headers);
    }

    private String address(String cdn, String quality, String ticket) throws IOException, SiteRefusal {
        String view = api.viewUrl(channel.at("RMD").address(), cdn, broadcast, quality);
        return Query.of("aid", ticket).appendedTo(view);
    }

    private String ticket(String quality) throws IOException, SiteRefusal {
        SoopApi.Channel answer = api.ticket(id, broadcast, quality, password);
        if (answer.result() == 1) {
            return answer.answer().requireText(answer.json().at("AID"), "AID");
        }
        if (password != null && !"N".equals(channel.at("BPWD").text())) {
            throw new SiteRefusal(new RoomStatus.Private(RoomDetails.UNKNOWN, "the room's password is wrong"));
        }
        if (Soop.wantsLogin(answer.result())) {
            throw SiteRefusal.loginRequired("SOOP shows this broadcast only to accounts that may watch it");
        }
        throw answer.answer().failed("answered RESULT " + answer.result());
    }

    /** The names by which deliveries are asked for; some that the player's API gives do not work as they stand. */
    private Set<String> cdns() {
        String own = channel.at("CDN").text("");
        Set<String> cdns = new LinkedHashSet<>();
        if (own.contains("gs_cdn")) {
            cdns.add("gs_cdn_pc_web");
        } else if (own.contains("lg_cdn")) {
            cdns.add("lg_cdn_pc_web");
        } else if (!own.isEmpty()) {
            cdns.add(own);
        }
        cdns.addAll(OTHER_CDNS);
        return cdns;
    }
}
