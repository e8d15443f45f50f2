package io.aircheck.server.accounts;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a person is here. */
public enum Role {
    OWNER(Right.ADMINISTER),
    OPERATOR(Right.OPERATE),
    VIEWER(Right.SEE);

    private final Right most;

    Role(Right most) {
        this.most = most;
    }

    public Right most() {
        return most;
    }

    /** As in JSON, the database and the pages' message keys. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Role> of(String id) {
        return Arrays.stream(values()).filter(role -> role.id().equals(id)).findFirst();
    }
}
