package io.aircheck.music.sound;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SampleBytesTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 7, 100})
    void samplesMayBeSplitAnywhere(int block) {
        byte[] bytes = bytes(0.5f, -1, 0.25f, 0, 1);

        assertThat(read(bytes, block)).containsExactly(0.5f, -1f, 0.25f, 0f, 1f);
    }

    @Test
    void whatIsNoSoundIsSilence() {
        assertThat(read(bytes(Float.NaN, Float.POSITIVE_INFINITY, -1e30f, 1), 4))
                .containsExactly(0f, 0f, 0f, 1f);
    }

    private static byte[] bytes(float... samples) {
        var buffer = ByteBuffer.allocate(4 * samples.length).order(ByteOrder.LITTLE_ENDIAN);
        for (float sample : samples) {
            buffer.putFloat(sample);
        }
        return buffer.array();
    }

    private static List<Float> read(byte[] bytes, int block) {
        List<Float> all = new ArrayList<>();
        var reader = new SampleBytes((samples, from, count) -> {
            for (int i = 0; i < count; i++) {
                all.add(samples[from + i]);
            }
        });
        for (int at = 0; at < bytes.length; at += block) {
            reader.accept(Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + block)));
        }
        assertThat(reader.count()).isEqualTo(all.size());
        return all;
    }
}
