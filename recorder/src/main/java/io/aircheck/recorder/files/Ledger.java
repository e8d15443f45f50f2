package io.aircheck.recorder.files;

import io.aircheck.recorder.EndReason;
import io.aircheck.recorder.files.JournalEntry.Begun;
import io.aircheck.recorder.files.JournalEntry.Ended;
import io.aircheck.recorder.files.JournalEntry.GapNoted;
import io.aircheck.recorder.files.JournalEntry.PartBegun;
import io.aircheck.recorder.files.JournalEntry.PartDelivered;
import io.aircheck.recorder.files.JournalEntry.PartEnded;
import io.aircheck.recorder.files.JournalEntry.TitleNoted;
import io.aircheck.recorder.files.JournalEntry.UnitWritten;
import io.aircheck.recorder.files.Manifest.Delivered;
import io.aircheck.recorder.files.Manifest.GapEntry;
import io.aircheck.recorder.files.Manifest.PartEntry;
import io.aircheck.recorder.files.Manifest.Source;
import io.aircheck.recorder.files.Manifest.TitleEntry;
import io.aircheck.recorder.files.Manifest.UnitEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a journal's lines add up to; the other way round, {@link #entries} gives the lines of a manifest. */
final class Ledger {

    /** A part as the journal tells it. */
    static final class PartRecord {
        final PartBegun begun;
        final List<UnitEntry> units = new ArrayList<>();

        @Nullable
        PartEnded ended;

        @Nullable
        Delivered delivered;

        PartRecord(PartBegun begun) {
            this.begun = begun;
        }

        private void end(PartEnded end) {
            ended = end;
            units.subList(Math.min(end.units(), units.size()), units.size()).clear();
        }
    }

    private final Map<Integer, PartRecord> parts = new TreeMap<>();
    private final List<GapEntry> gaps = new ArrayList<>();
    private final List<TitleEntry> titles = new ArrayList<>();
    private @Nullable Source source;
    private @Nullable Ended end;

    static Ledger of(List<JournalEntry> entries) {
        var ledger = new Ledger();
        entries.forEach(ledger::add);
        return ledger;
    }

    void add(JournalEntry entry) {
        switch (entry) {
            case Begun(int _, Source begun) -> source = begun;
            case PartBegun begun -> {
                parts.put(begun.part(), new PartRecord(begun));
                end = null;
            }
            case UnitWritten(int number, UnitEntry unit) -> part(number).ifPresent(part -> part.units.add(unit));
            case PartEnded ended -> part(ended.part()).ifPresent(part -> part.end(ended));
            case PartDelivered(int number, var delivered) -> part(number).ifPresent(part -> part.delivered = delivered);
            case GapNoted(GapEntry gap) -> gaps.add(gap);
            case TitleNoted(TitleEntry title) -> titles.add(title);
            case Ended ended -> end = ended;
        }
    }

    /** A journal that something else wrote into may speak of parts that it never began. */
    private Optional<PartRecord> part(int number) {
        return Optional.ofNullable(parts.get(number));
    }

    /** Parts whose file was not finished. */
    List<PartRecord> openParts() {
        return parts.values().stream().filter(part -> part.ended == null).toList();
    }

    /** Parts of which something was made. */
    List<PartRecord> converted() {
        return parts.values().stream().filter(part -> part.delivered != null).toList();
    }

    int nextPart() {
        return parts.keySet().stream().mapToInt(number -> number + 1).max().orElse(0);
    }

    /** All units in the order in which they were written. */
    List<UnitEntry> units() {
        return parts.values().stream().flatMap(part -> part.units.stream()).toList();
    }

    List<UnitEntry> units(int number) {
        return part(number).map(part -> List.copyOf(part.units)).orElse(List.of());
    }

    List<GapEntry> gaps() {
        return gaps;
    }

    @Nullable
    Ended end() {
        return end;
    }

    long bytes() {
        return parts().stream().mapToLong(PartEntry::bytes).sum();
    }

    long durationMillis() {
        return units().stream().mapToLong(UnitEntry::durationMillis).sum();
    }

    /** Null where no unit was ever written, so that there is nothing to tell. */
    @Nullable
    Manifest manifest(EndReason reason, @Nullable String message) {
        List<UnitEntry> units = units();
        if (units.isEmpty() || source == null) {
            return null;
        }
        List<PartEntry> finished = parts();
        return new Manifest(
                Manifest.SCHEMA,
                source,
                units.getFirst().receivedAt(),
                units.stream()
                        .map(UnitEntry::receivedAt)
                        .max(Comparator.naturalOrder())
                        .orElse(Instant.EPOCH),
                durationMillis(),
                bytes(),
                units.size(),
                reason,
                message,
                finished.stream().anyMatch(PartEntry::recovered),
                finished,
                List.copyOf(gaps),
                List.copyOf(titles));
    }

    /** All parts with units, those that are still open, too. */
    List<PartEntry> parts() {
        return parts.values().stream()
                .filter(part -> !part.units.isEmpty())
                .map(Ledger::entry)
                .toList();
    }

    private static PartEntry entry(PartRecord part) {
        UnitEntry last = part.units.getLast();
        PartEnded ended = part.ended;
        return new PartEntry(
                part.begun.part(),
                part.begun.file(),
                part.begun.container(),
                part.begun.configuration(),
                part.units.getFirst().receivedAt(),
                part.units.stream().mapToLong(UnitEntry::durationMillis).sum(),
                ended == null ? last.offset() + last.bytes() : ended.bytes(),
                ended != null && ended.recovered(),
                ended == null ? null : ended.frameCrc32c(),
                part.delivered,
                List.copyOf(part.units));
    }

    /** The lines from which a manifest could have been made, so that an ended recording can be continued. */
    static List<JournalEntry> entries(Manifest manifest) {
        List<JournalEntry> entries = new ArrayList<>();
        entries.add(new Begun(manifest.schema(), manifest.source()));
        for (PartEntry part : manifest.parts()) {
            entries.add(new PartBegun(part.number(), part.file(), part.container(), part.configuration()));
            part.units().forEach(unit -> entries.add(new UnitWritten(part.number(), unit)));
            entries.add(new PartEnded(
                    part.number(), part.bytes(), part.units().size(), part.recovered(), part.frameCrc32c()));
            if (part.delivered() != null) {
                entries.add(new PartDelivered(part.number(), part.delivered()));
            }
        }
        manifest.gaps().forEach(gap -> entries.add(new GapNoted(gap)));
        manifest.titles().forEach(title -> entries.add(new TitleNoted(title)));
        entries.add(new Ended(manifest.reason(), manifest.message()));
        return entries;
    }
}
