package io.aircheck.recorder.hls;

import static org.assertj.core.api.Assertions.assertThat;

import io.aircheck.recorder.PartFormat;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PartFormatsTest {

    @TempDir
    Path directory;

    private long recovered(PartFormat format, byte[] content) throws IOException {
        Path file = directory.resolve("x.part");
        Files.write(file, content);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            assertThat(format.recover(channel)).isEqualTo(channel.size());
        }
        return Files.size(file);
    }

    @ParameterizedTest
    @CsvSource({"0, 0, 0", "1, 0, 1", "1, 187, 1", "700, 100, 700", "0, 50, 0"})
    void aTransportStreamIsCutToItsLastWholePacket(int packets, int more, int kept) throws IOException {
        byte[] content = new byte[packets * 188 + more];
        for (int i = 0; i < content.length; i += 188) {
            content[i] = 0x47;
        }

        assertThat(recovered(new TsPartFormat(), content)).isEqualTo(kept * 188L);
    }

    @ParameterizedTest
    @CsvSource({"3, 1", "3, 600", "0, 600", "512, 512", "513, 1023"})
    void zerosThatAPowerFailureLeftAreCutOff(int packets, int zeros) throws IOException {
        byte[] content = new byte[(packets + zeros) * 188];
        for (int i = 0; i < packets; i++) {
            content[i * 188] = 0x47;
        }

        assertThat(recovered(new TsPartFormat(), content)).isEqualTo(packets * 188L);
    }

    private static byte[] boxes(String types) {
        ByteBuffer bytes = ByteBuffer.allocate(types.length() / 4 * 20);
        for (int i = 0; i < types.length(); i += 4) {
            bytes.putInt(20)
                    .put(types.substring(i, i + 4).getBytes(StandardCharsets.ISO_8859_1))
                    .put(new byte[12]);
        }
        return bytes.array();
    }

    @ParameterizedTest
    @CsvSource({
        "ftypmoovmoofmdatmoofmdat, 0, 6",
        "ftypmoovmoofmdatmoofmdat, 1, 4",
        "ftypmoovmoofmdatstypmoof, 0, 4",
        "ftypmoovmoofmdatmoofmdat, 25, 4",
        "ftypmoov, 0, 0",
        "moofmdat, 0, 0",
        "ftypmoovmoofmdat, 1, 0",
    })
    void fragmentedMp4IsCutAfterItsLastWholeFragment(String types, int missing, int kept) throws IOException {
        byte[] all = boxes(types);

        assertThat(recovered(new Fmp4PartFormat(), Arrays.copyOf(all, all.length - missing)))
                .isEqualTo(kept * 20L);
    }

    @Test
    void zerosBehindAFragmentAreNoBox() throws IOException {
        byte[] all = Arrays.copyOf(boxes("ftypmoovmoofmdat"), 80 + 4096);

        assertThat(recovered(new Fmp4PartFormat(), all)).isEqualTo(80);
    }
}
