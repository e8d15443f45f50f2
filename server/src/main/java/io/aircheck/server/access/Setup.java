package io.aircheck.server.access;

import io.aircheck.server.accounts.Account;
import io.aircheck.server.accounts.Accounts;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Gives the service its first owner: by whoever sits at its computer, or has the code of its log. */
@Component
public class Setup {

    private static final String GUESSED = "the code of the setup";

    private final Gate gate;
    private final Accounts accounts;
    private final SetupCode code;
    private final LoginBrakes brakes;

    public Setup(Gate gate, Accounts accounts, SetupCode code, LoginBrakes brakes) {
        this.gate = gate;
        this.accounts = accounts;
        this.code = code;
        this.brakes = brakes;
    }

    /** A code that is not the log's. */
    public static final class WrongCodeException extends RuntimeException {

        private final transient @Nullable Duration left;

        WrongCodeException(@Nullable Duration left) {
            super("the code is another one");
            this.left = left;
        }

        /** How long to wait, for it was not even looked at. */
        public Optional<Duration> left() {
            return Optional.ofNullable(left);
        }
    }

    /** Whether there is no owner yet. */
    public boolean isOpen() {
        return gate.state() != Gate.State.LOGIN;
    }

    /** A service that listens on the network cannot tell its own computer's requests from those that a proxy passes on. */
    public boolean needsCode() {
        return gate.state() == Gate.State.SETUP;
    }

    /**
     * Makes the owner's account.
     *
     * @throws WrongCodeException if a code is needed and this is another one
     * @throws io.aircheck.server.accounts.AccountRefusedException if the name or the password is none to be allowed
     */
    public Account take(String name, String password, String typedCode, String address) {
        if (needsCode()) {
            brakes.waitOf(address, GUESSED).ifPresent(wait -> {
                throw new WrongCodeException(wait);
            });
            if (!code.is(typedCode)) {
                brakes.failed(address, GUESSED);
                throw new WrongCodeException(null);
            }
        }
        return accounts.addFirst(name, password);
    }
}
