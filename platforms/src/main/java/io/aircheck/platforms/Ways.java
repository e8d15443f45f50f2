package io.aircheck.platforms;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Several ways to ask a site for the same, tried in their order until one answers. */
public final class Ways {

    /** One way; a refusal or a broken connection means that it does not help. */
    @FunctionalInterface
    public interface Way<T> {
        T ask() throws IOException, SiteRefusal;
    }

    private Ways() {}

    /**
     * What the first way tells that tells anything.
     *
     * @throws SiteRefusal if none does: what says most of all they said. "No such room" ends the search at once
     * @throws IOException if the site could not be reached by any
     */
    public static <T> T first(List<Way<T>> ways) throws IOException, SiteRefusal {
        SiteRefusal refusal = null;
        IOException broken = null;
        for (Way<T> way : ways) {
            try {
                return way.ask();
            } catch (SiteRefusal e) {
                if (e.status() instanceof RoomStatus.NotFound) {
                    throw e;
                }
                refusal = graver(refusal, e);
            } catch (IOException e) {
                broken = e;
            }
        }
        if (refusal != null) {
            throw refusal;
        }
        throw broken != null ? broken : new IOException("no way to ask");
    }

    /** Of two refusals the one that says more: about the room, then risk control, then a failure; else the first. */
    public static SiteRefusal graver(@Nullable SiteRefusal one, SiteRefusal other) {
        return one == null || rank(other) < rank(one) ? other : one;
    }

    private static int rank(SiteRefusal refusal) {
        return switch (refusal.status()) {
            case RoomStatus.NotFound it -> 0;
            case RoomStatus.LoginRequired it -> 0;
            case RoomStatus.GeoBlocked it -> 0;
            case RoomStatus.Private it -> 0;
            case RoomStatus.Blocked it -> 1;
            case RoomStatus.Failed it -> 2;
        };
    }
}
