package io.aircheck.music.catalogue;

import io.aircheck.music.index.ContentId;
import io.aircheck.music.index.DamagedException;
import io.aircheck.music.index.OutdatedException;
import io.aircheck.music.index.Segment;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** The open files of fingerprints, and which of their tracks are to be found. */
final class Fingerprints implements Closeable {

    private final List<Segment> segments = new ArrayList<>();
    private final List<Damage> damage = new ArrayList<>();
    /** Read by the threads that make fingerprints, too. */
    private final Set<ContentId> ids = ConcurrentHashMap.newKeySet();

    private Fingerprints() {}

    /**
     * Opens what a manifest names. What is damaged or was made by another version is left out and told.
     *
     * @throws NoSuchFileException if a file is not there, as when a writer has just replaced it
     */
    static Fingerprints open(Path directory, Manifest manifest, String analysis) throws IOException {
        var fingerprints = new Fingerprints();
        try {
            for (String name : manifest.segments()) {
                fingerprints.add(directory.resolve(name), analysis);
            }
            return fingerprints;
        } catch (IOException | RuntimeException e) {
            fingerprints.close();
            throw e;
        }
    }

    private void add(Path file, String analysis) throws IOException {
        try {
            Segment segment = Segment.open(file);
            if (segment.analysis().equals(analysis)) {
                add(segment);
            } else {
                segment.close();
                tell(Damage.Kind.OUTDATED, file, file + " was made by another version of Aircheck");
            }
        } catch (DamagedException e) {
            tell(Damage.Kind.FINGERPRINTS, file, String.valueOf(e.getMessage()));
        } catch (OutdatedException e) {
            tell(Damage.Kind.OUTDATED, file, String.valueOf(e.getMessage()));
        }
    }

    private void tell(Damage.Kind kind, Path file, String sentence) {
        damage.add(new Damage(kind, file.getFileName().toString(), sentence));
    }

    void add(Segment segment) {
        segments.add(segment);
        for (int track = 0; track < segment.tracks(); track++) {
            ids.add(segment.id(track));
        }
    }

    List<Segment> segments() {
        return segments;
    }

    /** What was left out, and what has shown since. */
    List<Damage> damage() {
        List<Damage> all = new ArrayList<>(damage);
        for (Segment segment : segments) {
            segment.damage()
                    .ifPresent(it -> all.add(new Damage(
                            Damage.Kind.FINGERPRINTS,
                            segment.file().getFileName().toString(),
                            it)));
        }
        return all;
    }

    /** Whether there is a fingerprint of a track, to be found or not. */
    boolean has(ContentId id) {
        return ids.contains(id);
    }

    int size() {
        return ids.size();
    }

    /** Looks at every byte of the files, and closes those that are damaged. */
    void checkAll() {
        segments.forEach(Segment::checkAll);
        for (Segment segment : List.copyOf(segments)) {
            segment.damage().ifPresent(sentence -> {
                tell(Damage.Kind.FINGERPRINTS, segment.file(), sentence);
                replace(List.of(segment), List.of());
            });
        }
    }

    /** Puts segments in the place of others, which are closed. */
    void replace(List<Segment> old, List<Segment> fresh) {
        segments.removeAll(old);
        old.forEach(Segment::close);
        segments.addAll(fresh);
        ids.clear();
        for (Segment segment : segments) {
            for (int track = 0; track < segment.tracks(); track++) {
                ids.add(segment.id(track));
            }
        }
    }

    /** Sets which tracks are to be found; where there are two of one id, it is the first. */
    void show(Predicate<ContentId> wanted) {
        Set<ContentId> seen = new HashSet<>();
        for (Segment segment : segments) {
            BitSet removed = new BitSet(segment.tracks());
            for (int track = 0; track < segment.tracks(); track++) {
                ContentId id = segment.id(track);
                removed.set(track, !wanted.test(id) || !seen.add(id));
            }
            segment.remove(removed);
        }
    }

    @Override
    public void close() {
        segments.forEach(Segment::close);
        segments.clear();
    }
}
