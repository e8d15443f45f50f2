package io.aircheck.music.catalogue;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The files of some folders that may hold music: all but those whose names say otherwise, since FFmpeg reads hundreds of
 * formats.
 *
 * @param files in order of their paths
 * @param unreadable what could not be looked at, with its reason
 */
record MusicFiles(List<TrackFile> files, List<AddEvent.Unreadable> unreadable) {

    /** What lies beside music. */
    private static final Set<String> OTHERS = Set.of(
            ("jpg jpeg png gif webp bmp tif tiff svg ico psd txt nfo log md htm html xml json yaml yml ini url pdf doc docx rtf "
                            + "epub cue m3u m3u8 pls xspf lrc srt ass vtt sfv md5 sha1 sha256 ffp accurip db zip rar 7z tar gz xz "
                            + "part tmp crdownload exe dll lnk")
                    .split(" "));

    /** Looks at files, whatever they are called, and into folders with all that is below them. */
    static MusicFiles below(List<Path> paths) throws IOException {
        List<TrackFile> files = new ArrayList<>();
        List<AddEvent.Unreadable> unreadable = new ArrayList<>();
        for (Path path : paths) {
            Files.walkFileTree(
                    path, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, new SimpleFileVisitor<>() {
                        @Override
                        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                            if (attributes.isRegularFile() && (file.equals(path) || mayBeMusic(file))) {
                                files.add(TrackFile.of(file, attributes));
                            }
                            return FileVisitResult.CONTINUE;
                        }

                        @Override
                        public FileVisitResult visitFileFailed(Path file, IOException reason) {
                            unreadable.add(new AddEvent.Unreadable(file, sentence(reason), 0));
                            return FileVisitResult.CONTINUE;
                        }

                        @Override
                        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException reason) {
                            return FileVisitResult.CONTINUE;
                        }
                    });
        }
        List<TrackFile> sorted = files.stream()
                .distinct()
                .sorted(Comparator.comparing(TrackFile::path))
                .toList();
        return new MusicFiles(sorted, unreadable);
    }

    private static boolean mayBeMusic(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return !name.startsWith(".") && !OTHERS.contains(name.substring(name.lastIndexOf('.') + 1));
    }

    private static String sentence(IOException reason) {
        return switch (reason) {
            case NoSuchFileException _ -> "there is no such file or folder";
            case AccessDeniedException _ -> "this user may not read it";
            case FileSystemLoopException _ -> "the folder leads back into itself";
            default -> "it cannot be read: " + reason.getMessage();
        };
    }
}
