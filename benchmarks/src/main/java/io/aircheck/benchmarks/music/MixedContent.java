package io.aircheck.benchmarks.music;

import io.aircheck.music.fingerprint.Fingerprint;
import io.aircheck.music.fingerprint.Hashes;
import io.aircheck.music.fingerprint.Peaks;
import io.aircheck.music.index.ContentId;
import io.aircheck.music.index.FingerprintedTrack;
import io.aircheck.music.index.PostingSource;
import io.aircheck.music.index.SegmentContent;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import java.util.stream.LongStream;

/**
 * A few tracks of music before very many of chance, in one segment: what is searched for competes with all the rest.
 *
 * @param music whose fingerprints are real
 */
record MixedContent(List<FingerprintedTrack> music, SyntheticContent rest) implements SegmentContent {

    @Override
    public int tracks() {
        return music.size() + rest.tracks();
    }

    @Override
    public ContentId id(int track) {
        return track < music.size() ? music.get(track).id() : rest.id(track - music.size());
    }

    @Override
    public int frames(int track) {
        return track < music.size()
                ? SegmentContent.whole(music.get(track).fingerprint().frames())
                : rest.frames(track - music.size());
    }

    @Override
    public Peaks peaks(int track) {
        return track < music.size() ? music.get(track).fingerprint().peaks() : rest.peaks(track - music.size());
    }

    @Override
    public PostingSource pairs() {
        return new Mixed(postings(Fingerprint::pairs), rest.pairs());
    }

    @Override
    public PostingSource triples() {
        return new Mixed(postings(Fingerprint::triples), rest.triples());
    }

    /** Those of the music in their order: a hash, as an unsigned number, and a frame each. */
    private long[] postings(Function<Fingerprint, Hashes> kind) {
        LongStream.Builder postings = LongStream.builder();
        long start = 0;
        for (int track = 0; track < music.size(); track++) {
            Hashes hashes = kind.apply(music.get(track).fingerprint());
            for (int i = 0; i < hashes.size(); i++) {
                postings.add((long) hashes.hashes()[i] << 32 | start + hashes.frames()[i]);
            }
            start += frames(track);
        }
        return postings.build()
                .map(posting -> posting ^ Long.MIN_VALUE)
                .sorted()
                .map(posting -> posting ^ Long.MIN_VALUE)
                .toArray();
    }

    /** The postings of the music and, behind them on the timeline, those of the rest. */
    private final class Mixed implements PostingSource {

        private final long[] postings;
        private final PostingSource others;
        private final long behind;
        private int at = -1;
        private boolean begun;
        private boolean more;
        private boolean other;

        Mixed(long[] postings, PostingSource others) {
            this.postings = postings;
            this.others = others;
            long frames = 0;
            for (int track = 0; track < music.size(); track++) {
                frames += frames(track);
            }
            this.behind = frames;
        }

        @Override
        public boolean next() throws IOException {
            if (!begun || other) {
                more = others.next();
            }
            if (!begun || !other) {
                at++;
            }
            begun = true;
            if (at == postings.length) {
                other = true;
                return more;
            }
            other = more && Integer.compareUnsigned(others.hash(), (int) (postings[at] >>> 32)) < 0;
            return true;
        }

        @Override
        public int hash() {
            return other ? others.hash() : (int) (postings[at] >>> 32);
        }

        @Override
        public long frame() {
            return other ? others.frame() + behind : postings[at] & 0xFFFF_FFFFL;
        }
    }
}
