package io.aircheck.recorder;

import java.io.IOException;
import java.nio.file.Path;

/** The disk did not take it: full, read-only, gone. */
public final class StorageException extends IOException {

    public StorageException(Path file, IOException cause) {
        super("cannot write " + file + ": " + cause.getMessage(), cause);
    }
}
