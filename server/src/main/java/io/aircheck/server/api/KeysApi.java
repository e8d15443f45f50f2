package io.aircheck.server.api;

import io.aircheck.server.access.AuditTrail;
import io.aircheck.server.access.Gate;
import io.aircheck.server.accounts.ApiKey;
import io.aircheck.server.accounts.ApiKeys;
import io.aircheck.server.accounts.Scope;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The keys with which programs call this. */
@RestController
@RequestMapping("/api/v1/keys")
@Tag(name = "keys")
class KeysApi {

    private final ApiKeys keys;
    private final Gate gate;

    KeysApi(ApiKeys keys, Gate gate) {
        this.keys = keys;
        this.gate = gate;
    }

    /**
     * A key.
     *
     * @param scope read, operate or admin
     * @param hint how the secret begins
     * @param secret what to send as {@code Authorization: Bearer …}; told once, when the key is made
     */
    record KeyJson(
            long id,
            String name,
            String scope,
            String hint,
            String madeBy,
            Instant createdAt,
            @Nullable Instant expiresAt,
            @Nullable Instant lastUsedAt,
            @Nullable String secret) {

        static KeyJson of(ApiKey key, @Nullable String secret) {
            return new KeyJson(
                    key.id(),
                    key.name(),
                    key.scope().id(),
                    key.hint(),
                    key.madeBy(),
                    key.createdAt(),
                    key.expiresAt(),
                    key.lastUsedAt(),
                    secret);
        }
    }

    /** A key to make. */
    record Wish(
            @NotNull String name,
            @NotNull String scope,
            @Nullable @Min(1) @Max(3650) Integer days) {}

    @GetMapping
    @Operation(summary = "All keys, without their secrets")
    List<KeyJson> all() {
        return keys.all().stream().map(key -> KeyJson.of(key, null)).toList();
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Make a key; its secret is told in this answer and never again")
    KeyJson make(@Valid @RequestBody Wish wish) {
        AuditTrail.about(wish.name());
        Scope scope = Scope.of(wish.scope())
                .orElseThrow(() ->
                        new RefusedException(HttpStatus.UNPROCESSABLE_CONTENT, "scope is one of read, operate, admin"));
        Duration lasting = wish.days() == null ? null : Duration.ofDays(wish.days());
        ApiKey.Made made = keys.make(wish.name(), scope, lasting, gate.visitor().name());
        return KeyJson.of(made.key(), made.secret());
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Revoke a key; one that is gone already is no mistake")
    void revoke(@PathVariable long id) {
        keys.revoke(id);
    }
}
