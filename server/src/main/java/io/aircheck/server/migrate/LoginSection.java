package io.aircheck.server.migrate;

import io.aircheck.server.migrate.Finding.Kind;

/** Cookies, tokens and accounts. */
final class LoginSection {

    private final OldConfig old;
    private final NewSettings settings;

    LoginSection(OldConfig old, NewSettings settings) {
        this.old = old;
        this.settings = settings;
    }

    void take() {
        for (OldKey.OfPlatform it : OldKey.OF_PLATFORMS) {
            String value = old.text(it.key());
            if (value.isEmpty() || !old.isSet(it.key()) || isUnused(it)) {
                settings.find(Kind.UNSET, it.key(), "empty");
                continue;
            }
            if (it.refreshed() && value.contains("%%")) {
                value = value.replace("%%", "%");
                settings.find(Kind.FIXED, it.key(), "fixedPercent");
            }
            settings.set(it.key(), it.platform(), it.setting(), value);
        }
    }

    /** A kind of account without an account says nothing. */
    private boolean isUnused(OldKey.OfPlatform it) {
        boolean describes = it.setting().equals("partner-code") || it.setting().equals("account-type");
        return describes
                && OldKey.OF_PLATFORMS.stream()
                        .filter(other -> other.platform().equals(it.platform())
                                && other.setting().equals("username"))
                        .noneMatch(other -> old.isSet(other.key()));
    }
}
