package io.aircheck.music.index;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.List;

/** Writes segments; each is there wholly or not at all. */
public final class SegmentWriter {

    static final int PAIR_BITS = 20;
    static final int TRIPLE_BITS = 32;

    /** So that a list holds some fifty pairs, or twenty triples: few enough to be read for one hash, enough to pay for its place. */
    private static final int FRAMES_PER_PAIR_LIST = 16;

    private static final int FRAMES_PER_TRIPLE_LIST = 32;
    private static final long MAX_FRAMES = 0xFFFF_FFFFL;

    private SegmentWriter() {}

    /** Writes new fingerprints. */
    public static void write(Path file, String analysis, List<FingerprintedTrack> tracks) throws IOException {
        write(file, analysis, new FreshContent(tracks));
    }

    /** Writes what other segments hold, without the tracks that were removed. */
    public static void merge(Path file, String analysis, List<Segment> sources) throws IOException {
        write(file, analysis, new MergedContent(sources));
    }

    /**
     * @param analysis hash of the parameters that the fingerprints were made with
     * @throws IOException if the disk does not take it
     */
    public static void write(Path file, String analysis, SegmentContent content) throws IOException {
        AtomicFile.write(file, channel -> write(channel, analysis, content));
    }

    private static void write(FileChannel channel, String analysis, SegmentContent content) throws IOException {
        var pages = new PageWriter(channel, SegmentHeader.BYTES);
        int tracks = content.tracks();
        long[] peaks = peaks(pages, content);
        long table = pages.position();
        long frames = 0;
        for (int track = 0; track < tracks; track++) {
            ContentId id = content.id(track);
            row(pages, id.high(), id.low(), frames, peaks[track]);
            frames += content.frames(track);
        }
        row(pages, 0, 0, frames, peaks[tracks]);
        if (frames > MAX_FRAMES) {
            throw new IOException("a segment cannot hold more than " + MAX_FRAMES + " frames");
        }
        PostingsLayout pairs = postings(pages, PAIR_BITS, frames, FRAMES_PER_PAIR_LIST, content.pairs());
        PostingsLayout triples = postings(pages, TRIPLE_BITS, frames, FRAMES_PER_TRIPLE_LIST, content.triples());
        long end = pages.position();
        pages.finish();
        ByteBuffer header = new SegmentHeader(analysis, tracks, frames, table, pairs, triples, end).encode();
        for (int at = 0; header.hasRemaining(); ) {
            at += channel.write(header, at);
        }
    }

    /** Writes the peaks of all tracks; gives where each begins, and where the last ends. */
    private static long[] peaks(PageWriter pages, SegmentContent content) throws IOException {
        long[] offsets = new long[content.tracks() + 1];
        BitWriter bits = new BitWriter();
        for (int track = 0; track < content.tracks(); track++) {
            offsets[track] = pages.position();
            bits.clear();
            PeakCode.write(content.peaks(track), bits);
            pages.write(bits.bytes(), bits.length());
        }
        offsets[content.tracks()] = pages.position();
        pages.writeLong(0); // BitReader.PADDING_BYTES
        return offsets;
    }

    private static void row(PageWriter pages, long high, long low, long start, long peaks) throws IOException {
        pages.writeLong(high);
        pages.writeLong(low);
        pages.writeLong(start);
        pages.writeLong(peaks);
    }

    private static PostingsLayout postings(
            PageWriter pages, int hashBits, long frames, int framesPerList, PostingSource source) throws IOException {
        var writer = new PostingsWriter(pages, hashBits, frames, framesPerList);
        while (source.next()) {
            writer.add(source.hash(), source.frame());
        }
        return writer.finish();
    }
}
