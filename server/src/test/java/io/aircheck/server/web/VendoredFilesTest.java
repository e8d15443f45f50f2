package io.aircheck.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Browser code of others is what its authors published, with its licence. */
class VendoredFilesTest {

    private static final Path VENDOR = Path.of("src/main/resources/static/vendor");

    @Test
    void everyFileHasItsPublishedChecksum() throws Exception {
        Map<String, String> listed = Files.readAllLines(VENDOR.resolve("CHECKSUMS.sha256")).stream()
                .map(line -> line.split(" {2}"))
                .collect(Collectors.toMap(line -> line[1], line -> line[0], (a, _) -> a, TreeMap::new));

        assertThat(checksums()).isEqualTo(listed);
    }

    @Test
    void everyFolderHasALicence() throws IOException {
        try (Stream<Path> folders = Files.list(VENDOR)) {
            assertThat(folders.filter(Files::isDirectory))
                    .isNotEmpty()
                    .allMatch(folder -> Files.exists(folder.resolve("LICENSE")));
        }
    }

    private static Map<String, String> checksums() throws Exception {
        Map<String, String> found = new TreeMap<>();
        try (Stream<Path> files = Files.walk(VENDOR, 2)) {
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(it -> !it.getParent().equals(VENDOR))
                    .toList()) {
                byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
                String name = VENDOR.relativize(file).toString().replace('\\', '/');
                found.put(name, HexFormat.of().formatHex(digest));
            }
        }
        return found;
    }
}
