package io.aircheck.recorder.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class PageCacheTest {

    private static final int BYTES = 1 << 20;

    @TempDir
    Path folder;

    @Test
    @EnabledOnOs(OS.LINUX)
    void whatIsOnTheDiskLeavesTheMemoryAndIsStillThere() throws IOException {
        assumeThat(Files.getFileStore(folder).type()).isNotEqualTo("tmpfs");
        Path file = folder.resolve("放送 1.ts.part");
        byte[] media = new byte[BYTES];
        Arrays.fill(media, (byte) 7);
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(media));
            channel.force(false);
            assertThat(isInMemory(channel)).isTrue();

            PageCache.giveBack(file, 0, BYTES);

            assertThat(isInMemory(channel)).isFalse();
        }
        assertThat(file).hasBinaryContent(media);
    }

    @Test
    void aPageThatIsWrittenInPartIsGivenBackTheNextTime() {
        Path file = folder.resolve("none.ts.part");
        assertThat(PageCache.giveBack(file, 0, 100_000)).isEqualTo(65_536);
        assertThat(PageCache.giveBack(file, 65_536, 200_000)).isEqualTo(196_608);
        assertThat(PageCache.giveBack(file, 196_608, 196_700)).isEqualTo(196_608);
    }

    private static boolean isInMemory(FileChannel channel) throws IOException {
        return channel.map(FileChannel.MapMode.READ_ONLY, 0, BYTES).isLoaded();
    }
}
