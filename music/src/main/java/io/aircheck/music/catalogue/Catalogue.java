package io.aircheck.music.catalogue;

import io.aircheck.music.fingerprint.Analysis;
import io.aircheck.music.index.ContentId;
import io.aircheck.music.index.Segment;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The catalogue as it is at one moment, to be searched; safe for use by many threads, and while another process adds to it.
 * Opening takes as long for millions of fingerprints as for a few. What is damaged is left out and told by {@link #damage}.
 */
public final class Catalogue implements Closeable {

    private static final String FOLDER = "catalogue";

    private final Path directory;
    private final TrackList tracks;
    private final Manifest manifest;
    private final Fingerprints fingerprints;
    private final List<Damage> found;

    private Catalogue(
            Path directory, TrackList tracks, Manifest manifest, Fingerprints fingerprints, List<Damage> found) {
        this.directory = directory;
        this.tracks = tracks;
        this.manifest = manifest;
        this.fingerprints = fingerprints;
        this.found = found;
    }

    /** How much there is. */
    public record Stats(int tracks, int withoutFingerprint, Duration length, long bytes, int segments) {}

    /** Where the catalogue lies within an Aircheck home. */
    public static Path folder(Path home) {
        return home.resolve(FOLDER);
    }

    /** Opens a catalogue; one that is not there yet is empty. */
    public static Catalogue open(Path directory, Analysis analysis) throws IOException {
        return open(directory, analysis.hash());
    }

    static Catalogue open(Path directory, String analysis) throws IOException {
        long generation = -1;
        while (true) {
            // Tracks first: whoever writes makes sure of the fingerprints before the list speaks of them.
            TrackList tracks = TrackList.read(directory);
            List<Damage> found = new ArrayList<>(damage(tracks));
            Optional<Manifest> read = Manifest.read(directory);
            if (read.isEmpty()) {
                found.add(MANIFEST_DAMAGE);
            }
            Manifest manifest = read.isPresent() ? read.get() : Manifest.inFolder(directory);
            Manifest there = manifest;
            if (manifest.generation() == generation) {
                there = manifest.in(directory);
                found.addAll(manifest.missing(directory));
            }
            try {
                Fingerprints fingerprints = Fingerprints.open(directory, there, analysis);
                fingerprints.show(tracks::has);
                return new Catalogue(directory, tracks, manifest, fingerprints, found);
            } catch (NoSuchFileException e) {
                // Merged away since the manifest was read, so that the next one names its successor; or else lost.
                generation = manifest.generation();
            }
        }
    }

    static final Damage MANIFEST_DAMAGE = new Damage(
            Damage.Kind.MANIFEST, "manifest", "the catalogue's manifest is damaged; what is in the folder was taken");

    static List<Damage> damage(TrackList tracks) {
        return tracks.damagedLines() == 0
                ? List.of()
                : List.of(new Damage(
                        Damage.Kind.TRACKS,
                        tracks.name(),
                        tracks.damagedLines() + " lines of the list of tracks are damaged"));
    }

    /** What is to be searched. */
    public List<Segment> segments() {
        return List.copyOf(fingerprints.segments());
    }

    /** Which track a fingerprint belongs to. */
    public Optional<Track> track(ContentId id) {
        return tracks.find(id);
    }

    /** All tracks, in the order in which they were added. */
    public List<Track> tracks() {
        return tracks.ids().stream().flatMap(id -> tracks.find(id).stream()).toList();
    }

    /** The tracks whose fingerprints were lost, so that they are not found; adding their files again brings them back. */
    public List<Track> missing() {
        return tracks.ids().stream()
                .filter(id -> !fingerprints.has(id))
                .flatMap(id -> tracks.find(id).stream())
                .toList();
    }

    /** What was left out so far; it grows when a search comes upon more. */
    public List<Damage> damage() {
        List<Damage> all = new ArrayList<>(found);
        all.addAll(fingerprints.damage());
        return all;
    }

    /** Looks at every byte. */
    public void checkAll() {
        fingerprints.checkAll();
    }

    public Stats stats() {
        List<Track> all = tracks();
        return new Stats(
                all.size(),
                (int) all.stream()
                        .filter(track -> !fingerprints.has(track.id()))
                        .count(),
                all.stream().map(Track::length).reduce(Duration.ZERO, Duration::plus),
                fingerprints.segments().stream().mapToLong(Segment::bytes).sum() + tracks.bytes(),
                fingerprints.segments().size());
    }

    /** Whether a writer has changed it since; then close it and open it anew. */
    public boolean isOutdated() throws IOException {
        return !Manifest.read(directory).equals(Optional.of(manifest)) || tracks.hasChanged();
    }

    @Override
    public void close() {
        fingerprints.close();
    }
}
