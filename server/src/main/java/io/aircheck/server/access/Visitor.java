package io.aircheck.server.access;

import io.aircheck.server.accounts.ApiKey;
import io.aircheck.server.accounts.Right;
import io.aircheck.server.accounts.Role;
import io.aircheck.server.accounts.Scope;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;

/** Who sends a request. */
public sealed interface Visitor {

    /** What to call them; empty where there is no name. */
    String name();

    /** The most they may do; null for nothing. */
    @Nullable
    Right most();

    default boolean may(Right right) {
        Right most = most();
        return most != null && most.covers(right);
    }

    /** The same for all that one person or program does, also under another name. */
    default String identity() {
        return switch (this) {
            case Person person -> "person " + person.accountId();
            case Program program -> "key " + program.keyId();
            case ThisComputer _, Stranger _ -> kind();
        };
    }

    /** As in the audit log. */
    default String kind() {
        return switch (this) {
            case Person _ -> "person";
            case Program _ -> "key";
            case ThisComputer _ -> "computer";
            case Stranger _ -> "stranger";
        };
    }

    /**
     * Somebody who logged in.
     *
     * @param accountId 0 for the owner whose password stands in the settings
     * @param seal changes with whatever ends the account's sessions; a secret, for cookies are signed with it
     */
    record Person(long accountId, String name, Role role, String seal) implements Visitor, UserDetails {

        @Override
        public Right most() {
            return role.most();
        }

        /** Whether the password stands in the settings, where the page cannot change it. */
        public boolean isConfigured() {
            return accountId == 0;
        }

        @Override
        public Collection<? extends GrantedAuthority> getAuthorities() {
            return List.of(new SimpleGrantedAuthority("ROLE_" + role.name()));
        }

        @Override
        public String getPassword() {
            return seal;
        }

        @Override
        public String getUsername() {
            return name;
        }

        @Override
        public String toString() {
            return "Person[" + accountId + " " + name + " " + role.id() + "]";
        }
    }

    /** A program with a key. */
    record Program(long keyId, String name, Scope scope) implements Visitor {

        static Program of(ApiKey key) {
            return new Program(key.id(), key.name(), key.scope());
        }

        @Override
        public Right most() {
            return scope.most();
        }

        List<GrantedAuthority> authorities() {
            return List.of(new SimpleGrantedAuthority("SCOPE_" + scope.id()));
        }
    }

    /** Whoever sits at this computer, while nobody has set a password. */
    record ThisComputer() implements Visitor {

        @Override
        public String name() {
            return "";
        }

        @Override
        public Right most() {
            return Right.ADMINISTER;
        }
    }

    /** Nobody that is known. */
    record Stranger() implements Visitor {

        @Override
        public String name() {
            return "";
        }

        @Override
        public @Nullable Right most() {
            return null;
        }
    }
}
