package io.aircheck.server.accounts;

import io.aircheck.server.accounts.AccountRefusedException.Why;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Hashes passwords with bcrypt and compares them. */
public final class Passwords {

    static final int SHORTEST = 8;
    /** bcrypt looks at no more. */
    static final int LONGEST_BYTES = 72;

    private static final int COST = 11;

    private final PasswordEncoder encoder;
    private final String decoy;

    public Passwords() {
        this(COST);
    }

    /** @param cost the logarithm of the rounds, 4 to 31 */
    public Passwords(int cost) {
        this.encoder = new DelegatingPasswordEncoder("bcrypt", Map.of("bcrypt", new BCryptPasswordEncoder(cost)));
        this.decoy = encode("nobody has this password");
    }

    /**
     * The hash of a new password.
     *
     * @throws AccountRefusedException if it is none to be allowed
     */
    String hash(String name, String password) {
        if (password.codePointCount(0, password.length()) < SHORTEST) {
            throw new AccountRefusedException(Why.SHORT, "a password has at least " + SHORTEST + " characters");
        }
        if (bytes(password) > LONGEST_BYTES) {
            throw new AccountRefusedException(
                    Why.LONG, "a password has at most " + LONGEST_BYTES + " bytes, which are 24 Chinese characters");
        }
        if (Account.key(password).equals(Account.key(name))) {
            throw new AccountRefusedException(Why.GUESSABLE, "the password must not be the name");
        }
        return encode(password);
    }

    private String encode(String password) {
        return String.valueOf(encoder.encode(password));
    }

    /** Whether this is the password of the hash. */
    public boolean matches(String typed, String hash) {
        return bytes(typed) <= LONGEST_BYTES && encoder.matches(typed, hash);
    }

    /** Takes as long as a comparison, so that nobody learns from the time which names there are. */
    public void pretend(String typed) {
        matches(typed, decoy);
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
