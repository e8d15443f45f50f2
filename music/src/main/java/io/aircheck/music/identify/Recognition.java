package io.aircheck.music.identify;

import io.aircheck.music.Identification;
import io.aircheck.music.Identification.Identified;
import io.aircheck.music.Match;
import io.aircheck.music.Recogniser;
import io.aircheck.music.catalogue.Catalogue;
import io.aircheck.music.catalogue.CatalogueLearner;
import io.aircheck.music.catalogue.CatalogueRecogniser;
import io.aircheck.music.cloud.BudgetFile;
import io.aircheck.music.cloud.Pace;
import io.aircheck.music.enrich.Enrichment;
import io.aircheck.music.enrich.EnrichmentCache;
import io.aircheck.music.fingerprint.Analysis;
import io.aircheck.net.HttpClient;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All that can name music for a user: the catalogue, which is free and therefore asked first, and the services. */
public final class Recognition implements AutoCloseable {

    private final CatalogueRecogniser catalogue;
    private final @Nullable Recogniser services;
    private final @Nullable Enrichment enrichment;

    Recognition(CatalogueRecogniser catalogue, @Nullable Recogniser services, @Nullable Enrichment enrichment) {
        this.catalogue = catalogue;
        this.services = services;
        this.enrichment = enrichment;
    }

    /**
     * @param home of Aircheck, whose catalogue is asked and taught; none of it need be there
     * @param http reaches the services
     * @param deep also looks for music that is sped up or slowed down a lot
     */
    public static Recognition open(
            Path home,
            Accounts accounts,
            HttpClient http,
            InstantSource clock,
            RandomGenerator random,
            Pace.Pause pause,
            boolean deep)
            throws IOException {
        Path folder = Catalogue.folder(home);
        var clients = new Services(accounts, http, new BudgetFile(folder.resolve("budgets")), clock, random, pause);
        var learner = new CatalogueLearner(folder, Analysis.USUAL, pause);
        var sources = clients.sources();
        return new Recognition(
                CatalogueRecogniser.open(folder, Analysis.USUAL, deep),
                clients.recognisers(learner).orElse(null),
                sources.isEmpty() ? null : new Enrichment(sources, new EnrichmentCache(folder.resolve("ids"))));
    }

    public CatalogueRecogniser catalogue() {
        return catalogue;
    }

    /** Those that are paid for by the request, as one; empty where the user has none. */
    public Optional<Recogniser> services() {
        return Optional.ofNullable(services);
    }

    /** The same matches with the ids that shops have for them; asks the network where it is not known yet. */
    public Identification enriched(Identification identification) throws InterruptedException {
        if (enrichment == null || !(identification instanceof Identified(List<Match> matches, List<Match> ambiguous))) {
            return identification;
        }
        Match first = matches.getFirst();
        List<Match> rest = matches.subList(1, matches.size());
        Match known = first.withSong(enrichment.enriched(first.song(), null));
        return new Identified(Stream.concat(Stream.of(known), rest.stream()).toList(), ambiguous);
    }

    @Override
    public void close() throws InterruptedException {
        catalogue.close();
        if (enrichment != null) {
            enrichment.close();
        }
    }
}
