package io.aircheck.server.web;

import io.aircheck.platforms.Reasons;
import io.aircheck.server.settings.Refusal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * With what eyes a page is looked at: what every view model needs beside its own data.
 *
 * @param platforms the platforms' names
 * @param reasons what platforms say, which is stored in English
 */
public record Viewer(Words words, Instant now, ZoneId zone, PlatformNames platforms, Reasons reasons) {

    /** A platform's name in the reader's language; empty for an address that no platform knows. */
    String platform(@Nullable String id) {
        return id == null ? "" : platforms.of(id, words.language());
    }

    /** A stored reason in the reader's language; a site's own words within it stay as they are. */
    @Nullable
    String reason(@Nullable String stored) {
        return stored != null && words.language() == Language.CHINESE ? reasons.inChinese(stored) : stored;
    }

    /** Why a setting was not taken. */
    String refusal(Refusal refusal) {
        if (words.language() == Language.ENGLISH) {
            return refusal.english();
        }
        String more = reason(refusal.more());
        return more == null ? refusal.chinese() : refusal.chinese() + "（" + more + "）";
    }

    LocalDate today() {
        return LocalDate.ofInstant(now, zone);
    }

    LocalDate dayOf(Instant at) {
        return LocalDate.ofInstant(at, zone);
    }
}
