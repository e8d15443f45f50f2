package io.aircheck.recorder.ffmpeg;

import java.io.IOException;

/** FFmpeg wrote something that is no transport stream. */
final class MalformedOutputException extends IOException {

    MalformedOutputException() {
        super("ffmpeg wrote something that is no transport stream");
    }
}
