package io.aircheck.server.web;

import io.aircheck.server.accounts.AccountRefusedException;
import java.util.Locale;

/** The key of the sentence that says why a wish about an account or a key is refused. */
final class AccountWords {

    private AccountWords() {}

    static String key(AccountRefusedException refused) {
        return "account.refused." + refused.why().name().toLowerCase(Locale.ROOT);
    }
}
