package io.aircheck.music.identify;

import io.aircheck.music.cloud.Secret;
import io.aircheck.music.cloud.acrcloud.AcrCloudAccount;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the user has with services.
 *
 * @param recognisers in the order in which they are asked
 * @param sources of ids in shops, in the order in which they are asked
 * @param acoustId key of an application, by which files without tags are named; null without one
 */
public record Accounts(
        List<Paid> recognisers,
        List<Shop> sources,
        @Nullable Secret acoustId) {

    public static final Accounts NONE = new Accounts(List.of(), List.of(), null);

    /** A recogniser that is paid for by the request. */
    public sealed interface Paid {
        /** The most that may be asked on a day of UTC. */
        int requestsADay();

        record OfAcrCloud(AcrCloudAccount account, int requestsADay) implements Paid {}

        record OfAudd(Secret token, int requestsADay) implements Paid {}
    }

    /** Who knows songs by their ISRC or name. */
    public sealed interface Shop {
        record OfDeezer() implements Shop {}

        record OfMusicBrainz() implements Shop {}

        record OfSpotify(Secret id, Secret secret) implements Shop {}

        record OfYouTube(Secret key) implements Shop {}
    }

    public Accounts {
        recognisers = List.copyOf(recognisers);
        sources = List.copyOf(sources);
    }
}
