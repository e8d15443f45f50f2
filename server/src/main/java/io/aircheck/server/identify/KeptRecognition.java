package io.aircheck.server.identify;

import io.aircheck.music.cloud.Pace;
import io.aircheck.music.identify.Accounts;
import io.aircheck.music.identify.Recognition;
import io.aircheck.server.settings.MusicKeys;
import io.aircheck.server.settings.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The catalogue and the services, kept from question to question, so that services which are out of order are not asked again
 * each time. They are opened anew when the settings have changed; whoever uses the old ones may end with them.
 */
final class KeptRecognition implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(KeptRecognition.class);

    private final Path home;
    private final Settings settings;
    private final Ways ways;
    private final Clock clock;
    private final Map<Boolean, Kept> kept = new HashMap<>();

    KeptRecognition(Path home, Settings settings, Ways ways, Clock clock) {
        this.home = home;
        this.settings = settings;
        this.ways = ways;
        this.clock = clock;
    }

    private static final class Kept {
        private final Accounts accounts;
        private final Recognition recognition;
        private int users;
        private boolean retired;

        Kept(Accounts accounts, Recognition recognition) {
            this.accounts = accounts;
            this.recognition = recognition;
        }
    }

    /** What can be used until it is closed. */
    final class Lease implements AutoCloseable {

        private final Kept of;

        private Lease(Kept of) {
            this.of = of;
        }

        Recognition recognition() {
            return of.recognition;
        }

        @Override
        public void close() {
            giveBack(of);
        }
    }

    /**
     * @throws io.aircheck.server.settings.SettingsException if something of an account is missing
     * @throws IOException if the catalogue cannot be opened
     */
    synchronized Lease lease(boolean deep) throws IOException {
        Accounts accounts = MusicKeys.accounts(settings);
        Kept now = kept.get(deep);
        if (now == null || !now.accounts.equals(accounts)) {
            Kept fresh = new Kept(accounts, open(accounts, deep));
            retire(kept.put(deep, fresh));
            now = fresh;
        }
        now.users++;
        return new Lease(now);
    }

    private Recognition open(Accounts accounts, boolean deep) throws IOException {
        return Recognition.open(
                home,
                accounts,
                ways.services().apply(settings.get(MusicKeys.ACRCLOUD_HOST).orElse(null)),
                clock,
                RandomGenerator.getDefault(),
                (Pace.Pause) Thread::sleep,
                deep);
    }

    private synchronized void giveBack(Kept used) {
        used.users--;
        closeIfUnused(used);
    }

    private static void retire(@Nullable Kept old) {
        if (old != null) {
            old.retired = true;
            closeIfUnused(old);
        }
    }

    private static void closeIfUnused(Kept old) {
        if (!old.retired || old.users > 0) {
            return;
        }
        try {
            old.recognition.close();
        } catch (InterruptedException e) {
            LOG.debug("Closing the catalogue was interrupted");
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized void close() {
        kept.values().forEach(KeptRecognition::retire);
        kept.clear();
    }
}
