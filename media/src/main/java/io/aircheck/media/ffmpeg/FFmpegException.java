package io.aircheck.media.ffmpeg;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** FFmpeg did not do what it was asked; the message holds its own last words. */
public final class FFmpegException extends IOException {

    private FFmpegException(String message) {
        super(message);
    }

    static FFmpegException failed(Path tool, int exitCode, String errorText) {
        String words = lastLine(errorText);
        return new FFmpegException(
                name(tool) + " failed with exit code " + exitCode + (words.isEmpty() ? "" : ": " + words));
    }

    static FFmpegException tooSlow(Path tool, Duration limit) {
        return new FFmpegException(name(tool) + " was stopped because it took longer than " + limit.toSeconds() + " s");
    }

    static FFmpegException tooMuch(Path tool) {
        return new FFmpegException(name(tool) + " was stopped because it wrote more than expected");
    }

    private static String name(Path tool) {
        return String.valueOf(tool.getFileName());
    }

    private static String lastLine(String text) {
        String stripped = text.strip();
        return stripped.substring(stripped.lastIndexOf('\n') + 1).strip();
    }
}
