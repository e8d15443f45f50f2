package io.aircheck.server.accounts;

import java.text.Normalizer;
import java.time.Instant;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A person who may log in.
 *
 * @param hash of the password, with the encoder's name in front
 * @param era grows with every change that ends the account's sessions
 */
public record Account(
        long id,
        String name,
        Role role,
        String hash,
        long era,
        Instant createdAt,
        @Nullable Instant lastLoginAt) {

    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._@-]{0,31}");

    /** Changes with whatever ends sessions: who remembers another one is not logged in any more. */
    public String seal() {
        return era + " " + hash;
    }

    Account with(Role other) {
        return new Account(id, name, other, hash, era + 1, createdAt, lastLoginAt);
    }

    Account withHash(String other) {
        return new Account(id, name, role, other, era + 1, createdAt, lastLoginAt);
    }

    Account seenAt(Instant moment) {
        return new Account(id, name, role, hash, era, createdAt, moment);
    }

    /** The name by which two accounts are the same one. */
    static String key(String name) {
        return Normalizer.normalize(name.strip(), Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }

    /**
     * The name as it is kept.
     *
     * @throws AccountRefusedException if it cannot be one
     */
    static String checkedName(String typed) {
        String name = Normalizer.normalize(typed.strip(), Normalizer.Form.NFC);
        if (!NAME.matcher(name).matches()) {
            throw new AccountRefusedException(
                    AccountRefusedException.Why.NAME,
                    "a name has 1 to 32 letters or digits, and . _ @ - after the first");
        }
        return name;
    }

    @Override
    public String toString() {
        return "Account[" + id + " " + name + " " + role.id() + "]";
    }
}
