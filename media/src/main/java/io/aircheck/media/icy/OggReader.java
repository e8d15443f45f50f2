package io.aircheck.media.icy;

import io.aircheck.media.ogg.OggIntroduction;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The pages of an Ogg stream (Vorbis, Opus, FLAC in Ogg). A radio ends the stream with each song and begins another, whose
 * comments name the song; a plain copy is a valid chained file.
 */
public final class OggReader implements AudioReader {

    /** Comments may hold a picture; the names stand before it. */
    private static final int MAX_INTRODUCTION_BYTES = 256 << 10;

    private static final int MAX_HEADER_PAGES = 64;
    private static final Duration LONGEST_PAGE = Duration.ofSeconds(10);

    private final HeldBytes held = new HeldBytes();
    private @Nullable OggCodec codec;
    private List<ByteBuffer> headerPages = new ArrayList<>();
    private boolean inHeaders;
    private boolean introduced;
    private ByteArrayOutputStream introduction = new ByteArrayOutputStream();
    private long lastGranule;

    @Override
    public void feed(ByteBuffer bytes) {
        held.add(bytes);
    }

    @Override
    public @Nullable AudioPiece next() {
        while (true) {
            skipToPage();
            ByteBuffer view = held.view();
            Optional<OggPage> found = OggPage.at(view, 0);
            if (found.isEmpty() || view.limit() < found.get().bytes()) {
                return null;
            }
            AudioPiece piece = piece(found.get(), held.take(found.get().bytes()));
            if (piece != null) {
                return piece;
            }
        }
    }

    private void skipToPage() {
        ByteBuffer view = held.view();
        int at = 0;
        while (at + 5 <= view.limit() && !OggPage.capturedAt(view, at)) {
            at++;
        }
        held.drop(at);
    }

    /** Null for pages before the first beginning of a stream: nothing can be decoded from them. */
    private @Nullable AudioPiece piece(OggPage page, ByteBuffer bytes) {
        if (page.first()) {
            codec = OggCodec.of(bytes.slice(page.headerBytes(), bytes.limit() - page.headerBytes()));
            headerPages = new ArrayList<>();
            inHeaders = true;
            introduced = false;
            introduction = new ByteArrayOutputStream();
            lastGranule = -1;
        }
        OggCodec playing = codec;
        if (playing == null) {
            return null;
        }
        String title = null;
        List<ByteBuffer> header = List.copyOf(headerPages);
        if (inHeaders && (page.granule() > 0 || headerPages.size() == MAX_HEADER_PAGES)) {
            inHeaders = false;
        }
        if (inHeaders) {
            title = titleWith(bytes);
            headerPages.add(bytes);
        }
        return new AudioPiece(bytes, duration(page, playing), "ogg " + playing.name(), header, title, page.first());
    }

    private Duration duration(OggPage page, OggCodec playing) {
        if (page.granule() <= 0) {
            return Duration.ZERO;
        }
        long before = lastGranule;
        lastGranule = page.granule();
        long samples = before >= 0 ? page.granule() - before : page.granule();
        Duration duration = Duration.ofMillis(samples * 1000 / playing.sampleRate());
        return samples < 0 || duration.compareTo(LONGEST_PAGE) > 0 ? Duration.ZERO : duration;
    }

    /** What the comments say, once the pages that hold them are there; null before and after. */
    private @Nullable String titleWith(ByteBuffer page) {
        if (introduced || introduction.size() > MAX_INTRODUCTION_BYTES) {
            return null;
        }
        introduction.write(page.array(), page.arrayOffset(), page.limit());
        Optional<OggIntroduction> read = OggIntroduction.read(introduction.toByteArray());
        introduced = read.isPresent();
        return read.map(OggIntroduction::title).orElse(null);
    }
}
