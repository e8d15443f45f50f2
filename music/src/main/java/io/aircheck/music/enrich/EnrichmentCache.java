package io.aircheck.music.enrich;

import io.aircheck.music.ExternalIds;
import io.aircheck.music.IdentificationJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** What was found, a file for each ISRC. A file that cannot be read is as good as none. */
public final class EnrichmentCache {

    private static final long MOST_BYTES = 64 << 10;

    private final Path folder;

    /** @param folder made when it is needed */
    public EnrichmentCache(Path folder) {
        this.folder = folder;
    }

    /** The ids of a recording; null where nothing was kept, or for what is no ISRC. */
    public @Nullable ExternalIds get(@Nullable String isrc) throws IOException {
        if (isrc == null || !isIsrc(isrc)) {
            return null;
        }
        Path file = file(isrc);
        try {
            return Files.size(file) > MOST_BYTES
                    ? null
                    : IdentificationJson.readExternal(JsonMapper.shared().readTree(Files.readString(file)));
        } catch (NoSuchFileException | JacksonException e) {
            return null;
        }
    }

    /** Keeps the ids of a recording in place of what was kept; what is no ISRC is not kept. */
    public void put(@Nullable String isrc, ExternalIds ids) throws IOException {
        if (isrc != null && isIsrc(isrc)) {
            Files.createDirectories(folder);
            Path fresh = Files.createTempFile(folder, ".", ".tmp");
            try {
                Files.writeString(fresh, IdentificationJson.external(ids).toString());
                Files.move(fresh, file(isrc), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(fresh);
            }
        }
    }

    private static boolean isIsrc(String isrc) {
        return isrc.matches("[A-Z]{2}[A-Z0-9]{3}\\d{7}");
    }

    private Path file(String isrc) {
        return folder.resolve(isrc + ".json");
    }
}
