package io.aircheck.recorder.files;

import io.aircheck.recorder.Container;
import io.aircheck.recorder.files.JournalEntry.Begun;
import io.aircheck.recorder.files.Manifest.PartEntry;
import io.aircheck.recorder.files.Manifest.UnitEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Where in the file of a part its units are, so that a player can begin at any of them.
 *
 * @param finished whether no more will come
 * @param units in the order of the file, all of them within it
 */
public record PartUnits(Container container, boolean finished, List<UnitEntry> units) {

    /**
     * The units of a file, which may be one that still grows, from the journal or the manifest beside it. Both are only read.
     *
     * @return empty where neither tells of the file, or what is there is damaged or of a newer version
     */
    public static Optional<PartUnits> of(Path file) {
        Path there = file.toAbsolutePath();
        // The journal goes when the manifest has come, so in this order one of them is always found.
        return PartNames.baseNames(there).stream()
                .flatMap(base -> inJournal(there, base).or(() -> inManifest(there, base)).stream())
                .findFirst();
    }

    private static Optional<PartUnits> inJournal(Path file, String base) {
        Path journal = file.resolveSibling(Journal.file(Path.of(""), base));
        if (!Files.exists(journal)) {
            return Optional.empty();
        }
        try {
            List<JournalEntry> entries = Journal.read(journal);
            if (entries.isEmpty() || !(entries.getFirst() instanceof Begun begun) || begun.schema() > Manifest.SCHEMA) {
                return Optional.empty();
            }
            Ledger ledger = Ledger.of(entries);
            Set<Integer> open =
                    ledger.openParts().stream().map(part -> part.begun.part()).collect(Collectors.toSet());
            return units(file, ledger.parts(), open);
        } catch (IOException | RuntimeException e) {
            return Optional.empty(); // whatever it is, it says nothing of the file
        }
    }

    private static Optional<PartUnits> inManifest(Path file, String base) {
        Path manifest = file.resolveSibling(ManifestJson.file(Path.of(""), base));
        if (!Files.exists(manifest)) {
            return Optional.empty();
        }
        try {
            return units(file, ManifestJson.read(manifest).parts(), Set.of());
        } catch (IOException | RuntimeException e) {
            return Optional.empty(); // a stranger may have left out anything
        }
    }

    private static Optional<PartUnits> units(Path file, List<PartEntry> parts, Set<Integer> open) throws IOException {
        String name = file.getFileName().toString();
        long length = Files.size(file);
        return parts.stream()
                .filter(part -> name.equals(part.unitsFile())
                        || open.contains(part.number()) && name.equals(part.unitsFile() + OpenPart.ENDING))
                .map(part ->
                        new PartUnits(part.container(), !open.contains(part.number()), within(length, part.units())))
                .filter(part -> !part.units.isEmpty())
                .findFirst();
    }

    /** The units up to the first that cannot be in a file of this length. */
    private static List<UnitEntry> within(long length, List<UnitEntry> units) {
        return units.stream()
                .takeWhile(unit -> unit.offset() >= 0
                        && unit.bytes() > 0
                        && unit.durationMillis() >= 0
                        && unit.offset() <= length - unit.bytes())
                .toList();
    }
}
