package io.aircheck.testkit.media;

import io.aircheck.testkit.music.Track;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;

/** What to encode. Its value decides every byte that comes out of one encoder. */
public sealed interface Programme {

    /** Length of a segment and of a GOP. */
    Duration SEGMENT = Duration.ofSeconds(2);

    /** Sample rate of all sound, in Hz. */
    int SAMPLE_RATE = 48_000;

    /** Length of the loop. */
    Duration loop();

    /** A name for the cache that changes with every parameter. */
    default String key() {
        try {
            // The number is raised whenever the way of encoding changes.
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(("2 " + this).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 10);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * H.264 at 25 frames a second and stereo AAC at 128 kbit/s.
     *
     * @param width in pixels, even
     * @param height in pixels, even
     * @param kilobitsPerSecond picture and sound together
     * @param constantBitrate fills up to the rate with padding where the encoder can (libx264)
     * @param bFrames frames out of order, as broadcasters send them; needs libx264
     * @param loop a multiple of 8 s: that many AAC frames of 48 kHz and that many GOPs fit exactly
     */
    record Video(
            Picture picture,
            int width,
            int height,
            int kilobitsPerSecond,
            boolean constantBitrate,
            boolean bFrames,
            Track track,
            Duration loop)
            implements Programme {

        public Video {
            if (width % 2 != 0 || height % 2 != 0 || width < 64 || height < 64 || width > 4096 || height > 4096) {
                throw new IllegalArgumentException("no picture of " + width + "x" + height);
            }
            if (kilobitsPerSecond < 200) {
                throw new IllegalArgumentException("kilobitsPerSecond must be at least 200");
            }
            requireWholeLoop(loop);
        }
    }

    /**
     * Stereo sound for a radio, at 128 kbit/s.
     *
     * @param tracks played one after the other, each for {@code trackLength}
     * @param trackLength a multiple of 8 s
     */
    record Audio(AudioCodec codec, List<Track> tracks, Duration trackLength) implements Programme {

        public Audio {
            tracks = List.copyOf(tracks);
            if (tracks.isEmpty()) {
                throw new IllegalArgumentException("a radio needs a track");
            }
            requireWholeLoop(trackLength);
        }

        @Override
        public Duration loop() {
            return trackLength.multipliedBy(tracks.size());
        }
    }

    /**
     * A loop of FLV that is there as a file, since few FFmpegs can make it.
     *
     * @param resource its name beside this class
     */
    record Ready(String resource, Duration loop) implements Programme {

        /** Reads it. */
        public FlvLoop flv() throws IOException {
            try (InputStream in = Programme.class.getResourceAsStream(resource)) {
                if (in == null) {
                    throw new IOException("there is no " + resource);
                }
                return new FlvLoop(in.readAllBytes(), loop);
            }
        }
    }

    /** How a radio's sound is coded. */
    enum AudioCodec {
        MP3("mp3", "audio/mpeg"),
        AAC("aac", "audio/aac");

        private final String extension;
        private final String mediaType;

        AudioCodec(String extension, String mediaType) {
            this.extension = extension;
            this.mediaType = mediaType;
        }

        public String extension() {
            return extension;
        }

        public String mediaType() {
            return mediaType;
        }
    }

    private static void requireWholeLoop(Duration loop) {
        if (loop.toMillis() <= 0 || loop.toMillis() % 8000 != 0 || loop.toMinutes() > 10) {
            throw new IllegalArgumentException("a loop must be a multiple of 8 s up to 10 min, not " + loop);
        }
    }
}
