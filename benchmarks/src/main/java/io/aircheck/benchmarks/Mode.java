package io.aircheck.benchmarks;

/** How the streams of a measurement come. All of them are the same picture and sound. */
enum Mode {
    HLS("HLS", "MPEG-TS in segments of 2 s, plain HTTP", "ts"),
    AES("HLS, encrypted", "the same with AES-128", "ts"),
    TLS("HLS over TLS", "the same as the first, over HTTPS", "ts"),
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

    boolean secure() {
        return this == TLS;
    }

    /** Address of a channel of its own at an origin. @param programme 1m, 3m … */
    String address(String origin, String channel, String programme) {
        return switch (this) {
            case HLS, TLS -> origin + "/hls/" + channel + "/index.m3u8?p=" + programme;
            case AES -> origin + "/hls/" + channel + "/index.m3u8?p=" + programme + "&kind=aes";
            case FLV -> origin + "/flv/" + channel + ".flv?p=" + programme;
        };
    }
}
