package io.aircheck.music.index;

import io.aircheck.music.fingerprint.PairHash;
import io.aircheck.music.fingerprint.Peaks;
import java.io.Closeable;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * An index in an immutable file of which little is in memory. A page that is not as it was written takes the whole segment
 * out: from then on nothing is found in it, all of its tracks count as removed, and {@link #damage} says what happened.
 */
public final class Segment implements Index, Closeable {

    /** A row of the table of tracks: its id, where it begins on the timeline, where its peaks begin in the file. */
    static final int ROW_BYTES = ContentId.BYTES + 2 * Long.BYTES;

    /** So many of a hash, or more, are counted when they are needed. */
    private static final char MANY = Character.MAX_VALUE;

    private static final Peaks NO_PEAKS = new Peaks(new int[0], new short[0]);

    private final Path file;
    private final Arena arena;
    private final SegmentHeader header;
    private final Pages pages;
    private final ContentId[] ids;
    private final long[] starts;
    private final long[] peakStarts;
    private final Postings pairs;
    private final Postings triples;
    private final AtomicReference<@Nullable String> damage = new AtomicReference<>();
    private volatile BitSet removed = new BitSet();
    private volatile char @Nullable [] pairCounts;

    private Segment(Path file, Arena arena, SegmentHeader header, Pages pages) throws DamagedException {
        this.file = file;
        this.arena = arena;
        this.header = header;
        this.pages = pages;
        int tracks = header.tracks();
        pages.check(header.trackTable(), (tracks + 1L) * ROW_BYTES);
        ids = new ContentId[tracks];
        starts = new long[tracks + 1];
        peakStarts = new long[tracks + 1];
        MemorySegment data = pages.data();
        for (int track = 0; track <= tracks; track++) {
            long row = header.trackTable() + (long) track * ROW_BYTES;
            if (track < tracks) {
                ids[track] = new ContentId(data.get(Pages.LONG, row), data.get(Pages.LONG, row + Long.BYTES));
            }
            starts[track] = data.get(Pages.LONG, row + ContentId.BYTES);
            peakStarts[track] = data.get(Pages.LONG, row + ContentId.BYTES + Long.BYTES);
        }
        pairs = new Postings(pages, header.pairs(), header.frames());
        triples = new Postings(pages, header.triples(), header.frames());
    }

    /**
     * Opens a segment; that takes as long for gigabytes as for nothing.
     *
     * @throws DamagedException if it is cut short, or damaged where that shows at once
     * @throws OutdatedException if another version has made it in another form
     */
    public static Segment open(Path file) throws IOException {
        Arena arena = Arena.ofShared();
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            SegmentHeader header = header(channel, file);
            long length = header.end() + Pages.count(SegmentHeader.BYTES, header.end()) * Integer.BYTES;
            if (channel.size() != length) {
                throw new DamagedException(file + " has " + channel.size() + " bytes instead of " + length);
            }
            MemorySegment data = channel.map(FileChannel.MapMode.READ_ONLY, 0, length, arena);
            return new Segment(file, arena, header, new Pages(file, data, SegmentHeader.BYTES, header.end()));
        } catch (IOException | RuntimeException e) {
            arena.close();
            throw e;
        }
    }

    private static SegmentHeader header(FileChannel channel, Path file) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(SegmentHeader.BYTES);
        while (bytes.hasRemaining()) {
            if (channel.read(bytes, bytes.position()) < 0) {
                throw new DamagedException(file + " is cut short");
            }
        }
        return SegmentHeader.decode(bytes.flip(), file);
    }

    public Path file() {
        return file;
    }

    /** Length of its file. */
    public long bytes() {
        return pages.data().byteSize();
    }

    /** Looks at all of the file, which takes as long as reading it does; damage is told by {@link #damage}. */
    public void checkAll() {
        try {
            pages.checkAll();
        } catch (DamagedException e) {
            drop(e);
        }
    }

    /** What is wrong with the file, once that was seen. */
    public Optional<String> damage() {
        return Optional.ofNullable(damage.get());
    }

    private void drop(DamagedException e) {
        damage.compareAndSet(null, e.getMessage());
    }

    /** Sets which tracks are not to be found any more. */
    public void remove(BitSet tracks) {
        removed = (BitSet) tracks.clone();
    }

    /** Which file a track is. */
    public ContentId id(int track) {
        return ids[track];
    }

    @Override
    public String analysis() {
        return header.analysis();
    }

    @Override
    public int tracks() {
        return ids.length;
    }

    @Override
    public long frames() {
        return header.frames();
    }

    @Override
    public long start(int track) {
        return starts[track];
    }

    /** Length of a track on the timeline, up to three frames more than its own. */
    public int frames(int track) {
        return (int) (starts[track + 1] - starts[track]);
    }

    @Override
    public int trackAt(long frame) {
        int at = Arrays.binarySearch(starts, 0, ids.length, frame);
        // Tracks without a frame begin where the next one does; the frame belongs to the last of them.
        int track = at >= 0 ? at : -at - 2;
        while (track + 1 < ids.length && starts[track + 1] <= frame) {
            track++;
        }
        return track;
    }

    @Override
    public boolean removed(int track) {
        return damage.get() != null || removed.get(track);
    }

    /**
     * Notes how often each hash occurs, unless the file says so at once, as one of more than a hundred hours does. That takes 2 MB and
     * some 0.1 s for ten hours of music, and saves whoever goes on to search for hours half of their time.
     */
    public void countPairs() {
        if (damage.get() != null || pairCounts != null || pairs.listsEachHash()) {
            return;
        }
        char[] counts = new char[1 << PairHash.BITS];
        try {
            Postings.Cursor cursor = pairs.cursor();
            while (cursor.next()) {
                int hash = cursor.hash();
                if (counts[hash] != MANY) {
                    counts[hash]++;
                }
            }
            pairCounts = counts;
        } catch (DamagedException e) {
            drop(e);
        }
    }

    @Override
    public Lookup pairs() {
        return new Guarded(pairs.reader(), true);
    }

    @Override
    public Lookup triples() {
        return new Guarded(triples.reader(), false);
    }

    /** Finds nothing any more once the segment is damaged. */
    private final class Guarded implements Lookup {

        private final PostingsReader reader;
        private final boolean ofPairs;

        Guarded(PostingsReader reader, boolean ofPairs) {
            this.reader = reader;
            this.ofPairs = ofPairs;
        }

        @Override
        public int count(int hash) {
            char[] counts = ofPairs ? pairCounts : null;
            return counts != null && counts[hash] != MANY && damage.get() == null ? counts[hash] : read(hash, null);
        }

        @Override
        public int read(int hash, int @Nullable [] into) {
            if (damage.get() != null) {
                return 0;
            }
            try {
                return reader.read(hash, into);
            } catch (DamagedException e) {
                drop(e);
                return 0;
            }
        }
    }

    @Override
    public Peaks peaks(int track) {
        if (damage.get() != null) {
            return NO_PEAKS;
        }
        try {
            return readPeaks(track);
        } catch (DamagedException e) {
            drop(e);
            return NO_PEAKS;
        }
    }

    Peaks readPeaks(int track) throws DamagedException {
        long offset = peakStarts[track];
        long length = peakStarts[track + 1] - offset;
        pages.check(offset, length);
        return PeakCode.read(pages.data(), offset, length);
    }

    Postings.Cursor pairCursor() {
        return pairs.cursor();
    }

    Postings.Cursor tripleCursor() {
        return triples.cursor();
    }

    @Override
    public void close() {
        arena.close();
    }
}
