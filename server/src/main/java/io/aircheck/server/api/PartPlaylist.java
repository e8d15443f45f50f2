package io.aircheck.server.api;

import io.aircheck.recorder.files.Manifest.UnitEntry;
import io.aircheck.recorder.files.PartUnits;
import java.util.Locale;

/**
 * A file as an HLS media playlist (RFC 8216) whose segments are its units, each a range of bytes of the one file. The timeline of
 * a file goes on over its seams; where a new epoch of the stream begins, its tracks may be others, and that is a discontinuity.
 */
final class PartPlaylist {

    static final String MEDIA_TYPE = "application/vnd.apple.mpegurl";

    /** Players come again after the target duration, and the playlist of a long recording is no small thing to make. */
    private static final int SECONDS_BETWEEN_RELOADS = 10;

    private PartPlaylist() {}

    /**
     * The text of the playlist.
     *
     * @param part with one unit at least
     * @param address of the file, as the playlist's reader is to ask for it
     */
    static String of(PartUnits part, String address) {
        StringBuilder text = new StringBuilder("#EXTM3U\n#EXT-X-VERSION:4\n");
        text.append("#EXT-X-TARGETDURATION:").append(targetSeconds(part)).append('\n');
        text.append("#EXT-X-MEDIA-SEQUENCE:0\n");
        text.append("#EXT-X-PLAYLIST-TYPE:")
                .append(part.finished() ? "VOD" : "EVENT")
                .append('\n');
        UnitEntry first = part.units().getFirst();
        UnitEntry before = first;
        for (UnitEntry unit : part.units()) {
            if (unit.epoch() != before.epoch()) {
                text.append("#EXT-X-DISCONTINUITY\n");
            }
            long offset = unit == first ? 0 : unit.offset(); // with what the stream sent ahead of it, if anything
            text.append("#EXTINF:").append(seconds(unit.durationMillis())).append(",\n");
            text.append("#EXT-X-BYTERANGE:")
                    .append(unit.offset() + unit.bytes() - offset)
                    .append('@')
                    .append(offset)
                    .append('\n');
            text.append(address).append('\n');
            before = unit;
        }
        return part.finished() ? text.append("#EXT-X-ENDLIST\n").toString() : text.toString();
    }

    private static long targetSeconds(PartUnits part) {
        long longest =
                part.units().stream().mapToLong(UnitEntry::durationMillis).max().orElse(0);
        return Math.max(part.finished() ? 1 : SECONDS_BETWEEN_RELOADS, Math.ceilDiv(longest, 1000L));
    }

    private static String seconds(long millis) {
        return String.format(Locale.ROOT, "%d.%03d", millis / 1000, millis % 1000);
    }
}
