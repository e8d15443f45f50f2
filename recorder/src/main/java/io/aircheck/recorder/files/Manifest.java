package io.aircheck.recorder.files;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.aircheck.recorder.Container;
import io.aircheck.recorder.EndReason;
import io.aircheck.recorder.Gap;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The list of everything that was written and of everything that is known to be missing: {@code base.manifest.json}.
 *
 * @param schema version of this form; readers refuse a newer one
 * @param startedAt when its first unit came
 * @param endedAt when its last unit came
 * @param durationMillis of media, over all parts
 * @param message a sentence that explains {@code reason} where it needs one
 * @param recovered whether any of it was completed after the recorder had been killed
 */
public record Manifest(
        int schema,
        Source source,
        Instant startedAt,
        Instant endedAt,
        long durationMillis,
        long bytes,
        long units,
        EndReason reason,
        @Nullable String message,
        boolean recovered,
        List<PartEntry> parts,
        List<GapEntry> gaps,
        List<TitleEntry> titles) {

    public static final int SCHEMA = 1;

    public Manifest withParts(List<PartEntry> value) {
        return new Manifest(
                schema,
                source,
                startedAt,
                endedAt,
                durationMillis,
                bytes,
                units,
                reason,
                message,
                recovered,
                value,
                gaps,
                titles);
    }

    /** The first part that a player of the first would have to be set up anew for; empty where all fit together. */
    public Optional<PartEntry> unlikeTheFirst() {
        return parts.stream()
                .filter(part -> part.container() != parts.getFirst().container()
                        || !part.configuration().equals(parts.getFirst().configuration()))
                .findFirst();
    }

    /**
     * What was recorded, without anything secret: addresses have no user, password or query.
     *
     * @param platform the platform's id, like the next two null where the stream belongs to no room
     * @param room the site's id of it
     */
    public record Source(
            @Nullable String platform,
            @Nullable String room,
            @Nullable String roomUrl,
            String streamUrl,
            String protocol,
            String quality) {}

    /**
     * One file.
     *
     * @param file its name beside the manifest
     * @param configuration of the decoder, as {@link io.aircheck.recorder.MediaUnit#configuration} has it
     * @param bytes of the finished file
     * @param frameCrc32c of the bytes before the first unit and behind the last, which the container adds; null where the part
     *     is not finished, or was by an older version
     * @param delivered what it was converted to, or null
     */
    public record PartEntry(
            int number,
            String file,
            Container container,
            String configuration,
            Instant startedAt,
            long durationMillis,
            long bytes,
            boolean recovered,
            @Nullable String frameCrc32c,
            @Nullable Delivered delivered,
            List<UnitEntry> units) {

        /** The name of the file that the units are in; null where it was removed after its conversion. */
        @Nullable
        String unitsFile() {
            return delivered == null ? file : delivered.source();
        }

        public PartEntry withDelivered(Delivered value) {
            return new PartEntry(
                    number,
                    file,
                    container,
                    configuration,
                    startedAt,
                    durationMillis,
                    bytes,
                    recovered,
                    frameCrc32c,
                    value,
                    units);
        }
    }

    /**
     * One unit in a part.
     *
     * @param offset in the file
     * @param bytes in the file
     * @param crc32c of those bytes, eight hexadecimal digits; it finds every damage of up to 32 bits in a row at a thirtieth of
     *     the cost of SHA-256
     * @param receivedCrc32c of the bytes as they came, where they were repaired before they were written; else null
     * @param programDateTime the stream's own clock, where it told
     * @param receivedAt when its last byte came
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record UnitEntry(
            int epoch,
            long sequence,
            long offset,
            long bytes,
            String crc32c,
            @Nullable String receivedCrc32c,
            long durationMillis,
            @Nullable Instant programDateTime,
            Instant receivedAt) {

        /** The checksum of what the origin sent. */
        String originalCrc32c() {
            return receivedCrc32c == null ? crc32c : receivedCrc32c;
        }
    }

    /** A stretch that is missing; see {@link Gap}. */
    public record GapEntry(Instant at, long lengthMillis, long units, Gap.Cause cause, String detail) {

        public Gap gap() {
            return new Gap(at, Duration.ofMillis(lengthMillis), units, cause, detail);
        }
    }

    /**
     * What a radio said is on air.
     *
     * @param atMillis media time from which it holds, over all parts
     * @param wall wall clock of the change
     */
    public record TitleEntry(String title, long atMillis, Instant wall) {}

    /**
     * The converted form of a part, verified before it got its name.
     *
     * @param source the present name of what was written first, the file that the units are in; null where it was removed
     */
    public record Delivered(
            String file,
            long bytes,
            long durationMillis,
            @Nullable String source) {}
}
