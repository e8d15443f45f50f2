package io.aircheck.server.accounts;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How far a key opens. */
public enum Scope {
    READ(Right.SEE),
    IDENTIFY(Right.IDENTIFY),
    OPERATE(Right.OPERATE),
    ADMIN(Right.ADMINISTER);

    private final Right most;

    Scope(Right most) {
        this.most = most;
    }

    public Right most() {
        return most;
    }

    /** As in JSON, the database and the pages' message keys. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Scope> of(String id) {
        return Arrays.stream(values()).filter(scope -> scope.id().equals(id)).findFirst();
    }

    /** The least scope that a right needs. */
    public static Scope needed(Right right) {
        return Arrays.stream(values())
                .filter(scope -> scope.most() == right)
                .findFirst()
                .orElseThrow();
    }
}
