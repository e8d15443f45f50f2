package io.aircheck.platforms;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** Times as sites write them: {@code 2026-08-20 19:00:01} on a clock of their own, or with the clock said (ISO 8601). */
public final class SiteTime {

    private SiteTime() {}

    /**
     * The time that a text tells; null where it tells none.
     *
     * @param clock of texts that do not say it
     */
    public static @Nullable Instant of(Json value, ZoneId clock) {
        String text = value.text();
        if (text == null) {
            return null;
        }
        String time = text.strip().replace(' ', 'T');
        try {
            return OffsetDateTime.parse(time).toInstant();
        } catch (DateTimeException e) {
            return local(time, clock);
        }
    }

    private static @Nullable Instant local(String time, ZoneId clock) {
        try {
            return LocalDateTime.parse(time).atZone(clock).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }
}
