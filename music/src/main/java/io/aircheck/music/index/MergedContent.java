package io.aircheck.music.index;

import io.aircheck.music.fingerprint.Peaks;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** What several segments hold, one after another on one timeline, without the tracks that were removed. */
final class MergedContent implements SegmentContent {

    private record Kept(Segment segment, int track) {}

    private static final long REMOVED = -1;

    private final List<Segment> sources;
    private final List<Kept> kept = new ArrayList<>();
    /** For each source and track where it begins on the new timeline. */
    private final long[][] starts;

    MergedContent(List<Segment> sources) {
        this.sources = List.copyOf(sources);
        this.starts = new long[sources.size()][];
        long frames = 0;
        for (int source = 0; source < starts.length; source++) {
            Segment segment = sources.get(source);
            starts[source] = new long[segment.tracks()];
            Arrays.fill(starts[source], REMOVED);
            for (int track = 0; track < segment.tracks(); track++) {
                if (!segment.removed(track)) {
                    kept.add(new Kept(segment, track));
                    starts[source][track] = frames;
                    frames += segment.frames(track);
                }
            }
        }
    }

    @Override
    public int tracks() {
        return kept.size();
    }

    @Override
    public ContentId id(int track) {
        Kept from = kept.get(track);
        return from.segment().id(from.track());
    }

    @Override
    public int frames(int track) {
        Kept from = kept.get(track);
        return from.segment().frames(from.track());
    }

    @Override
    public Peaks peaks(int track) throws IOException {
        Kept from = kept.get(track);
        return from.segment().readPeaks(from.track());
    }

    @Override
    public PostingSource pairs() {
        return merged(Segment::pairCursor);
    }

    @Override
    public PostingSource triples() {
        return merged(Segment::tripleCursor);
    }

    private PostingSource merged(Function<Segment, Postings.Cursor> kind) {
        List<Moved> cursors = new ArrayList<>();
        for (int source = 0; source < starts.length; source++) {
            Segment segment = sources.get(source);
            cursors.add(new Moved(segment, kind.apply(segment), starts[source]));
        }
        return new Merged(cursors);
    }

    /** The postings of one source at their new places. */
    private static final class Moved implements PostingSource {

        private final Segment segment;
        private final Postings.Cursor cursor;
        private final long[] starts;
        private long frame;
        /** The track that the last posting lay in: its stretch of the old timeline, and how far it moves. */
        private long from;

        private long to;
        private long shift;
        private boolean removed;

        Moved(Segment segment, Postings.Cursor cursor, long[] starts) {
            this.segment = segment;
            this.cursor = cursor;
            this.starts = starts;
        }

        @Override
        public boolean next() throws IOException {
            while (cursor.next()) {
                long old = cursor.frame();
                if (old < from || old >= to) {
                    int track = segment.trackAt(old);
                    from = segment.start(track);
                    to = from + segment.frames(track);
                    removed = starts[track] == REMOVED;
                    shift = starts[track] - from;
                }
                if (!removed) {
                    frame = old + shift;
                    return true;
                }
            }
            return false;
        }

        @Override
        public int hash() {
            return cursor.hash();
        }

        @Override
        public long frame() {
            return frame;
        }
    }

    /** Takes the least hash; where several sources have it, the first of them, since its tracks come first. */
    private static final class Merged implements PostingSource {

        private final List<Moved> sources;
        private final List<Moved> waiting = new ArrayList<>();
        private boolean begun;
        private int current;

        Merged(List<Moved> sources) {
            this.sources = sources;
        }

        @Override
        public boolean next() throws IOException {
            if (!begun) {
                begun = true;
                for (Moved source : sources) {
                    if (source.next()) {
                        waiting.add(source);
                    }
                }
            } else {
                Moved source = waiting.get(current);
                int hash = source.hash();
                if (!source.next()) {
                    waiting.remove(current);
                } else if (source.hash() == hash) {
                    return true;
                }
            }
            current = 0;
            for (int i = 1; i < waiting.size(); i++) {
                if (Integer.compareUnsigned(
                                waiting.get(i).hash(), waiting.get(current).hash())
                        < 0) {
                    current = i;
                }
            }
            return !waiting.isEmpty();
        }

        @Override
        public int hash() {
            return waiting.get(current).hash();
        }

        @Override
        public long frame() {
            return waiting.get(current).frame();
        }
    }
}
