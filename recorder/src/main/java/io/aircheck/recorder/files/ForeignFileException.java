package io.aircheck.recorder.files;

import java.io.IOException;
import java.nio.file.Path;

/** A file has a name that ours have, but is none of ours. */
final class ForeignFileException extends IOException {

    ForeignFileException(Path file) {
        super(file + " is no journal of a recording; it is left alone");
    }
}
