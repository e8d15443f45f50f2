package io.aircheck.recorder.files;

import io.aircheck.recorder.files.Manifest.Delivered;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A finished, verified file that was made of a part and still has its temporary name. It is noted in the journal or the
 * manifest first and goes to its place then, so that whenever a crash comes, files and notes agree after a recovery.
 *
 * @param source the part as it was recorded
 */
public record Conversion(Path source, Delivered delivered) {

    /** Takes a file, which is complete and on the disk, out of its {@link Workshop}. */
    public static Conversion of(Path source, Delivered delivered, Path fresh) throws IOException {
        var conversion = new Conversion(source, delivered);
        Files.move(fresh, temporary(conversion.target()), StandardCopyOption.REPLACE_EXISTING);
        return conversion;
    }

    /** Its name until it was noted. */
    static Path temporary(Path target) {
        String name = target.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return target.resolveSibling("." + name.substring(0, dot) + ".tmp" + name.substring(dot));
    }

    public Path target() {
        return beside(delivered.file());
    }

    /**
     * Puts it in its place and removes the source where that is wanted; what is done already is not done again.
     *
     * @return false where there is no such file, so that the part still is what was recorded
     */
    public boolean arrive() throws IOException {
        Path fresh = temporary(target());
        if (isComplete(fresh)) {
            Path kept = delivered.source() == null ? source : beside(delivered.source());
            if (!kept.equals(source) && !Files.exists(kept)) {
                Files.move(source, kept);
            }
            Files.move(fresh, target(), StandardCopyOption.REPLACE_EXISTING);
            OpenPart.forceDirectory(target());
        } else if (!isComplete(target())) {
            return false;
        }
        if (delivered.source() == null && !source.equals(target())) {
            Files.deleteIfExists(source);
        }
        return true;
    }

    /** Removes it again, where it could not be noted; the part stays as it is. */
    public void drop() throws IOException {
        Files.deleteIfExists(temporary(target()));
    }

    private boolean isComplete(Path file) throws IOException {
        return Files.exists(file) && Files.size(file) == delivered.bytes();
    }

    /** A journal or manifest may have been written by a stranger: its names are names beside it. */
    private Path beside(String name) {
        return source.resolveSibling(Path.of(name).getFileName());
    }
}
