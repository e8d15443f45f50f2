package io.aircheck.recorder.files;

import java.io.IOException;
import java.nio.file.Path;

/** Another recorder is writing this recording. */
final class JournalInUseException extends IOException {

    JournalInUseException(Path journal) {
        super("another recorder is writing this recording (it holds " + journal.getFileName() + ")");
    }
}
