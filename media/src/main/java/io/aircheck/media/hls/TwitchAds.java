package io.aircheck.media.hls;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tells stitched advertisements from the programme, by the habits of Twitch: a date range declares them, by class or id; the
 * programme's segments are titled {@code live}, Amazon's own spots carry that name. A range's start is taken from the first
 * playlist that had it, since some servers move it along with the window.
 */
final class TwitchAds {

    private static final int MAX_BREAKS = 100;
    private static final Duration LONGEST = Duration.ofHours(1);

    private final List<AdBreak> breaks;

    TwitchAds(List<AdBreak> known) {
        breaks = new ArrayList<>(known);
    }

    List<AdBreak> breaks() {
        return breaks;
    }

    /** Takes an EXT-X-DATERANGE in, if it is one of advertisements with a start and a length. */
    void add(AttributeList range) {
        String id = range.get("ID", "");
        if (!range.get("CLASS", "").equals("twitch-stitched-ad") && !id.startsWith("stitched-ad-")) {
            return;
        }
        Instant start = ProgramDateTime.parse(range.get("START-DATE", ""));
        Optional<Instant> end = start == null ? Optional.empty() : endOf(start, range);
        if (start == null
                || end.isEmpty()
                || breaks.stream().anyMatch(known -> known.id().equals(id))) {
            return;
        }
        if (breaks.size() == MAX_BREAKS) {
            breaks.removeFirst();
        }
        breaks.add(new AdBreak(id, start, end.get()));
    }

    boolean isAdvertisement(@Nullable Instant at, String title) {
        if (title.contains("Amazon")) {
            return true;
        }
        return at != null && !title.equals("live") && breaks.stream().anyMatch(adBreak -> adBreak.contains(at));
    }

    private static Optional<Instant> endOf(Instant start, AttributeList range) {
        Double seconds = range.positiveDouble("DURATION");
        if (seconds == null) {
            seconds = range.positiveDouble("X-TV-TWITCH-AD-POD-FILLED-DURATION");
        }
        if (seconds != null) {
            return Optional.of(start.plusMillis(Math.round(Math.min(seconds, LONGEST.toSeconds()) * 1000)));
        }
        return Optional.ofNullable(ProgramDateTime.parse(range.get("END-DATE", "")))
                .filter(end -> end.isAfter(start) && end.isBefore(start.plus(LONGEST)));
    }
}
