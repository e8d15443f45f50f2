package io.aircheck.server.recordings;

import io.aircheck.recorder.Part;
import io.aircheck.recorder.files.Manifest;
import io.aircheck.recorder.files.ManifestJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings the library in line with what is on disk after a crash: the manifest, not the database, was written unit by unit. */
public final class RecoveredParts {

    private static final Logger LOG = LoggerFactory.getLogger(RecoveredParts.class);

    private RecoveredParts() {}

    /** Takes a recording's parts from its manifest; what the manifest does not have is forgotten, parts that were joined are one. */
    public static void takeOver(OpenRecording recording) {
        Path file = ManifestJson.file(recording.directory(), recording.baseName());
        Set<Integer> known = new HashSet<>();
        Set<Integer> joined = new HashSet<>();
        if (Files.exists(file)) {
            try {
                Manifest manifest = ManifestJson.read(file);
                manifest.parts().forEach(part -> known.add(part.number()));
                joined.addAll(known);
                for (Part part : files(manifest, recording.directory())) {
                    joined.remove(part.number());
                    recording.recovered(part);
                }
            } catch (IOException e) {
                LOG.warn("Cannot read {}; the library shows what it knew last: {}", file, e.toString());
                return;
            }
        }
        recording.parts().stream()
                .filter(part -> joined.contains(part.number()) || part.open() && !known.contains(part.number()))
                .forEach(part -> recording.forget(part.number()));
    }

    /**
     * The known parts as a manifest has them; parts that were joined are one.
     *
     * @param folder of the recording, relative to that of all
     */
    static List<RecordingStore.PartRow> delivered(
            Manifest manifest, String folder, List<RecordingStore.PartRow> known) {
        Map<String, RecordingStore.PartRow> byFile = new LinkedHashMap<>();
        for (Manifest.PartEntry entry : manifest.parts()) {
            Manifest.Delivered delivered = entry.delivered();
            String name = Path.of(delivered == null ? entry.file() : delivered.file())
                    .getFileName()
                    .toString();
            long bytes = delivered == null ? entry.bytes() : delivered.bytes();
            known.stream()
                    .filter(row -> row.part().number() == entry.number())
                    .findFirst()
                    .ifPresent(row -> byFile.merge(
                            name,
                            renamed(row, folder.isEmpty() ? name : folder + "/" + name, bytes),
                            RecoveredParts::joined));
        }
        return List.copyOf(byFile.values());
    }

    private static RecordingStore.PartRow renamed(RecordingStore.PartRow row, String file, long bytes) {
        RecordedPart part = row.part();
        RecordedPart now = new RecordedPart(
                part.id(),
                part.recordingId(),
                part.number(),
                file,
                MediaTypes.of(file),
                false,
                bytes,
                part.duration(),
                part.startedAt());
        return new RecordingStore.PartRow(now, row.units());
    }

    private static RecordingStore.PartRow joined(RecordingStore.PartRow one, RecordingStore.PartRow next) {
        RecordedPart part = one.part();
        RecordedPart longer = new RecordedPart(
                part.id(),
                part.recordingId(),
                part.number(),
                part.file(),
                part.mediaType(),
                false,
                part.bytes(),
                part.duration().plus(next.part().duration()),
                part.startedAt());
        return new RecordingStore.PartRow(longer, one.units() + next.units());
    }

    /** The files of a manifest; parts of the same name have become one. */
    private static Collection<Part> files(Manifest manifest, Path directory) {
        Map<Path, Part> byFile = new LinkedHashMap<>();
        for (Manifest.PartEntry entry : manifest.parts()) {
            Manifest.Delivered delivered = entry.delivered();
            Path file = directory.resolve(
                    Path.of(delivered == null ? entry.file() : delivered.file()).getFileName());
            Part part = new Part(
                    entry.number(),
                    file,
                    delivered == null ? entry.bytes() : delivered.bytes(),
                    Duration.ofMillis(entry.durationMillis()),
                    entry.startedAt(),
                    entry.units().size());
            byFile.merge(file, part, Part::joinedWith);
        }
        return byFile.values();
    }
}
