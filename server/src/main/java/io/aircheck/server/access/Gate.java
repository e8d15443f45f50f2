package io.aircheck.server.access;

import io.aircheck.server.accounts.Account;
import io.aircheck.server.accounts.Accounts;
import io.aircheck.server.accounts.Role;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/** Knows whether a login is needed now, and who the visitor is. */
public final class Gate {

    /** How the service stands to those who come. */
    public enum State {
        /** Nobody has set a password and only this computer reaches it: whoever sits here is the owner. */
        OPEN,
        /** Nobody has set a password, but others reach it: it shows nothing but the page that sets one. */
        SETUP,
        /** It asks who comes. */
        LOGIN
    }

    /** The name of the owner whose password stands in the settings. */
    static final String CONFIGURED_OWNER = "owner";

    private final AccessPolicy policy;
    private final Accounts accounts;

    public Gate(AccessPolicy policy, Accounts accounts) {
        this.policy = policy;
        this.accounts = accounts;
    }

    public State state() {
        if (policy.password().isPresent() || accounts.any()) {
            return State.LOGIN;
        }
        return policy.local() ? State.OPEN : State.SETUP;
    }

    /** Whether a request with this Host header is answered; with a login its sender lacks the session anyway. */
    public boolean answersTo(@Nullable String hostHeader) {
        return state() != State.OPEN || policy.answersTo(hostHeader);
    }

    /** Who sent the request that this thread works on. */
    public Visitor visitor() {
        return visitor(SecurityContextHolder.getContext().getAuthentication());
    }

    Visitor visitor(@Nullable Authentication authentication) {
        if (authentication != null && authentication.getPrincipal() instanceof Visitor known) {
            return isCurrent(known) ? known : new Visitor.Stranger();
        }
        return state() == State.OPEN ? new Visitor.ThisComputer() : new Visitor.Stranger();
    }

    /** Whether the account of somebody who logged in is what it was then. */
    private boolean isCurrent(Visitor visitor) {
        return !(visitor instanceof Visitor.Person person)
                || now(person).filter(it -> it.seal().equals(person.seal())).isPresent();
    }

    private Optional<Visitor.Person> now(Visitor.Person person) {
        return person.isConfigured()
                ? configured()
                : accounts.find(person.accountId()).map(Gate::person);
    }

    /** The owner whose password stands in the settings. */
    Optional<Visitor.Person> configured() {
        return policy.password()
                .map(set -> new Visitor.Person(0, CONFIGURED_OWNER, Role.OWNER, new Password(set).rememberKey()));
    }

    /** Whether an owner's password stands in the settings. */
    public boolean isOwnerConfigured() {
        return policy.password().isPresent();
    }

    public static Visitor.Person person(Account account) {
        return new Visitor.Person(account.id(), account.name(), account.role(), account.seal());
    }
}
