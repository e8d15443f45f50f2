package io.aircheck.music.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Turned bits and cut files anywhere in a catalogue, and a process that adds to it and is killed: it opens, says what it dropped,
 * never answers wrongly, and adding again does only what is missing.
 */
@Timeout(600)
class DamagedCatalogueTest {

    private static final int SONGS = 24;
    private static final int DAMAGES = 60;
    private static final int KILLS = 50;
    private static final Set<Integer> NUMBERS =
            IntStream.range(0, SONGS).boxed().collect(Collectors.toSet());

    @TempDir
    Path home;

    @Test
    void aTurnedBitAnywhere() throws Exception {
        Random random = new Random(1);
        damageEachFile((bytes, _) -> {
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            return bytes;
        });
    }

    @Test
    void aFileThatIsCut() throws Exception {
        Random random = new Random(2);
        damageEachFile((bytes, _) -> Arrays.copyOf(bytes, random.nextInt(bytes.length)));
    }

    @Test
    void aFileThatIsLost() throws Exception {
        damageEachFile((_, _) -> null);
    }

    private interface Damager {
        byte @Nullable [] damaged(byte[] bytes, String name);
    }

    private void damageEachFile(Damager damager) throws Exception {
        CatalogueFixture fixture = new CatalogueFixture(home.resolve("catalogue"));
        Path music = home.resolve("music");
        for (int number : NUMBERS) {
            MadeUpMusic.write(music, number);
        }
        // Two files of fingerprints of different sizes, so that the damage of one leaves the other.
        fixture.add(Stream.iterate(0, i -> i + 1)
                .limit(SONGS - 2)
                .map(number -> music.resolve("song " + number + ".made-up"))
                .toArray(Path[]::new));
        fixture.add(music);
        Map<String, byte[]> whole = files(fixture.directory);
        List<String> names = whole.keySet().stream()
                .filter(name -> !name.equals("lock"))
                .sorted()
                .toList();
        assertThat(names).hasSize(4);
        for (int round = 0; round < DAMAGES; round++) {
            restore(fixture.directory, whole);
            String name = names.get(round % names.size());
            Path file = fixture.directory.resolve(name);
            byte[] damaged = damager.damaged(whole.get(name).clone(), name);
            if (damaged == null) {
                Files.delete(file);
            } else {
                Files.write(file, damaged);
            }
            assertMends(fixture, music, name, damaged);
        }
    }

    private static void assertMends(CatalogueFixture fixture, Path music, String name, byte @Nullable [] damaged)
            throws Exception {
        String what = name + (damaged == null ? " lost" : " of " + damaged.length + " bytes");
        int lost;
        try (Catalogue catalogue = fixture.open()) {
            CatalogueFixture.assertRight(catalogue, NUMBERS);
            catalogue.checkAll();
            lost = catalogue.missing().size();
            if (name.endsWith(Manifest.SEGMENT)) {
                assertThat(catalogue.damage()).as(what).extracting(Damage::file).containsExactly(name);
            }
        }
        Adding.Summary summary = fixture.add(music);
        boolean fingerprints = name.endsWith(Manifest.SEGMENT);
        if (fingerprints) {
            assertThat(fixture.damage).as(what).isNotEmpty();
            assertThat(fixture.music.heard).as(what).hasSize(lost);
            assertThat(fixture.music.heard.size()).as(what).isIn(2, SONGS - 2);
        } else {
            assertThat(fixture.music.heard).as(what).isEmpty();
            assertThat(!fixture.damage.isEmpty() || summary.moved() > 0 || summary.known() == SONGS)
                    .as(what)
                    .isTrue();
        }
        try (Catalogue catalogue = fixture.open()) {
            assertThat(catalogue.damage()).as(what).isEmpty();
            assertThat(catalogue.missing()).as(what).isEmpty();
            assertThat(catalogue.tracks()).as(what).hasSize(SONGS);
            CatalogueFixture.assertRight(catalogue, NUMBERS);
        }
    }

    private static Map<String, byte[]> files(Path directory) throws IOException {
        Map<String, byte[]> files = new HashMap<>();
        try (Stream<Path> list = Files.list(directory)) {
            for (Path file : list.toList()) {
                files.put(file.getFileName().toString(), Files.readAllBytes(file));
            }
        }
        return files;
    }

    private static void restore(Path directory, Map<String, byte[]> files) throws IOException {
        try (Stream<Path> list = Files.list(directory)) {
            for (Path file : list.toList()) {
                Files.delete(file);
            }
        }
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Files.write(directory.resolve(file.getKey()), file.getValue());
        }
    }

    /** A Java process that adds songs two by two; each time it is killed when it has done a random number of them. */
    @Test
    void killedAtFiftyMoments() throws Exception {
        Path music = home.resolve("music");
        Path catalogueFolder = home.resolve("catalogue");
        Random random = new Random(3);
        int songs = 0;
        int heard = 0;
        Set<Integer> numbers = new HashSet<>();
        for (int kill = 0; kill < KILLS; kill++) {
            for (int fresh = 0; fresh < 8; fresh++) {
                numbers.add(songs);
                MadeUpMusic.write(music, songs++);
            }
            heard += addUntilKilled(catalogueFolder, music, random);
            CatalogueFixture fixture = new CatalogueFixture(catalogueFolder);
            try (Catalogue catalogue = fixture.open()) {
                assertThat(catalogue.damage()).as("after kill " + kill).isEmpty();
                assertThat(catalogue.missing()).as("after kill " + kill).isEmpty();
                CatalogueFixture.assertRight(catalogue, numbers);
            }
        }
        CatalogueFixture fixture = new CatalogueFixture(catalogueFolder);
        fixture.add(music);
        heard += fixture.music.heard.size();
        try (Catalogue catalogue = fixture.open()) {
            assertThat(catalogue.tracks()).hasSize(songs);
            assertThat(catalogue.missing()).isEmpty();
            CatalogueFixture.assertRight(catalogue, numbers);
        }
        // A kill costs what was heard and not yet made sure of: one batch, and what was on its way.
        assertThat(heard).isBetween(songs, songs + KILLS * (AddingProcess.BATCH + 4 * AddingProcess.THREADS));
    }

    /** @return how many songs it listened to */
    private static int addUntilKilled(Path catalogue, Path music, Random random) throws Exception {
        Process process = AddingProcess.start(catalogue, music);
        int heard = 0;
        int last = random.nextInt(12);
        long delayNanos = random.nextInt(3_000_000);
        try (var output = process.inputReader()) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                assertThat(line).isEqualTo(AddingProcess.HEARD);
                if (++heard >= last) {
                    long until = System.nanoTime() + delayNanos;
                    while (System.nanoTime() < until) {
                        Thread.onSpinWait();
                    }
                    // The handle leaves the output open, so that what was said before is read.
                    process.toHandle().destroyForcibly();
                    last = Integer.MAX_VALUE;
                }
            }
        }
        process.waitFor();
        return heard;
    }
}
