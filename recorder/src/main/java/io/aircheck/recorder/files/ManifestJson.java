package io.aircheck.recorder.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Manifests as JSON files. */
public final class ManifestJson {

    private ManifestJson() {}

    /** Some six hundred classes come with these, so they are made when the first file is read or written. */
    private static final class Mappers {
        static final JsonMapper COMPACT = JsonMapper.builder()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();

        static final JsonMapper INDENTED =
                COMPACT.rebuild().enable(SerializationFeature.INDENT_OUTPUT).build();
    }

    static JsonMapper mapper() {
        return Mappers.COMPACT;
    }

    /** The manifest of a recording. */
    public static Path file(Path directory, String baseName) {
        return directory.resolve(baseName + ".manifest.json");
    }

    /**
     * Reads a manifest.
     *
     * @throws IOException if it is none, or of a newer version of Aircheck, with a sentence that says so
     */
    public static Manifest read(Path file) throws IOException {
        Manifest manifest;
        try {
            manifest = mapper().readValue(Files.readAllBytes(file), Manifest.class);
        } catch (JacksonException e) {
            throw new IOException(file + " is no manifest: " + e.getOriginalMessage(), e);
        }
        if (manifest.schema() > Manifest.SCHEMA) {
            throw new IOException(
                    file + " was written by a newer version of Aircheck (form " + manifest.schema() + ")");
        }
        return manifest;
    }

    /** Writes it to the disk and then, in one step, under its name. */
    public static void write(Manifest manifest, Path file) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".part");
        Uninterruptible.call(() -> {
            try (FileChannel channel = FileChannel.open(
                    fresh, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
                ByteBuffer text = ByteBuffer.wrap(text(manifest));
                while (text.hasRemaining()) {
                    channel.write(text);
                }
                channel.force(true);
            } catch (IOException e) {
                Files.deleteIfExists(fresh);
                throw e;
            }
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return file;
        });
    }

    static byte[] text(Manifest manifest) {
        return (Mappers.INDENTED.writeValueAsString(manifest) + "\n").getBytes(StandardCharsets.UTF_8);
    }
}
