package io.aircheck.media.flv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.aircheck.media.flv.FlvMetadata.KeyFrame;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class FlvMetadataTest {

    private static final FlvMetadata BEGUN = FlvMetadata.begin(1920, 1080, 25.0, 7L, 10L);

    @Property(tries = 50)
    void sizeDoesNotDependOnWhatIsFilledInLater(@ForAll @IntRange(max = 5000) int keyFrames, @ForAll long bytes) {
        FlvMetadata finished = BEGUN.finished(3.25, bytes, keyFrames(keyFrames));
        assertThat(finished.toTag().encodedBytes()).isEqualTo(BEGUN.toTag().encodedBytes());
        assertThat(BEGUN.fitsInto(finished.toTag())).isTrue();
    }

    @Test
    void readsWhatItWrote() {
        FlvMetadata finished = BEGUN.finished(3.25, 123_456, keyFrames(3));
        assertThat(FlvMetadata.of(finished.toTag())).contains(finished);
        FlvMetadata soundOnly = FlvMetadata.begin(null, null, null, null, 2L);
        assertThat(FlvMetadata.of(soundOnly.toTag())).contains(soundOnly);
    }

    @Test
    void largeIndexIsThinnedEvenly() {
        List<KeyFrame> index = BEGUN.finished(1, 1, keyFrames(5000)).keyFrames();
        assertThat(index).hasSize(1250);
        assertThat(index.get(1)).isEqualTo(keyFrames(5000).get(4));
    }

    @Test
    void otherEventsAndBrokenScriptDataAreNoMetadata() {
        assertThat(FlvMetadata.of(FlvTags.tag(FlvTag.Kind.SCRIPT, 0, 2, 0, 1, 'x')))
                .isEmpty();
        assertThat(FlvMetadata.of(FlvTags.tag(FlvTag.Kind.SCRIPT, 0))).isEmpty();
        assertThat(FlvMetadata.of(FlvTags.key(0, 1))).isEmpty();
    }

    @Test
    void nestingIsBounded() {
        ByteBuffer arrays = ByteBuffer.allocate(5 * 1000);
        while (arrays.hasRemaining()) {
            arrays.put((byte) 10).putInt(1);
        }
        assertThatExceptionOfType(FlvException.class)
                .isThrownBy(() -> Amf0.read(arrays.flip()))
                .withMessageContaining("nested");
    }

    @Property(tries = 500)
    void anyScriptDataIsReadOrRefused(@ForAll @Size(max = 60) byte[] bytes) {
        try {
            assertThat(Amf0.read(ByteBuffer.wrap(bytes))).isNotNull();
        } catch (FlvException expected) {
            assertThat(expected).hasMessageStartingWith("script data");
        }
    }

    private static List<KeyFrame> keyFrames(int count) {
        return LongStream.range(0, count)
                .mapToObj(i -> new KeyFrame(i * 2000, 13 + i * 700_000))
                .toList();
    }
}
