package io.aircheck.media.hls;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.TemporalAccessor;
import org.jspecify.annotations.Nullable;

/** ISO 8601 as playlists write it: with {@code Z}, {@code +08:00} or {@code +0800}; without a zone it is taken for UTC. */
final class ProgramDateTime {

    private static final DateTimeFormatter FORMAT = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .appendPattern("[XXX][XX][X]")
            .toFormatter();
    private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9000-01-01T00:00:00Z");

    private ProgramDateTime() {}

    /** Null for anything that is no date of our time. */
    static @Nullable Instant parse(String text) {
        try {
            TemporalAccessor parsed = FORMAT.parseBest(text.strip(), OffsetDateTime::from, LocalDateTime::from);
            Instant at = parsed instanceof OffsetDateTime withOffset
                    ? withOffset.toInstant()
                    : LocalDateTime.from(parsed).toInstant(ZoneOffset.UTC);
            return at.isAfter(EARLIEST) && at.isBefore(LATEST) ? at : null;
        } catch (DateTimeException e) {
            return null;
        }
    }
}
