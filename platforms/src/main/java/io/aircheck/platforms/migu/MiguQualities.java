package io.aircheck.platforms.migu;

import io.aircheck.platforms.LiveStream;
import io.aircheck.platforms.RoomDetails;
import io.aircheck.platforms.RoomStatus;
import io.aircheck.platforms.SiteRefusal;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Asks a play call for one quality after the other. */
final class MiguQualities {

    private static final List<Integer> LOWER_RATES = List.of(4, 3, 2);

    /** One call for a quality. */
    @FunctionalInterface
    interface Call {
        MiguPlay.Given ask(int rateType) throws IOException, SiteRefusal, MiguPlay.NeedsMember;
    }

    /** Makes a stream of what a call gave. */
    @FunctionalInterface
    interface Streams {
        LiveStream of(MiguPlay.Given given) throws IOException, SiteRefusal;
    }

    private MiguQualities() {}

    /** The best quality that the account may have, then the lower ones; none while the content is not on air. */
    static List<LiveStream> all(Call call, int highest, Streams streams) throws IOException, SiteRefusal {
        MiguPlay.Given best = null;
        for (int rate = highest; best == null; ) {
            try {
                best = call.ask(rate);
            } catch (MiguPlay.NeedsMember e) {
                rate = e.next(rate);
                if (rate == 0) {
                    throw new SiteRefusal(new RoomStatus.LoginRequired(
                            RoomDetails.UNKNOWN, "Migu wants a login: only members may watch this (TIPS_NEED_MEMBER)"));
                }
            }
        }
        List<LiveStream> all = new ArrayList<>();
        if (best.url() == null) {
            return all;
        }
        all.add(streams.of(best));
        for (int rate : LOWER_RATES) {
            if (rate < best.rateType()) {
                lower(call, rate, streams).ifPresent(all::add);
            }
        }
        return all;
    }

    /** A lower quality that cannot be had is left out. */
    private static Optional<LiveStream> lower(Call call, int rate, Streams streams) {
        try {
            MiguPlay.Given given = call.ask(rate);
            return given.rateType() == rate && given.url() != null ? Optional.of(streams.of(given)) : Optional.empty();
        } catch (SiteRefusal | MiguPlay.NeedsMember | IOException e) {
            return Optional.empty();
        }
    }
}
