package io.aircheck.recorder;

/** The form of a file that the engine writes while a stream runs. */
public enum Container {
    TS("ts", "video/mp2t"),
    FMP4("mp4", "video/mp4"),
    FLV("flv", "video/x-flv"),
    AAC("aac", "audio/aac"),
    MP3("mp3", "audio/mpeg"),
    OGG("ogg", "audio/ogg"),
    FLAC("flac", "audio/flac"),
    /** A finished file taken as it is. */
    FILE("mp4", "video/mp4");

    private final String extension;
    private final String mediaType;

    Container(String extension, String mediaType) {
        this.extension = extension;
        this.mediaType = mediaType;
    }

    /** Without the dot. */
    public String extension() {
        return extension;
    }

    public String mediaType() {
        return mediaType;
    }
}
