package io.aircheck.music.identify;

import io.aircheck.music.Learner;
import io.aircheck.music.Recogniser;
import io.aircheck.music.TeachingRecogniser;
import io.aircheck.music.cloud.Budgets;
import io.aircheck.music.cloud.Cascade;
import io.aircheck.music.cloud.Pace;
import io.aircheck.music.cloud.acrcloud.AcrCloud;
import io.aircheck.music.cloud.audd.Audd;
import io.aircheck.music.enrich.Deezer;
import io.aircheck.music.enrich.MusicBrainz;
import io.aircheck.music.enrich.Source;
import io.aircheck.music.enrich.Spotify;
import io.aircheck.music.enrich.YouTube;
import io.aircheck.music.fingerprint.Analysis;
import io.aircheck.music.fingerprint.Fingerprinter;
import io.aircheck.net.HttpClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The clients of services, as a user's accounts want them.
 *
 * @param http reaches all of them
 * @param pause waiting, passed in so that tests need none
 */
record Services(
        Accounts accounts,
        HttpClient http,
        Budgets budgets,
        InstantSource clock,
        RandomGenerator random,
        Pace.Pause pause) {

    private static final String USER_AGENT = "Aircheck/0.1 (self-hosted recorder of live rooms)";

    /** All recognisers as one; what they name is learned. Empty where the user has none. */
    Optional<Recogniser> recognisers(Learner learner) {
        List<Cascade.Step> steps =
                accounts.recognisers().stream().map(paid -> step(paid, learner)).toList();
        return steps.isEmpty() ? Optional.empty() : Optional.of(new Cascade(steps, budgets, clock, random, pause));
    }

    private Cascade.Step step(Accounts.Paid paid, Learner learner) {
        Recogniser service = switch (paid) {
            case Accounts.Paid.OfAcrCloud(var account, int _) -> new AcrCloud(account, http, clock, random);
            case Accounts.Paid.OfAudd(var token, int _) -> new Audd(Audd.ENDPOINT, token, http, random);
        };
        return new Cascade.Step(
                new TeachingRecogniser(service, sample -> Fingerprinter.of(Analysis.USUAL, sample.pcm()), learner),
                paid.requestsADay());
    }

    List<Source> sources() {
        return accounts.sources().stream().map(this::source).toList();
    }

    private Source source(Accounts.Shop shop) {
        return switch (shop) {
            case Accounts.Shop.OfDeezer _ -> new Deezer(Deezer.ENDPOINT, http, pace(Deezer.SPACING));
            case Accounts.Shop.OfMusicBrainz _ ->
                new MusicBrainz(MusicBrainz.ENDPOINT, USER_AGENT, http, pace(MusicBrainz.SPACING));
            case Accounts.Shop.OfSpotify(var id, var secret) ->
                new Spotify(Spotify.ACCOUNTS, Spotify.ENDPOINT, id, secret, http, clock, pace(Spotify.SPACING));
            case Accounts.Shop.OfYouTube(var key) ->
                new YouTube(YouTube.ENDPOINT, key, http, budgets, YouTube.SEARCHES_A_DAY, clock);
        };
    }

    private Pace pace(Duration spacing) {
        return new Pace(spacing, clock, pause);
    }
}
