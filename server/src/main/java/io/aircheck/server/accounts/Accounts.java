package io.aircheck.server.accounts;

import io.aircheck.server.accounts.AccountRefusedException.Why;
import io.aircheck.server.store.Database;
import io.aircheck.server.store.Ids;
import io.aircheck.server.store.Row;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The accounts: few, so they are held in memory, and every request can ask whether its account still is what it was. */
public final class Accounts {

    private static final String COOKIES = "cookies";

    private final Database database;
    private final Passwords passwords;
    private final Clock clock;
    private volatile List<Account> all;

    public Accounts(Database database, Passwords passwords, Clock clock) {
        this.database = database;
        this.passwords = passwords;
        this.clock = clock;
        this.all = database.read(client -> client.sql("SELECT * FROM accounts ORDER BY id")
                .query((row, _) -> account(row))
                .list());
    }

    /** In the order in which they were made. */
    public List<Account> all() {
        return all;
    }

    public boolean any() {
        return !all.isEmpty();
    }

    public Optional<Account> find(long id) {
        return all.stream().filter(account -> account.id() == id).findFirst();
    }

    /** The account of this name, whatever the case. */
    public Optional<Account> named(String name) {
        String key = Account.key(name);
        return all.stream()
                .filter(account -> Account.key(account.name()).equals(key))
                .findFirst();
    }

    /**
     * Makes an account.
     *
     * @throws AccountRefusedException if the name or the password is none to be allowed
     */
    public synchronized Account add(String typedName, Role role, String password) {
        String name = Account.checkedName(typedName);
        if (named(name).isPresent()) {
            throw new AccountRefusedException(Why.TAKEN, "there is an account " + name + " already");
        }
        String hash = passwords.hash(name, password);
        long id = database.ids().next(Ids.Table.ACCOUNTS);
        Account made = new Account(id, name, role, hash, 0, now(), null);
        database.write(client -> client.sql("INSERT INTO accounts (id, name_key, name, role, password_hash, era,"
                        + " created_at, last_login_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
                .params(Row.of(
                        id,
                        Account.key(name),
                        name,
                        role.id(),
                        hash,
                        0,
                        made.createdAt().toEpochMilli(),
                        null))
                .update());
        replace(id, made);
        return made;
    }

    /**
     * Makes the first account; of two who try at once, one is refused.
     *
     * @throws AccountRefusedException if there is an account already, or the name or the password is none to be allowed
     */
    public synchronized Account addFirst(String name, String password) {
        if (any()) {
            throw new AccountRefusedException(Why.TAKEN, "this service has its owner already");
        }
        return add(name, Role.OWNER, password);
    }

    /**
     * Gives an account another role, which ends its sessions.
     *
     * @throws AccountRefusedException if there is no such account, or it is the last owner's
     */
    public synchronized Account change(long id, Role role) {
        Account account = known(id);
        if (account.role() == role) {
            return account;
        }
        keepAnOwner(account);
        return save(account.with(role));
    }

    /**
     * Gives an account another password, which ends its sessions.
     *
     * @throws AccountRefusedException if there is no such account, or the password is none to be allowed
     */
    public synchronized Account changePassword(long id, String password) {
        Account account = known(id);
        return save(account.withHash(passwords.hash(account.name(), password)));
    }

    /**
     * The same by whoever knows the present one.
     *
     * @throws AccountRefusedException also if that is another one
     */
    public Account changePassword(long id, String present, String password) {
        if (!passwords.matches(present, known(id).hash())) {
            throw new AccountRefusedException(Why.WRONG, "the present password is another one");
        }
        return changePassword(id, password);
    }

    /**
     * Removes an account, which ends its sessions; one that is not there is gone already.
     *
     * @throws AccountRefusedException if it is the last owner's
     */
    public synchronized void remove(long id) {
        find(id).ifPresent(account -> {
            keepAnOwner(account);
            database.write(client ->
                    client.sql("DELETE FROM accounts WHERE id = ?").param(id).update());
            replace(id, null);
        });
    }

    /** The key under which cookies are signed that remember who was logged in; made once. */
    public synchronized String cookieKey() {
        return secret(COOKIES).orElseGet(() -> {
            byte[] bytes = new byte[32];
            new SecureRandom().nextBytes(bytes);
            String made = HexFormat.of().formatHex(bytes);
            database.write(client -> client.sql("INSERT INTO access_secrets (name, secret) VALUES (?, ?)")
                    .params(COOKIES, made)
                    .update());
            return made;
        });
    }

    private Optional<String> secret(String name) {
        return database.read(client -> client.sql("SELECT secret FROM access_secrets WHERE name = ?")
                .param(name)
                .query(String.class)
                .optional());
    }

    /** Notes that somebody logged in. */
    public synchronized void loggedIn(long id) {
        find(id).ifPresent(account -> save(account.seenAt(now())));
    }

    private void keepAnOwner(Account account) {
        Predicate<Account> isOther = other -> other.id() != account.id();
        if (account.role() == Role.OWNER
                && all.stream().filter(isOther).noneMatch(other -> other.role() == Role.OWNER)) {
            throw new AccountRefusedException(Why.LAST_OWNER, account.name() + " is the only owner");
        }
    }

    private Account known(long id) {
        return find(id).orElseThrow(() -> new AccountRefusedException(Why.UNKNOWN, "there is no account " + id));
    }

    private Account save(Account account) {
        Instant seen = account.lastLoginAt();
        database.write(client -> client.sql(
                        "UPDATE accounts SET role = ?, password_hash = ?, era = ?, last_login_at = ? WHERE id = ?")
                .params(Row.of(
                        account.role().id(),
                        account.hash(),
                        account.era(),
                        seen == null ? null : seen.toEpochMilli(),
                        account.id()))
                .update());
        replace(account.id(), account);
        return account;
    }

    private void replace(long id, @Nullable Account by) {
        List<Account> next = new ArrayList<>(all);
        next.removeIf(account -> account.id() == id);
        if (by != null) {
            next.add(by);
        }
        next.sort(Comparator.comparingLong(Account::id));
        all = List.copyOf(next);
    }

    private Instant now() {
        return Instant.ofEpochMilli(clock.millis());
    }

    private static Account account(ResultSet row) throws SQLException {
        long seen = row.getLong("last_login_at");
        Instant lastLogin = row.wasNull() ? null : Instant.ofEpochMilli(seen);
        return new Account(
                row.getLong("id"),
                row.getString("name"),
                Role.of(row.getString("role")).orElse(Role.VIEWER),
                row.getString("password_hash"),
                row.getLong("era"),
                Instant.ofEpochMilli(row.getLong("created_at")),
                lastLogin);
    }
}
