package io.aircheck.music.catalogue;

import io.aircheck.music.fingerprint.Analysis;
import io.aircheck.music.fingerprint.Fingerprint;
import io.aircheck.music.index.AtomicFile;
import io.aircheck.music.index.ContentId;
import io.aircheck.music.index.DamagedException;
import io.aircheck.music.index.FingerprintedTrack;
import io.aircheck.music.index.Segment;
import io.aircheck.music.index.SegmentWriter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Changes a catalogue; only one process at a time may. What was {@linkplain #commit committed} is there after a power cut, the
 * rest is as if it had never been. Belongs to one thread but for {@link #hasFingerprint}.
 */
public final class CatalogueWriter implements Closeable {

    private final Path directory;
    private final String analysis;
    private final WriterLock lock;
    private final TrackList list;
    private final Fingerprints fingerprints;
    private final List<Damage> damage = new ArrayList<>();
    private final Map<ContentId, Track> tracks = new LinkedHashMap<>();
    private final Map<String, ContentId> byPath = new HashMap<>();
    private Manifest manifest;

    private final Map<ContentId, Fingerprint> freshFingerprints = new ConcurrentHashMap<>();
    private final Map<ContentId, Track> changed = new LinkedHashMap<>();
    private final Set<ContentId> removed = new HashSet<>();

    private CatalogueWriter(
            Path directory,
            String analysis,
            WriterLock lock,
            TrackList list,
            Manifest manifest,
            Fingerprints fingerprints) {
        this.directory = directory;
        this.analysis = analysis;
        this.lock = lock;
        this.list = list;
        this.manifest = manifest;
        this.fingerprints = fingerprints;
        for (ContentId id : list.ids()) {
            list.find(id).ifPresent(this::remember);
        }
        fingerprints.show(tracks::containsKey);
    }

    /**
     * Opens a catalogue for changes, making it where there is none. What is damaged is dropped and told by {@link #damage}.
     *
     * @throws CatalogueInUseException if another process is at it
     */
    public static CatalogueWriter open(Path directory, Analysis analysis) throws IOException {
        return open(directory, analysis.hash());
    }

    static CatalogueWriter open(Path directory, String analysis) throws IOException {
        Files.createDirectories(directory);
        WriterLock lock = WriterLock.take(directory);
        try {
            TrackList list = TrackList.read(directory);
            Optional<Manifest> read = Manifest.read(directory);
            Manifest named = read.isPresent() ? read.get() : Manifest.inFolder(directory);
            Fingerprints fingerprints = Fingerprints.open(directory, named.in(directory), analysis);
            var writer = new CatalogueWriter(directory, analysis, lock, list, named, fingerprints);
            writer.mend(read.isEmpty());
            return writer;
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /** Tells what is wrong, and leaves on the disk what is right. */
    private void mend(boolean withoutManifest) throws IOException {
        damage.addAll(Catalogue.damage(list));
        if (withoutManifest) {
            damage.add(Catalogue.MANIFEST_DAMAGE);
        }
        damage.addAll(manifest.missing(directory));
        if (list.isUntidy()) {
            list.rewrite();
        }
        if (withoutManifest || !manifest.segments().equals(names())) {
            writeManifest();
        }
        deleteLeftovers();
    }

    private void deleteLeftovers() throws IOException {
        List<String> wanted = names();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString();
                if (name.endsWith(AtomicFile.UNFINISHED) || name.endsWith(Manifest.SEGMENT) && !wanted.contains(name)) {
                    deleteIfPossible(file);
                }
            }
        }
    }

    private static void deleteIfPossible(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // Windows keeps files that somebody reads; the next writer deletes it.
        }
    }

    private List<String> names() {
        return fingerprints.segments().stream()
                .map(segment -> segment.file().getFileName().toString())
                .toList();
    }

    private void writeManifest() throws IOException {
        Manifest next = manifest.with(names());
        next.write(directory);
        manifest = next;
    }

    /** Looks at every byte of the fingerprints, which takes as long as reading them, and drops what is damaged. */
    public void checkAll() throws IOException {
        int before = fingerprints.segments().size();
        fingerprints.checkAll();
        if (fingerprints.segments().size() < before) {
            fingerprints.show(tracks::containsKey);
            writeManifest();
            deleteLeftovers();
        }
    }

    /** What was dropped since this was opened. */
    public List<Damage> damage() {
        List<Damage> all = new ArrayList<>(damage);
        all.addAll(fingerprints.damage());
        return all;
    }

    /** How many tracks have lost their fingerprints. */
    public int missing() {
        return (int)
                tracks.keySet().stream().filter(id -> !fingerprints.has(id)).count();
    }

    /** Whether this very file is in the catalogue, and can be found. */
    public boolean knows(TrackFile file) {
        ContentId id = byPath.get(file.path());
        Track track = id == null ? null : tracks.get(id);
        return track != null && isFound(track.id()) && track.files().contains(file);
    }

    /** The content of a known file. */
    public Optional<Track> trackAt(String path) {
        return Optional.ofNullable(byPath.get(path)).map(tracks::get);
    }

    public Optional<Track> track(ContentId id) {
        return Optional.ofNullable(tracks.get(id));
    }

    /** Whether there is a fingerprint of this content, so that it need not be made. Any thread may ask; while files are merged, it may say no too often. */
    public boolean hasFingerprint(ContentId id) {
        return freshFingerprints.containsKey(id) || fingerprints.has(id);
    }

    private boolean isFound(ContentId id) {
        return tracks.containsKey(id) && hasFingerprint(id);
    }

    /** Tracks whose fingerprints wait for a {@link #commit}. */
    public int pending() {
        return freshFingerprints.size();
    }

    /**
     * Puts a track in, or in the place of the one with its id; a file that belonged to another track now belongs to this one.
     *
     * @param fingerprint null where {@link #hasFingerprint} says that there is one
     */
    public void put(Track track, @Nullable Fingerprint fingerprint) {
        if (fingerprint != null && !hasFingerprint(track.id())) {
            freshFingerprints.put(track.id(), fingerprint);
        }
        for (TrackFile file : track.files()) {
            Optional<Track> other = trackAt(file.path()).filter(it -> !it.id().equals(track.id()));
            other.ifPresent(it -> takeFile(it, file.path()));
        }
        track(track.id()).ifPresent(old -> old.files().forEach(file -> byPath.remove(file.path())));
        remember(track);
        changed.put(track.id(), track);
        removed.remove(track.id());
    }

    private void remember(Track track) {
        tracks.put(track.id(), track);
        track.files().forEach(file -> byPath.put(file.path(), track.id()));
    }

    /** Removes the tracks whose files are this one or lie below it. */
    public List<Track> remove(Path path) {
        Path root = path.toAbsolutePath().normalize();
        List<Track> gone = new ArrayList<>();
        for (Map.Entry<String, ContentId> entry : Map.copyOf(byPath).entrySet()) {
            Track track = tracks.get(entry.getValue());
            if (track != null && Path.of(entry.getKey()).startsWith(root)) {
                takeFile(track, entry.getKey());
                if (!tracks.containsKey(track.id())) {
                    gone.add(track);
                }
            }
        }
        return gone;
    }

    /** Removes a track with all its files, as one that was learned has none to name it by. */
    public Optional<Track> remove(ContentId id) {
        Track track = tracks.remove(id);
        if (track != null) {
            track.files().forEach(file -> byPath.remove(file.path()));
            changed.remove(id);
            removed.add(id);
        }
        return Optional.ofNullable(track);
    }

    /**
     * Takes the files of a folder (or one file) for those of another one to which they were moved, without reading them.
     *
     * @return how many files are known at their new place; those that are not there, or not as they were, stay as they are
     */
    public int move(Path from, Path to) {
        Path root = from.toAbsolutePath().normalize();
        Path target = to.toAbsolutePath().normalize();
        int moved = 0;
        for (Map.Entry<String, ContentId> entry : Map.copyOf(byPath).entrySet()) {
            Path path = Path.of(entry.getKey());
            Track track = tracks.get(entry.getValue());
            if (track == null || !path.startsWith(root)) {
                continue;
            }
            TrackFile before = track.files().stream()
                    .filter(file -> file.isAt(entry.getKey()))
                    .findFirst()
                    .orElseThrow();
            Path place = path.equals(root) ? target : target.resolve(root.relativize(path));
            Optional<TrackFile> after = TrackFile.unchanged(before, place);
            if (after.isPresent()) {
                put(track.without(before.path()).with(after.get()), null);
                moved++;
            }
        }
        return moved;
    }

    private void takeFile(Track track, String path) {
        byPath.remove(path);
        Track rest = track.without(path);
        if (rest.files().isEmpty()) {
            tracks.remove(track.id());
            changed.remove(track.id());
            removed.add(track.id());
        } else {
            tracks.put(track.id(), rest);
            changed.put(track.id(), rest);
        }
    }

    /** Makes sure of all changes so far. */
    public void commit() throws IOException {
        commit(Merging.BUSY);
    }

    /** Makes sure of all changes, and leaves few files. */
    public void finish() throws IOException {
        commit(Merging.SETTLED);
    }

    private void commit(int patience) throws IOException {
        // Fingerprints first, then the list that speaks of them; in between they are only not found.
        if (!freshFingerprints.isEmpty()) {
            Path file = directory.resolve(manifest.nextSegment());
            SegmentWriter.write(
                    file,
                    analysis,
                    freshFingerprints.entrySet().stream()
                            .map(entry -> new FingerprintedTrack(entry.getKey(), entry.getValue()))
                            .toList());
            fingerprints.add(Segment.open(file));
            writeManifest();
            freshFingerprints.clear();
        }
        if (!changed.isEmpty()) {
            list.append(changed.values());
            changed.clear();
        }
        if (!removed.isEmpty()) {
            list.remove(removed);
            removed.clear();
        }
        fingerprints.show(tracks::containsKey);
        merge(patience);
        if (list.isUntidy()) {
            list.rewrite();
        }
    }

    private void merge(int patience) throws IOException {
        for (List<Integer> next = next(patience); !next.isEmpty(); next = next(patience)) {
            List<Segment> old = next.stream().map(fingerprints.segments()::get).toList();
            Path file = directory.resolve(manifest.nextSegment());
            try {
                SegmentWriter.merge(file, analysis, old);
            } catch (DamagedException e) {
                checkAll();
                continue;
            }
            Segment merged = Segment.open(file);
            List<Path> files = old.stream().map(Segment::file).toList();
            fingerprints.replace(old, List.of(merged));
            fingerprints.show(tracks::containsKey);
            writeManifest();
            files.forEach(CatalogueWriter::deleteIfPossible);
        }
    }

    private List<Integer> next(int patience) {
        List<Segment> segments = fingerprints.segments();
        return Merging.next(
                IntStream.range(0, segments.size())
                        .mapToObj(index -> part(index, segments.get(index)))
                        .toList(),
                patience);
    }

    private static Merging.Part part(int index, Segment segment) {
        int removed = (int)
                IntStream.range(0, segment.tracks()).filter(segment::removed).count();
        return new Merging.Part(index, segment.tracks() - removed, removed, segment.bytes());
    }

    /** Drops what was not committed. */
    @Override
    public void close() throws IOException {
        fingerprints.close();
        lock.close();
    }
}
