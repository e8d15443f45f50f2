package io.aircheck.recorder.files;

import io.aircheck.recorder.Gap;
import io.aircheck.recorder.RecordingRequest;
import io.aircheck.recorder.files.JournalEntry.Begun;
import io.aircheck.recorder.files.JournalEntry.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A recording's journal, ready to be written: a new one, one that was left behind and whose parts are finished now, or one
 * made of the manifest of a recording that is continued.
 *
 * @param earlier what was recorded before
 */
record OpenedRecording(Journal journal, Ledger earlier) {

    /** @param notes what came up before the first unit */
    static OpenedRecording open(
            RecordingRequest request, Manifest.Source source, RecordingWriter.Tools tools, List<JournalEntry> notes)
            throws IOException {
        Files.createDirectories(request.directory());
        Path file = Journal.file(request.directory(), request.baseName());
        Path manifest = ManifestJson.file(request.directory(), request.baseName());
        if (!Files.exists(file) && Files.exists(manifest)) {
            Journal.restore(tools.storage(), file, Ledger.entries(ManifestJson.read(manifest)));
        }
        Journal.Opened opened = Journal.open(tools.storage(), file);
        try {
            List<JournalEntry> entries = new UnfinishedParts(tools.formats(), tools.storage())
                    .finish(opened, request.directory())
                    .entries();
            if (entries.isEmpty()) {
                opened.journal().append(new Begun(Manifest.SCHEMA, source));
            }
            for (JournalEntry note : notes) {
                opened.journal().append(note);
            }
            return new OpenedRecording(opened.journal(), Ledger.of(entries));
        } catch (IOException e) {
            if (opened.entries().isEmpty()) {
                opened.journal().discard();
            } else {
                opened.journal().close();
            }
            throw e;
        }
    }

    /** What the first new units are held against; null where there are none from before. */
    @Nullable
    Resumption resumption() {
        if (earlier.units().isEmpty()) {
            return null;
        }
        return new Resumption(earlier.units(), wasOver(earlier.end()) ? null : Gap.Cause.RECORDER_STOPPED);
    }

    /** Whether nothing was on air when it ended, so that nothing is missing since. */
    private static boolean wasOver(@Nullable Ended end) {
        return end != null
                && switch (end.reason()) {
                    case STREAM_ENDED, OFFLINE, SILENCE -> true;
                    default -> false;
                };
    }
}
