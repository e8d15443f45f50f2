package io.aircheck.recorder.hls;

import io.aircheck.net.HttpClient;
import io.aircheck.recorder.StorageException;
import io.aircheck.recorder.StreamEngine;
import io.aircheck.recorder.StreamSource;
import io.aircheck.recorder.UnitSink;
import io.aircheck.recorder.memory.MediaMemory;
import java.time.Clock;
import java.util.random.RandomGenerator;

/**
 * The engine for {@code Protocol.HLS}. A unit is a segment, byte for byte as it came (decrypted where it was encrypted).
 * Where the stream's address is a master playlist, its best variant is taken; a variant whose sound is a playlist of its
 * own, and DRM, end with {@code UNSUPPORTED}. Its files are made by {@link TsPartFormat} and {@link Fmp4PartFormat}; packed
 * audio comes as AAC or MP3.
 */
public final class HlsEngine implements StreamEngine {

    private final HttpClient http;
    private final Clock clock;
    private final MediaMemory memory;
    private final HlsSettings settings;

    /** @param memory shared by all recordings of the process */
    public HlsEngine(HttpClient http, Clock clock, MediaMemory memory, HlsSettings settings) {
        this.http = http;
        this.clock = clock;
        this.memory = memory;
        this.settings = settings;
    }

    @Override
    public End run(StreamSource source, UnitSink sink) throws InterruptedException, StorageException {
        Progress progress = new Progress();
        SegmentQueue queue = new SegmentQueue(new Patience(settings), memory::isShort);
        PlaylistLoop playlists =
                new PlaylistLoop(http, settings, queue, source, progress, RandomGenerator.getDefault());
        SegmentFetcher fetcher = new SegmentFetcher(http, clock, settings, memory, playlists::requests);
        return new HlsSession(sink, memory, queue, playlists, fetcher, progress, clock).run();
    }
}
