package io.aircheck.server.web;

import io.aircheck.server.accounts.ApiKey;
import io.aircheck.server.accounts.Scope;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The page of keys. */
public record KeysModel(List<Row> rows, List<AccountsModel.Choice> scopes, List<AccountsModel.Choice> spans) {

    private static final List<Integer> DAYS = List.of(30, 90, 365, 0);
    private static final int USUAL_DAYS = 365;

    /**
     * @param hint how the secret begins
     * @param lastUsed null for not yet
     * @param expires null for never
     * @param expired whether its time is over
     */
    public record Row(
            long id,
            String name,
            String scope,
            String hint,
            String madeBy,
            Moment made,
            @Nullable Moment lastUsed,
            @Nullable Moment expires,
            boolean expired) {}

    static KeysModel of(List<ApiKey> keys, Viewer viewer) {
        Words words = viewer.words();
        return new KeysModel(
                keys.stream().map(key -> row(key, viewer)).toList(),
                Arrays.stream(Scope.values())
                        .map(scope -> new AccountsModel.Choice(
                                scope.id(), scope.id() + " · " + words.say("scope." + scope.id()), scope == Scope.READ))
                        .toList(),
                DAYS.stream()
                        .map(days -> new AccountsModel.Choice(
                                Integer.toString(days),
                                days == 0 ? words.say("keys.forever") : words.say("keys.days", "n", "" + days),
                                days == USUAL_DAYS))
                        .toList());
    }

    private static Row row(ApiKey key, Viewer viewer) {
        boolean expired = key.isExpired(viewer.now());
        return new Row(
                key.id(),
                key.name(),
                key.scope().id(),
                key.hint(),
                key.madeBy(),
                Moment.full(key.createdAt(), viewer.zone()),
                key.lastUsedAt() == null ? null : Moment.ago(key.lastUsedAt(), viewer),
                key.expiresAt() == null ? null : Moment.full(key.expiresAt(), viewer.zone()),
                expired);
    }
}
