package io.aircheck.recorder.session;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Tests that write a script of their own each, and a folder into which it is recorded. */
abstract class OfOneScript {

    @TempDir
    Path directory;

    ScriptedRecording script;

    @BeforeEach
    void begin() {
        script = new ScriptedRecording(directory);
    }
}
