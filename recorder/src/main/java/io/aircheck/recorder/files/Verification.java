package io.aircheck.recorder.files;

import io.aircheck.recorder.files.Manifest.Delivered;
import io.aircheck.recorder.files.Manifest.PartEntry;
import io.aircheck.recorder.files.Manifest.UnitEntry;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;

/**
 * A recording's files against its manifest: every unit must be there as it was written, once and in its place. Of a file that was
 * converted and whose source was removed only the length is known.
 */
public final class Verification {

    /** How far around its place a unit is looked for. */
    private static final int REACH = 16;

    public enum Kind {
        /** The file is not there. */
        FILE_MISSING,
        /** The unit is there with other bytes. */
        CHANGED,
        REMOVED,
        /** The unit is there a second time. */
        DOUBLED,
        /** The unit is there, behind one that it should precede. */
        MOVED,
        /** The file ends before or within the unit, and none of the later ones is there. */
        CUT_OFF,
        /** What the container adds before and behind the units is not as it was. */
        FRAME_CHANGED,
        /** A converted file has another length than it had. */
        LENGTH_CHANGED
    }

    /**
     * Something that is not as it was.
     *
     * @param file the file
     * @param unit the unit's place in its file, from 1; 0 where the finding is about no unit
     * @param sequence the unit's number in the stream
     * @param offset where in the file, in bytes
     */
    public record Finding(Path file, Kind kind, int unit, long sequence, long offset) {}

    /**
     * What was found.
     *
     * @param units how many the manifest lists in files that could be checked unit by unit
     * @param unchecked converted files of which only the length is known
     */
    public record Result(Manifest manifest, long units, List<Path> unchecked, List<Finding> findings) {}

    private final Path directory;
    private final List<Finding> findings = new ArrayList<>();
    private final List<Path> unchecked = new ArrayList<>();
    private long units;

    private Verification(Path directory) {
        this.directory = directory;
    }

    /**
     * Checks a recording by its manifest; its files are looked for beside it.
     *
     * @throws IOException if the manifest or a file cannot be read
     */
    public static Result of(Path manifestFile) throws IOException {
        Manifest manifest = ManifestJson.read(manifestFile);
        Path directory = manifestFile.toAbsolutePath().getParent();
        Verification verification = new Verification(directory == null ? Path.of("") : directory);
        for (PartEntry part : manifest.parts()) {
            verification.check(part);
        }
        return new Result(
                manifest, verification.units, List.copyOf(verification.unchecked), List.copyOf(verification.findings));
    }

    private void check(PartEntry part) throws IOException {
        Delivered delivered = part.delivered();
        if (delivered != null) {
            Path file = inDirectory(delivered.file());
            if (!Files.exists(file)) {
                found(file, Kind.FILE_MISSING, 0, 0, 0);
            } else if (Files.size(file) != delivered.bytes()) {
                found(file, Kind.LENGTH_CHANGED, 0, 0, Files.size(file));
            }
            if (delivered.source() == null) {
                unchecked.add(file);
                return;
            }
        }
        Path file = inDirectory(Objects.requireNonNull(part.unitsFile()));
        if (!Files.exists(file)) {
            found(file, Kind.FILE_MISSING, 0, 0, 0);
            return;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            units += part.units().size();
            long end = checkUnits(file, channel, part.units());
            String frame = part.frameCrc32c();
            if (frame != null
                    && !frame.equals(
                            FileChecksum.around(channel, part.units().getFirst().offset(), end))) {
                found(file, Kind.FRAME_CHANGED, 0, 0, 0);
            }
        }
    }

    /** Names in a manifest are names beside it, whatever a stranger wrote into it. */
    private Path inDirectory(String name) {
        return directory.resolve(Path.of(name).getFileName());
    }

    /** @return where the units end */
    private long checkUnits(Path file, FileChannel channel, List<UnitEntry> units) throws IOException {
        TreeSet<Integer> missing = new TreeSet<>();
        long at = units.getFirst().offset();
        int next = 0;
        while (next < units.size() || !missing.isEmpty()) {
            if (next < units.size() && isAt(channel, units.get(next), at)) {
                at += units.get(next++).bytes();
                continue;
            }
            int here = find(channel, units, missing.headSet(next).stream().toList(), at);
            if (here >= 0) {
                missing.remove(here);
                found(file, Kind.MOVED, units, here, at);
                at += units.get(here).bytes();
                continue;
            }
            if (next == units.size()) {
                break;
            }
            int later = find(channel, units, range(next + 1, Math.min(units.size(), next + 1 + REACH)), at);
            if (later >= 0) {
                range(next, later).forEach(missing::add);
                next = later;
                continue;
            }
            int earlier =
                    find(channel, units, range(Math.max(0, next - REACH), next).reversed(), at);
            if (earlier >= 0) {
                found(file, Kind.DOUBLED, units, earlier, at);
                at += units.get(earlier).bytes();
            } else if (at + units.get(next).bytes() > channel.size()) {
                found(file, Kind.CUT_OFF, units, next, at);
                at = channel.size();
                break;
            } else {
                found(file, Kind.CHANGED, units, next, at);
                at += units.get(next++).bytes();
            }
        }
        UnitEntry last = units.getLast();
        while (next == units.size() && isAt(channel, last, at)) {
            found(file, Kind.DOUBLED, units, units.size() - 1, at);
            at += last.bytes();
        }
        for (int unit : missing) {
            found(file, Kind.REMOVED, units, unit, units.get(unit).offset());
        }
        return at;
    }

    private static List<Integer> range(int from, int to) {
        List<Integer> numbers = new ArrayList<>();
        for (int i = from; i < to; i++) {
            numbers.add(i);
        }
        return numbers;
    }

    private static int find(FileChannel channel, List<UnitEntry> units, List<Integer> candidates, long at)
            throws IOException {
        for (int candidate : candidates) {
            if (isAt(channel, units.get(candidate), at)) {
                return candidate;
            }
        }
        return -1;
    }

    private static boolean isAt(FileChannel channel, UnitEntry unit, long at) throws IOException {
        return at + unit.bytes() <= channel.size()
                && FileChecksum.of(channel, at, unit.bytes()).equals(unit.crc32c());
    }

    private void found(Path file, Kind kind, List<UnitEntry> units, int index, long offset) {
        found(file, kind, index + 1, units.get(index).sequence(), offset);
    }

    private void found(Path file, Kind kind, int unit, long sequence, long offset) {
        findings.add(new Finding(file, kind, unit, sequence, offset));
    }
}
