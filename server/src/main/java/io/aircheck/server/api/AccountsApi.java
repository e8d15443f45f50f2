package io.aircheck.server.api;

import io.aircheck.server.access.AuditTrail;
import io.aircheck.server.accounts.Account;
import io.aircheck.server.accounts.AccountRefusedException;
import io.aircheck.server.accounts.Accounts;
import io.aircheck.server.accounts.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Accounts. */
@RestController
@RequestMapping("/api/v1/accounts")
@Tag(name = "accounts")
class AccountsApi {

    private final Accounts accounts;

    AccountsApi(Accounts accounts) {
        this.accounts = accounts;
    }

    /** @param role owner, operator or viewer */
    record AccountJson(
            long id,
            String name,
            String role,
            Instant createdAt,
            @Nullable Instant lastLoginAt) {

        static AccountJson of(Account account) {
            return new AccountJson(
                    account.id(), account.name(), account.role().id(), account.createdAt(), account.lastLoginAt());
        }
    }

    /** An account to make. */
    record Wish(
            @NotNull String name,
            @NotNull String role,
            @NotNull String password) {}

    /** What to change; null leaves it as it is. */
    record Change(@Nullable String role, @Nullable String password) {}

    @GetMapping
    @Operation(summary = "All accounts")
    List<AccountJson> all() {
        return accounts.all().stream().map(AccountJson::of).toList();
    }

    @GetMapping("/{id}")
    @Operation(summary = "One account")
    AccountJson one(@PathVariable long id) {
        return AccountJson.of(accounts.find(id)
                .orElseThrow(() ->
                        new AccountRefusedException(AccountRefusedException.Why.UNKNOWN, "there is no account " + id)));
    }

    @PostMapping
    @Operation(summary = "Make an account; not before the owner's password is set")
    ResponseEntity<AccountJson> add(@Valid @RequestBody Wish wish) {
        AuditTrail.about(wish.name());
        if (!accounts.any()) {
            throw new RefusedException(HttpStatus.CONFLICT, "set the owner's password on the page /setup first");
        }
        Account made = accounts.add(wish.name(), role(wish.role()), wish.password());
        return ResponseEntity.created(URI.create("/api/v1/accounts/" + made.id()))
                .body(AccountJson.of(made));
    }

    @PatchMapping("/{id}")
    @Operation(summary = "Give an account another role or password, which ends its sessions")
    AccountJson change(@PathVariable long id, @RequestBody Change change) {
        Role role = change.role() == null ? null : role(change.role());
        if (change.password() != null) {
            accounts.changePassword(id, change.password());
        }
        if (role != null) {
            accounts.change(id, role);
        }
        return one(id);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Remove an account; one that is gone already is no mistake")
    void remove(@PathVariable long id) {
        accounts.remove(id);
    }

    private static Role role(String id) {
        return Role.of(id)
                .orElseThrow(() -> new RefusedException(
                        HttpStatus.UNPROCESSABLE_CONTENT, "role is one of owner, operator, viewer"));
    }
}
