package io.aircheck.recorder.hls;

import io.aircheck.media.MalformedMediaException;
import io.aircheck.media.SegmentInspection;
import io.aircheck.media.hls.Segment;
import io.aircheck.media.hls.SegmentKey;
import io.aircheck.media.icy.AudioFrame;
import io.aircheck.media.mp4.FragmentInspector;
import io.aircheck.media.mpegts.TsInspector;
import io.aircheck.media.mpegts.TsPacket;
import io.aircheck.media.packed.PackedAudio;
import io.aircheck.net.HttpClient;
import io.aircheck.net.MediaBody;
import io.aircheck.recorder.Container;
import io.aircheck.recorder.connection.StreamRequests;
import io.aircheck.recorder.hls.Change.Standing;
import io.aircheck.recorder.memory.MediaMemory;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One attempt at one segment: fetch, descramble, decrypt, look at every byte. */
final class SegmentFetcher {

    private final HttpClient http;
    private final Clock clock;
    private final HlsSettings settings;
    private final MediaMemory memory;
    private final Supplier<StreamRequests> requests;
    private final Patience patience;
    private final Companions companions;

    SegmentFetcher(
            HttpClient http, Clock clock, HlsSettings settings, MediaMemory memory, Supplier<StreamRequests> requests) {
        this.http = http;
        this.clock = clock;
        this.settings = settings;
        this.memory = memory;
        this.requests = requests;
        this.patience = new Patience(settings);
        this.companions = new Companions(http, settings, requests);
    }

    /**
     * Fetches a segment.
     *
     * @param standing why it is wanted
     * @param attempts that failed before
     * @param broken how many of them had an answer that broke off
     * @param urgent whether nothing stands before it, so that it may have memory that others may not
     * @param place in the file to which it will probably go
     */
    Fetched fetch(Segment segment, Standing standing, int attempts, int broken, BooleanSupplier urgent, long place)
            throws FetchFailure {
        SegmentKey key = segment.key();
        byte[] secret = key == null ? null : companions.key(key);
        Companions.Init init = segment.map() == null ? null : companions.init(segment.map());
        List<ByteBuffer> body = body(segment, patience.idle(standing, attempts), broken, urgent, place);
        boolean good = false;
        try {
            if (segment.scrambling() != null) {
                Descrambling.undo(body.getFirst(), segment.scrambling());
            }
            if (key != null && secret != null) {
                decrypt(segment, key, secret, body);
            }
            Fetched fetched = inspect(body, init);
            if (fetched.inspection().encrypted()) {
                throw new FetchFailure(
                        FetchFailure.Kind.UNSUPPORTED,
                        "the stream's samples are encrypted (DRM), which only a licensed player can undo");
            }
            good = true;
            return fetched;
        } catch (MalformedMediaException e) {
            throw new FetchFailure(FetchFailure.Kind.DAMAGED, String.valueOf(e.getMessage()));
        } finally {
            if (!good) {
                memory.giveBack(body);
            }
        }
    }

    private List<ByteBuffer> body(Segment segment, Duration idle, int broken, BooleanSupplier urgent, long place)
            throws FetchFailure {
        try {
            MediaBody answer = http.open(
                    requests.get().to(segment.url(), segment.byteRange()).timeout(idle));
            int status = answer.status();
            if (status < 200 || status >= 300) {
                answer.close();
                throw FetchFailure.ofStatus(status);
            }
            boolean all = status != 206;
            return new BodyReader(answer, idle, patience.deadline(segment.duration(), broken), memory, urgent, place)
                    .read(all ? segment.byteRange() : null);
        } catch (IOException e) {
            throw new FetchFailure(FetchFailure.Kind.UNANSWERED, String.valueOf(e.getMessage()));
        }
    }

    private void decrypt(Segment segment, SegmentKey key, byte[] secret, List<ByteBuffer> body) throws FetchFailure {
        try {
            CbcDecryption.decrypt(body, secret, CbcDecryption.iv(key.iv(), segment.sequence()));
        } catch (FetchFailure e) {
            companions.forget(key);
            throw e;
        }
    }

    private Fetched inspect(List<ByteBuffer> body, Companions.@Nullable Init init)
            throws MalformedMediaException, FetchFailure {
        ByteBuffer first = body.getFirst();
        return switch (BodyKind.of(first)) {
            case TS -> {
                cutToPackets(body);
                List<ByteBuffer> header = init == null ? List.of() : List.of(init.bytes());
                yield fetched(Container.TS, header, body, TsInspector.inspect(body));
            }
            case FMP4 -> {
                if (init == null || init.mp4() == null) {
                    throw new MalformedMediaException("it is fragmented MP4, but the playlist names no init section");
                }
                yield fetched(Container.FMP4, List.of(init.bytes()), body, FragmentInspector.inspect(init.mp4(), body));
            }
            case AAC -> fetched(Container.AAC, List.of(), body, packedAudio(body, AudioFrame.Kind.ADTS));
            case MP3 -> fetched(Container.MP3, List.of(), body, packedAudio(body, AudioFrame.Kind.MPEG));
            case OTHER -> throw new FetchFailure(FetchFailure.Kind.SERVER, "what came is no media");
        };
    }

    private Fetched fetched(
            Container container, List<ByteBuffer> header, List<ByteBuffer> body, SegmentInspection inspection) {
        return new Fetched(container, header, body, inspection, clock.instant());
    }

    /** Leaves out what some servers add after the last whole packet: behind it nothing could be appended. */
    private static void cutToPackets(List<ByteBuffer> body) {
        long length = body.stream().mapToLong(ByteBuffer::remaining).sum();
        int surplus = (int) (length % TsPacket.LENGTH);
        for (int i = body.size() - 1; i >= 0 && surplus > 0; i--) {
            int cut = Math.min(surplus, body.get(i).remaining());
            body.get(i).limit(body.get(i).limit() - cut);
            surplus -= cut;
        }
    }

    private static SegmentInspection packedAudio(List<ByteBuffer> body, AudioFrame.Kind kind) {
        return PackedAudio.of(body, kind).inspection();
    }
}
