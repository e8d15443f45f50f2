package io.aircheck.platforms;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The sessions that accounts have opened at a site, kept between checks. All rooms of an account share one, and a login that
 * was refused is not tried again for an hour, lest the site close the account.
 *
 * @param <S> what a login gives: cookies, a token
 */
public final class Logins<S> {

    private static final Duration AFTER_REFUSAL = Duration.ofHours(1);

    /** Logs in once. Refuses with "login required" where name or password are wrong. */
    @FunctionalInterface
    public interface Opener<S> {
        S open(String username, String password) throws IOException, SiteRefusal;
    }

    private record Account(String username, String password) {

        static Optional<Account> of(Credentials credentials) {
            String username = credentials.username();
            String password = credentials.password();
            return username == null || username.isBlank() || password == null || password.isBlank()
                    ? Optional.empty()
                    : Optional.of(new Account(username, password));
        }

        /** Secrets stay out of logs. */
        @Override
        public String toString() {
            return "Account[…]";
        }
    }

    private record Opened<S>(S session, Instant until) {}

    private record Refused(SiteRefusal refusal, Instant until) {}

    private final Duration life;
    private final Map<Account, Opened<S>> opened = new HashMap<>();
    private final Map<Account, Refused> refused = new HashMap<>();

    /** @param life how long a session is used */
    public Logins(Duration life) {
        this.life = life;
    }

    /** Whether the user has configured an account. */
    public static boolean isConfigured(Visit visit) {
        return Account.of(visit.credentials()).isPresent();
    }

    /** The session of the user's account, if it has one. */
    public synchronized Optional<S> kept(Visit visit) {
        Instant now = visit.clock().instant();
        return Account.of(visit.credentials())
                .map(opened::get)
                .filter(session -> session.until.isAfter(now))
                .map(Opened::session);
    }

    /**
     * Another session than the one that the site does not take any more: one that another room has opened meanwhile, else a
     * new one.
     *
     * @param stale the session that was tried, or null
     * @throws SiteRefusal login required where no account is configured, or as the site refuses it, now or lately
     */
    public synchronized S renewed(Visit visit, @Nullable S stale, Opener<S> opener) throws IOException, SiteRefusal {
        Account account = Account.of(visit.credentials())
                .orElseThrow(() -> SiteRefusal.loginRequired("set the name and password of an account"));
        Instant now = visit.clock().instant();
        Optional<S> kept = kept(visit);
        if (kept.isPresent() && !kept.get().equals(stale)) {
            return kept.get();
        }
        Refused before = refused.get(account);
        if (before != null && before.until.isAfter(now)) {
            throw before.refusal;
        }
        try {
            S session = opener.open(account.username, account.password);
            opened.put(account, new Opened<>(session, now.plus(life)));
            refused.remove(account);
            return session;
        } catch (SiteRefusal e) {
            opened.remove(account);
            if (e.status() instanceof RoomStatus.LoginRequired) {
                refused.put(account, new Refused(e, now.plus(AFTER_REFUSAL)));
            }
            throw e;
        }
    }
}
