package io.aircheck.benchmarks;

/** How the streams of a measurement come. All of them are the same picture and sound, 3 Mbit/s of 1080p. */
enum Mode {
    HLS("HLS", "MPEG-TS, 2 s segments, plain HTTP", "ts"),
    AES("HLS, encrypted", "the same with AES-128", "ts"),
    FLV("HTTP-FLV", "one endless body a stream; Aircheck repairs and indexes every file", "flv");

    private final String title;
    private final String description;
    private final String extension;

    Mode(String title, String description, String extension) {
        this.title = title;
        this.description = description;
        this.extension = extension;
    }

    String title() {
        return title;
    }

    String description() {
        return description;
    }

    /** Of the files that it is recorded to. */
    String extension() {
        return extension;
    }

    /** Address of a channel of its own at an origin. */
    String address(String origin, String channel) {
        return switch (this) {
            case HLS -> origin + "/hls/" + channel + "/index.m3u8?p=3m";
            case AES -> origin + "/hls/" + channel + "/index.m3u8?p=3m&kind=aes";
            case FLV -> origin + "/flv/" + channel + ".flv?p=3m";
        };
    }
}
