package io.aircheck.recorder.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.OpenOption;
import java.nio.file.Path;

/** Opens the files that are written piece by piece; the seam at which tests put a disk that fails. */
@FunctionalInterface
public interface Storage {

    Storage LOCAL = FileChannel::open;

    FileChannel open(Path file, OpenOption... options) throws IOException;
}
