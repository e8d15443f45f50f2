package io.aircheck.recorder.files;

import io.aircheck.recorder.Container;
import io.aircheck.recorder.Format;
import io.aircheck.recorder.Gap;
import io.aircheck.recorder.PartFormat;
import io.aircheck.recorder.files.JournalEntry.GapNoted;
import io.aircheck.recorder.files.JournalEntry.PartBegun;
import io.aircheck.recorder.files.JournalEntry.PartDelivered;
import io.aircheck.recorder.files.JournalEntry.PartEnded;
import io.aircheck.recorder.files.Ledger.PartRecord;
import io.aircheck.recorder.files.Manifest.GapEntry;
import io.aircheck.recorder.files.Manifest.UnitEntry;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Finishes the parts that a journal tells were open when the recorder was killed: cut to the last whole unit, completed as
 * their container wants it, renamed. It may itself be killed at any point and run again.
 */
record UnfinishedParts(Function<Container, PartFormat> formats, Storage storage) {

    /**
     * @param entries the whole journal afterwards
     * @param done sentences about what was done, one a part
     */
    record Outcome(List<JournalEntry> entries, List<Recovery.Done> done) {}

    Outcome finish(Journal.Opened opened, Path directory) throws IOException {
        List<JournalEntry> entries = new ArrayList<>(opened.entries());
        List<Recovery.Done> done = new ArrayList<>();
        for (PartRecord part : Ledger.of(opened.entries()).openParts()) {
            Path file = directory.resolve(Path.of(part.begun.file()).getFileName());
            List<UnitEntry> noted = List.copyOf(part.units);
            PartEnded end = finish(part, file);
            List<JournalEntry> lines = new ArrayList<>();
            if (end.units() < noted.size()) {
                lines.add(lost(noted.subList(end.units(), noted.size())));
            }
            lines.add(end);
            for (JournalEntry line : lines) {
                opened.journal().append(line);
                entries.add(line);
            }
            done.add(report(file, end, noted.size()));
        }
        for (PartRecord part : Ledger.of(entries).converted()) {
            Path file = directory.resolve(Path.of(part.begun.file()).getFileName());
            if (part.delivered != null && !new Conversion(file, part.delivered).arrive() && Files.exists(file)) {
                JournalEntry undone = new PartDelivered(part.begun.part(), null);
                opened.journal().append(undone);
                entries.add(undone);
            }
        }
        removeUnfinishedConversions(entries, directory);
        return new Outcome(entries, done);
    }

    /** What a conversion was writing when it was killed; the part that it was made of is there. */
    private static void removeUnfinishedConversions(List<JournalEntry> entries, Path directory) throws IOException {
        if (!entries.isEmpty()) {
            Workshop.clear(directory);
        }
        for (JournalEntry entry : entries) {
            if (entry instanceof PartBegun begun) {
                Path file = directory.resolve(Path.of(begun.file()).getFileName());
                for (Format format : Format.values()) {
                    String name = file.getFileName().toString();
                    String stem = name.substring(0, name.lastIndexOf('.') + 1);
                    Files.deleteIfExists(Conversion.temporary(file.resolveSibling(stem + format.extension())));
                }
            }
        }
    }

    private PartEnded finish(PartRecord part, Path file) throws IOException {
        Path partFile = OpenPart.partFile(file);
        if (!Files.exists(partFile)) {
            // Killed between the renaming and its line in the journal, or removed by the user.
            long bytes = Files.exists(file) ? Files.size(file) : 0;
            return new PartEnded(part.begun.part(), bytes, unitsWithin(part.units, bytes), true, null);
        }
        long bytes;
        int whole;
        String frame = null;
        try (FileChannel channel = storage.open(partFile, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            whole = wholeUnits(channel, part.units);
            bytes = whole == 0 ? 0 : completed(channel, part, whole);
            if (bytes > 0) {
                UnitEntry last = part.units.get(whole - 1);
                frame = FileChecksum.around(
                        channel, part.units.getFirst().offset(), Math.min(bytes, last.offset() + last.bytes()));
            }
        }
        if (bytes == 0) {
            Files.delete(partFile);
            return new PartEnded(part.begun.part(), 0, 0, true, null);
        }
        if (Files.exists(file)) {
            throw new IOException(partFile + " cannot be recovered because " + file.getFileName() + " is there, too");
        }
        Files.move(partFile, file);
        OpenPart.forceDirectory(file);
        return new PartEnded(part.begun.part(), bytes, unitsWithin(part.units.subList(0, whole), bytes), true, frame);
    }

    private long completed(FileChannel channel, PartRecord part, int whole) throws IOException {
        UnitEntry last = part.units.get(whole - 1);
        channel.truncate(last.offset() + last.bytes());
        long bytes = formats.apply(part.begun.container()).recover(channel);
        channel.force(true);
        return bytes;
    }

    /**
     * How many of the noted units are in the file. A kill leaves all of them; a power cut may have taken the last ones or left
     * holes in them, so they are checked from the end until one is right: what lies before was on the disk earlier.
     */
    private static int wholeUnits(FileChannel channel, List<UnitEntry> units) throws IOException {
        int whole = unitsWithin(units, channel.size());
        while (whole > 0 && !isIntact(channel, units.get(whole - 1))) {
            whole--;
        }
        return whole;
    }

    private static int unitsWithin(List<UnitEntry> units, long bytes) {
        int count = units.size();
        while (count > 0 && units.get(count - 1).offset() + units.get(count - 1).bytes() > bytes) {
            count--;
        }
        return count;
    }

    private static boolean isIntact(FileChannel channel, UnitEntry unit) throws IOException {
        return FileChecksum.of(channel, unit.offset(), unit.bytes()).equals(unit.crc32c());
    }

    private static GapNoted lost(List<UnitEntry> units) {
        return new GapNoted(new GapEntry(
                units.getFirst().receivedAt(),
                units.stream().mapToLong(UnitEntry::durationMillis).sum(),
                units.size(),
                Gap.Cause.RECORDER_STOPPED,
                "what was written last had not reached the disk when the machine stopped"));
    }

    private static Recovery.Done report(Path file, PartEnded end, int noted) {
        if (end.units() == 0) {
            return new Recovery.Done(file, 0, "no whole unit was in it; nothing is left of it");
        }
        int lost = noted - end.units();
        return new Recovery.Done(
                file,
                end.bytes(),
                "finished with " + end.units() + " units"
                        + (lost == 0 ? "" : "; " + lost + " had not reached the disk"));
    }
}
