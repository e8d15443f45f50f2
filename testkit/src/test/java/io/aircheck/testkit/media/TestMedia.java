package io.aircheck.testkit.media;

import io.aircheck.media.ffmpeg.FFmpeg;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

/** Encoded media that all tests of this module share. */
public final class TestMedia {

    public static final FFmpeg FFMPEG = FFmpeg.find().toOptional().orElseThrow();
    public static final MediaCache CACHE = new MediaCache(Path.of("target/media-cache"), FFMPEG);

    private TestMedia() {}

    /** Encodes what a test shows, so that its first request is answered as quickly as the others. */
    public static void prepare(String... programmes) throws IOException {
        CACHE.prepare(Arrays.stream(programmes).map(Programmes.STANDARD::get).toList());
    }
}
