package io.aircheck.recorder.hls;

import io.aircheck.media.MalformedMediaException;
import io.aircheck.media.hls.InitSection;
import io.aircheck.media.hls.SegmentKey;
import io.aircheck.media.mp4.InitSegment;
import io.aircheck.net.AnswerTooLargeException;
import io.aircheck.net.HttpAnswer;
import io.aircheck.net.HttpClient;
import io.aircheck.net.HttpRequest;
import io.aircheck.recorder.connection.StreamRequests;
import io.aircheck.recorder.hls.FetchFailure.Kind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What many segments share, fetched once: keys and init sections. */
final class Companions {

    private static final int MOST_KEPT = 32;
    private static final int MOST_BYTES = 1 << 20;
    private static final int KEY_BYTES = 16;

    /**
     * An init section.
     *
     * @param mp4 null where it is not one of MP4
     */
    record Init(ByteBuffer bytes, @Nullable InitSegment mp4) {}

    private final HttpClient http;
    private final HlsSettings settings;
    private final Supplier<StreamRequests> requests;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, byte[]> keys = new Latest<>();
    private final Map<InitSection, Init> inits = new Latest<>();

    private static final class Latest<K, V> extends LinkedHashMap<K, V> {
        @Override
        protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
            return size() > MOST_KEPT;
        }
    }

    Companions(HttpClient http, HlsSettings settings, Supplier<StreamRequests> requests) {
        this.http = http;
        this.settings = settings;
        this.requests = requests;
    }

    /** The 16 bytes of a key. */
    byte[] key(SegmentKey key) throws FetchFailure {
        String url = key.url();
        if (url == null || !key.isPlainAes128()) {
            throw new FetchFailure(
                    Kind.UNSUPPORTED,
                    "the stream is encrypted with " + key.methodName() + " (" + key.keyFormat()
                            + "), which only a licensed player can undo");
        }
        lock.lock();
        try {
            byte[] known = keys.get(url);
            if (known == null) {
                known = get(requests.get().to(url), "its key");
                if (known.length != KEY_BYTES) {
                    throw new FetchFailure(
                            Kind.SERVER, "its key has " + known.length + " bytes instead of " + KEY_BYTES);
                }
                keys.put(url, known);
            }
            return known;
        } finally {
            lock.unlock();
        }
    }

    /** Forgets a key that did not fit, since some servers change it under the same address. */
    void forget(SegmentKey key) {
        lock.lock();
        try {
            keys.remove(key.url());
        } finally {
            lock.unlock();
        }
    }

    Init init(InitSection section) throws FetchFailure {
        lock.lock();
        try {
            Init known = inits.get(section);
            if (known == null) {
                known = fetch(section);
                inits.put(section, known);
            }
            return known;
        } finally {
            lock.unlock();
        }
    }

    private Init fetch(InitSection section) throws FetchFailure {
        byte[] bytes = get(requests.get().to(section.url(), section.byteRange()), "its init section");
        if (section.byteRange() != null && bytes.length > section.byteRange().length()) {
            int from = (int) Math.min(section.byteRange().offset(), bytes.length);
            int to = (int) Math.min(section.byteRange().end(), bytes.length);
            bytes = Arrays.copyOfRange(bytes, from, to);
        }
        ByteBuffer content = ByteBuffer.wrap(bytes);
        if (section.key() != null) {
            List<ByteBuffer> body = new ArrayList<>(List.of(content));
            CbcDecryption.decrypt(
                    body, key(section.key()), CbcDecryption.iv(section.key().iv(), 0));
        }
        ByteBuffer readOnly = content.slice().asReadOnlyBuffer();
        if (BodyKind.of(readOnly) != BodyKind.FMP4) {
            return new Init(readOnly, null);
        }
        try {
            return new Init(readOnly, InitSegment.parse(readOnly));
        } catch (MalformedMediaException e) {
            throw new FetchFailure(Kind.DAMAGED, String.valueOf(e.getMessage()));
        }
    }

    private byte[] get(HttpRequest request, String what) throws FetchFailure {
        try {
            HttpAnswer answer = http.load(request.maxBodyBytes(MOST_BYTES).timeout(settings.idle()));
            if (!answer.isSuccess()) {
                FetchFailure failure = FetchFailure.ofStatus(answer.status());
                throw new FetchFailure(failure.kind(), what + " could not be had: " + failure.getMessage());
            }
            return answer.body();
        } catch (AnswerTooLargeException e) {
            throw new FetchFailure(Kind.ENDLESS, what + " is larger than any such thing");
        } catch (IOException e) {
            throw new FetchFailure(Kind.UNANSWERED, what + " could not be had: " + e.getMessage());
        }
    }
}
