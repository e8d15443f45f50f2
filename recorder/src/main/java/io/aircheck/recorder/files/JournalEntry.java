package io.aircheck.recorder.files;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.aircheck.recorder.Container;
import io.aircheck.recorder.EndReason;
import io.aircheck.recorder.files.Manifest.Delivered;
import io.aircheck.recorder.files.Manifest.GapEntry;
import io.aircheck.recorder.files.Manifest.Source;
import io.aircheck.recorder.files.Manifest.TitleEntry;
import io.aircheck.recorder.files.Manifest.UnitEntry;
import org.jspecify.annotations.Nullable;

/** One line of a journal: something that is true of the files from now on. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "entry")
@JsonSubTypes({
    @JsonSubTypes.Type(value = JournalEntry.Begun.class, name = "begun"),
    @JsonSubTypes.Type(value = JournalEntry.PartBegun.class, name = "part"),
    @JsonSubTypes.Type(value = JournalEntry.UnitWritten.class, name = "unit"),
    @JsonSubTypes.Type(value = JournalEntry.PartEnded.class, name = "partEnded"),
    @JsonSubTypes.Type(value = JournalEntry.PartDelivered.class, name = "delivered"),
    @JsonSubTypes.Type(value = JournalEntry.GapNoted.class, name = "gap"),
    @JsonSubTypes.Type(value = JournalEntry.TitleNoted.class, name = "title"),
    @JsonSubTypes.Type(value = JournalEntry.Ended.class, name = "ended"),
})
sealed interface JournalEntry {

    record Begun(int schema, Source source) implements JournalEntry {}

    /** Written before the file is made, so that every {@code .part} is known to its journal. */
    record PartBegun(int part, String file, Container container, String configuration) implements JournalEntry {}

    /** Written after the bytes. */
    record UnitWritten(int part, UnitEntry unit) implements JournalEntry {}

    /**
     * The part has its final name.
     *
     * @param units how many of the units noted before are in it; fewer than noted where a power cut took some
     * @param frameCrc32c see {@link Manifest.PartEntry}
     */
    record PartEnded(
            int part,
            long bytes,
            int units,
            boolean recovered,
            @Nullable String frameCrc32c) implements JournalEntry {}

    /** Written before the file gets its name; without a file it takes back the line before. */
    record PartDelivered(int part, @Nullable Delivered delivered) implements JournalEntry {}

    record GapNoted(GapEntry gap) implements JournalEntry {}

    record TitleNoted(TitleEntry title) implements JournalEntry {}

    /** The recording ended, though it may yet be continued. */
    record Ended(EndReason reason, @Nullable String message) implements JournalEntry {}
}
