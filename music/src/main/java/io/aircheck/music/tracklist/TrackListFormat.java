package io.aircheck.music.tracklist;

import java.util.Locale;

/** A form in which a track list leaves the program; all are texts in UTF-8. */
public enum TrackListFormat {
    JSON("json"),
    CUE("cue"),
    /** FFmpeg's own, from which it makes the chapters of a file. */
    CHAPTERS("ffmetadata"),
    /** For a video's description. */
    YOUTUBE("txt"),
    WEBVTT("vtt"),
    CSV("csv");

    /**
     * What a list alone does not say.
     *
     * @param mediaFile the name of the recording's file
     * @param unidentified what to call music that nobody knows, in the user's language
     */
    public record Setting(String mediaFile, String unidentified) {}

    private final String extension;

    TrackListFormat(String extension) {
        this.extension = extension;
    }

    /** As a user names it, for example {@code webvtt}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Of a file's name, without the dot. */
    public String extension() {
        return extension;
    }

    public String write(TrackList list, Setting setting) {
        return switch (this) {
            case JSON -> TrackListJson.write(list) + "\n";
            case CUE -> CueSheet.write(list, setting);
            case CHAPTERS -> ChapterMetadata.write(list, setting);
            case YOUTUBE -> YouTubeChapters.write(list, setting);
            case WEBVTT -> WebVtt.write(list, setting);
            case CSV -> CsvTable.write(list);
        };
    }
}
