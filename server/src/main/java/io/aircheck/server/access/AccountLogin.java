package io.aircheck.server.access;

import io.aircheck.server.accounts.Account;
import io.aircheck.server.accounts.Accounts;
import io.aircheck.server.accounts.Passwords;
import io.aircheck.server.accounts.Role;
import io.aircheck.server.audit.AuditLine.Actor;
import io.aircheck.server.audit.AuditLine.Result;
import io.aircheck.server.audit.AuditLog;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/**
 * Checks a name and a password. The owner's password of the settings goes with the name of any owner, so that one who forgot
 * theirs gets in again, and with any name that no account has.
 */
final class AccountLogin implements AuthenticationProvider {

    private final AccessPolicy policy;
    private final Gate gate;
    private final Accounts accounts;
    private final Passwords passwords;
    private final LoginBrakes brakes;
    private final AuditLog log;
    /** Many attempts at once must neither pass the brakes together nor take the whole processor. */
    private final Semaphore atOnce = new Semaphore(2, true);

    AccountLogin(
            AccessPolicy policy, Gate gate, Accounts accounts, Passwords passwords, LoginBrakes brakes, AuditLog log) {
        this.policy = policy;
        this.gate = gate;
        this.accounts = accounts;
        this.passwords = passwords;
        this.brakes = brakes;
        this.log = log;
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        atOnce.acquireUninterruptibly();
        try {
            return checked(attempt);
        } finally {
            atOnce.release();
        }
    }

    private Authentication checked(Authentication attempt) {
        String address =
                attempt.getDetails() instanceof WebAuthenticationDetails details ? details.getRemoteAddress() : "";
        Optional<Account> account = accounts.named(attempt.getName());
        String guessed = account.map(Account::name).orElse(policy.password().isPresent() ? "" : attempt.getName());
        brakes.waitOf(address, guessed).ifPresent(wait -> {
            throw new BrakedException(wait);
        });
        String typed = attempt.getCredentials() instanceof String text ? text : "";
        Visitor.Person person = person(account, typed).orElse(null);
        if (person == null) {
            brakes.failed(address, guessed);
            refused(account, address);
            throw new BadCredentialsException("wrong name or password");
        }
        brakes.succeeded(address, guessed);
        UsernamePasswordAuthenticationToken known =
                UsernamePasswordAuthenticationToken.authenticated(person, null, person.getAuthorities());
        known.setDetails(attempt.getDetails());
        return known;
    }

    /** What was typed as a name is not kept where nobody has it: it may be a password. */
    private void refused(Optional<Account> account, String address) {
        log.keep(
                new Actor(new Visitor.Stranger().kind(), ""),
                address,
                "login",
                account.map(Account::name).orElse(""),
                Result.REFUSED,
                HttpServletResponse.SC_UNAUTHORIZED);
    }

    private Optional<Visitor.Person> person(Optional<Account> account, String typed) {
        if (account.isPresent() && passwords.matches(typed, account.get().hash())) {
            return account.map(Gate::person);
        }
        if (account.isEmpty() && policy.password().isEmpty()) {
            passwords.pretend(typed);
        }
        boolean asOwner = account.isEmpty() || account.get().role() == Role.OWNER;
        return asOwner
                        && policy.password()
                                .filter(set -> new Password(set).matches(typed))
                                .isPresent()
                ? gate.configured()
                : Optional.empty();
    }

    @Override
    public boolean supports(@Nullable Class<?> kind) {
        return kind != null && UsernamePasswordAuthenticationToken.class.isAssignableFrom(kind);
    }
}
