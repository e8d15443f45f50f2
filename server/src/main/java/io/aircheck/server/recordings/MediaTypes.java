package io.aircheck.server.recordings;

import java.util.Locale;

/** The media type of a recorded file, by its name. */
final class MediaTypes {

    /** What an unfinished file's name ends in. */
    static final String PART = ".part";

    private MediaTypes() {}

    static String of(String file) {
        String name = file.toLowerCase(Locale.ROOT);
        if (name.endsWith(PART)) {
            name = name.substring(0, name.length() - PART.length());
        }
        return switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "ts" -> "video/mp2t";
            case "mp4" -> "video/mp4";
            case "flv" -> "video/x-flv";
            case "mkv" -> "video/x-matroska";
            case "m4a" -> "audio/mp4";
            case "aac" -> "audio/aac";
            case "mp3" -> "audio/mpeg";
            case "ogg" -> "audio/ogg";
            case "flac" -> "audio/flac";
            default -> "application/octet-stream";
        };
    }
}
