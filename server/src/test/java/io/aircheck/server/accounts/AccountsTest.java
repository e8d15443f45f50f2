package io.aircheck.server.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.aircheck.server.accounts.AccountRefusedException.Why;
import io.aircheck.server.store.Database;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccountsTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-20T12:00:00Z"), ZoneOffset.UTC);

    @TempDir
    Path folder;

    private final Passwords passwords = new Passwords(4);
    private Database database;

    @BeforeEach
    void open() throws SQLException {
        database = Database.open(folder.resolve("a.db"));
    }

    @AfterEach
    void close() {
        database.close();
    }

    private Accounts accounts() {
        return new Accounts(database, passwords, CLOCK);
    }

    @Test
    void whatWasChangedIsThereAfterARestart() {
        Accounts before = accounts();
        Account anna = before.add("Anna", Role.OWNER, "correct horse");
        Account ben = before.add("ben", Role.VIEWER, "correct horse");
        before.change(ben.id(), Role.OPERATOR);
        before.changePassword(anna.id(), "staple battery");
        before.loggedIn(anna.id());
        String key = before.cookieKey();

        Accounts after = accounts();

        assertThat(after.all()).isEqualTo(before.all());
        assertThat(after.named("ANNA").orElseThrow().lastLoginAt()).isEqualTo(CLOCK.instant());
        assertThat(passwords.matches(
                        "staple battery", after.named("anna").orElseThrow().hash()))
                .isTrue();
        assertThat(after.cookieKey()).isEqualTo(key).hasSize(64);
    }

    @Test
    void neitherPasswordsNorSecretsStandInTheDatabase() throws Exception {
        accounts().add("anna", Role.OWNER, "correct horse");
        String secret = new ApiKeys(database, CLOCK)
                .make("curl", Scope.READ, null, "anna")
                .secret();
        database.close();

        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                        .doesNotContain("correct horse", secret.substring(12));
            }
        }
    }

    @Test
    void ofManyWhoWantToBeTheFirstOneIs() {
        Accounts accounts = accounts();
        List<CompletableFuture<Void>> tries = IntStream.range(0, 8)
                .mapToObj(i -> CompletableFuture.runAsync(() -> accounts.addFirst("owner" + i, "correct horse")))
                .toList();

        long refused = tries.stream()
                .filter(one -> one.handle((_, failure) -> failure != null).join())
                .count();

        assertThat(refused).isEqualTo(7);
        assertThat(accounts.all()).hasSize(1);
    }

    @Test
    void whatEndsSessionsChangesTheSeal() {
        Accounts accounts = accounts();
        accounts.add("anna", Role.OWNER, "correct horse");
        Account ben = accounts.add("ben", Role.OWNER, "correct horse");

        accounts.loggedIn(ben.id());
        assertThat(accounts.find(ben.id()).orElseThrow().seal()).isEqualTo(ben.seal());
        String operator = accounts.change(ben.id(), Role.OPERATOR).seal();
        assertThat(operator).isNotEqualTo(ben.seal());
        assertThat(accounts.changePassword(ben.id(), "correct horse").seal()).isNotEqualTo(operator);
    }

    @Test
    void thereAlwaysIsAnOwner() {
        Accounts accounts = accounts();
        Account anna = accounts.add("anna", Role.OWNER, "correct horse");
        accounts.add("ben", Role.OPERATOR, "correct horse");

        assertRefused(Why.LAST_OWNER, () -> accounts.remove(anna.id()));
        assertRefused(Why.LAST_OWNER, () -> accounts.change(anna.id(), Role.VIEWER));
        accounts.add("carl", Role.OWNER, "correct horse");
        accounts.remove(anna.id());
        accounts.remove(anna.id());
        assertThat(accounts.all()).extracting(Account::name).containsExactly("ben", "carl");
        assertRefused(Why.UNKNOWN, () -> accounts.change(anna.id(), Role.VIEWER));
    }

    @Test
    void aKeyIsKnownAfterARestartAndNoLongerThanWished() throws Exception {
        ApiKey.Made made =
                new ApiKeys(database, CLOCK).make(" Home Assistant ", Scope.OPERATE, Duration.ofDays(1), "a");

        ApiKeys after = new ApiKeys(database, CLOCK);
        assertThat(after.use(made.secret()).orElseThrow().name()).isEqualTo("Home Assistant");
        assertThat(after.all().getFirst().lastUsedAt()).isEqualTo(CLOCK.instant());
        assertThat(new ApiKeys(database, Clock.offset(CLOCK, Duration.ofDays(1))).use(made.secret()))
                .isEmpty();
        assertThat(after.use(made.secret() + "x")).isEmpty();
        after.revoke(made.key().id());
        assertThat(after.use(made.secret())).isEmpty();
        assertThat(new ApiKeys(database, CLOCK).all()).isEmpty();
        assertThat(made.toString()).doesNotContain(made.secret());
    }

    private static void assertRefused(Why why, ThrowingCallable wish) {
        assertThatExceptionOfType(AccountRefusedException.class)
                .isThrownBy(wish)
                .extracting(AccountRefusedException::why)
                .isEqualTo(why);
    }
}
