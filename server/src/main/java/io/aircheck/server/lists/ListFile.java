package io.aircheck.server.lists;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Looks at a list file by asking for its time and size, since change notices do not come over network mounts. A file that was
 * changed within the last seconds is read again in any case, for its time may be too coarse to tell. Never writes.
 */
public final class ListFile {

    private static final long LARGEST = 16 << 20;
    private static final Duration COARSE = Duration.ofSeconds(5);

    private final Path path;
    private final Clock clock;
    private @Nullable FileTime modified;
    private long size = -1;
    private boolean settled;

    public ListFile(Path path, Clock clock) {
        this.path = path;
        this.clock = clock;
    }

    public ListSighting look() {
        try {
            BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
            if (settled && attributes.lastModifiedTime().equals(modified) && attributes.size() == size) {
                return new ListSighting.Same();
            }
            if (attributes.size() > LARGEST) {
                return unreadable("it is larger than " + (LARGEST >> 20) + " MiB");
            }
            modified = attributes.lastModifiedTime();
            size = attributes.size();
            settled = modified.toInstant().plus(COARSE).isBefore(clock.instant());
            return new ListSighting.Text(decoded(Files.readAllBytes(path)));
        } catch (NoSuchFileException e) {
            return unreadable("there is no such file");
        } catch (IOException e) {
            return unreadable(e.toString());
        }
    }

    private ListSighting unreadable(String reason) {
        settled = false;
        return new ListSighting.Unreadable(reason);
    }

    /** UTF-8, or what Windows writes in China. */
    private static String decoded(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(bytes, Charset.forName("GB18030"));
        }
    }
}
