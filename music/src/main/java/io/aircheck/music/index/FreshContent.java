package io.aircheck.music.index;

import io.aircheck.music.fingerprint.Fingerprint;
import io.aircheck.music.fingerprint.Hashes;
import io.aircheck.music.fingerprint.Peaks;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** Fingerprints that were just made, as the content of a segment. */
record FreshContent(List<FingerprintedTrack> list) implements SegmentContent {

    FreshContent {
        list = List.copyOf(list);
    }

    @Override
    public int tracks() {
        return list.size();
    }

    @Override
    public ContentId id(int track) {
        return list.get(track).id();
    }

    @Override
    public int frames(int track) {
        return SegmentContent.whole(list.get(track).fingerprint().frames());
    }

    @Override
    public Peaks peaks(int track) {
        return list.get(track).fingerprint().peaks();
    }

    @Override
    public PostingSource pairs() {
        return sorted(Fingerprint::pairs);
    }

    @Override
    public PostingSource triples() {
        return sorted(Fingerprint::triples);
    }

    private PostingSource sorted(Function<Fingerprint, Hashes> kind) {
        int size = list.stream()
                .mapToInt(track -> kind.apply(track.fingerprint()).size())
                .reduce(0, Math::addExact);
        long[] postings = new long[size];
        int count = 0;
        long start = 0;
        for (FingerprintedTrack track : list) {
            Hashes hashes = kind.apply(track.fingerprint());
            for (int i = 0; i < hashes.size(); i++) {
                postings[count++] = (long) hashes.hashes()[i] << 32 | start + hashes.frames()[i];
            }
            start += SegmentContent.whole(track.fingerprint().frames());
        }
        return new Sorted(postings);
    }

    private static final class Sorted implements PostingSource {

        private final long[] postings;
        private int at = -1;

        /** @param postings the hash in the upper half, the frame in the lower; they get another order */
        Sorted(long[] postings) {
            this.postings = postings;
            // Numbers with the highest bit are the largest, not negative.
            flipSigns();
            Arrays.sort(postings);
            flipSigns();
        }

        private void flipSigns() {
            for (int i = 0; i < postings.length; i++) {
                postings[i] ^= Long.MIN_VALUE;
            }
        }

        @Override
        public boolean next() {
            return ++at < postings.length;
        }

        @Override
        public int hash() {
            return (int) (postings[at] >>> 32);
        }

        @Override
        public long frame() {
            return postings[at] & 0xFFFF_FFFFL;
        }
    }
}
