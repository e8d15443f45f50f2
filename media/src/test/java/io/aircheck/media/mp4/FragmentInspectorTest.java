package io.aircheck.media.mp4;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aircheck.media.MalformedMediaException;
import io.aircheck.media.SegmentInspection;
import io.aircheck.media.SegmentInspection.Track;
import io.aircheck.media.codec.PictureSize;
import io.aircheck.media.mp4.InitSegment.InitTrack;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class FragmentInspectorTest {

    private static byte[] sample(String name) {
        try (InputStream in = Objects.requireNonNull(FragmentInspectorTest.class.getResourceAsStream(name), name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InitSegment init() throws MalformedMediaException {
        return InitSegment.parse(ByteBuffer.wrap(sample("init.mp4")));
    }

    private static SegmentInspection inspect(byte[] segment) throws MalformedMediaException {
        return FragmentInspector.inspect(init(), List.of(ByteBuffer.wrap(segment)));
    }

    @Test
    void anInitSegmentTellsItsTracks() throws MalformedMediaException {
        assertThat(init().tracks()).extracting(InitTrack::codec).containsExactly("avc", "aac");
        assertThat(init().tracks()).extracting(InitTrack::timescale).containsExactly(12_800L, 44_100L);
        assertThat(init().tracks().getFirst().size()).isEqualTo(new PictureSize(178, 100));
        assertThat(init().encrypted()).isFalse();
    }

    @Test
    void aSegmentTellsItsTimesAndWhetherItBeginsWithAKeyFrame() throws MalformedMediaException {
        SegmentInspection found = inspect(sample("seg.m4s"));

        assertThat(found.startsWithKeyFrame()).isTrue();
        assertThat(found.duration()).isEqualTo(Duration.ofSeconds(1));
        assertThat(found.tracks()).extracting(Track::configuration).doesNotContainNull();
        assertThat(found.leading()).map(Track::codec).contains("avc");
    }

    @Test
    void aTrackWithAnotherSampleDescriptionHasAnotherConfiguration() throws MalformedMediaException {
        byte[] other = sample("init.mp4");
        int avcC = new String(other, StandardCharsets.ISO_8859_1).indexOf("avcC");
        other[avcC + 6] ^= 1;

        InitSegment changed = InitSegment.parse(ByteBuffer.wrap(other));

        assertThat(changed.tracks().getFirst().configuration())
                .isNotEqualTo(init().tracks().getFirst().configuration());
        assertThat(changed.tracks().getLast()).isEqualTo(init().tracks().getLast());
    }

    @Test
    void commonEncryptionIsRecognised() throws MalformedMediaException {
        byte[] other = sample("init.mp4");
        int entry = new String(other, StandardCharsets.ISO_8859_1).indexOf("avc1", 100);
        System.arraycopy("encv".getBytes(StandardCharsets.ISO_8859_1), 0, other, entry, 4);

        assertThat(InitSegment.parse(ByteBuffer.wrap(other)).encrypted()).isTrue();
    }

    @Test
    void howTheBytesAreCutIntoBuffersMakesNoDifference() throws MalformedMediaException {
        byte[] bytes = sample("seg.m4s");
        List<ByteBuffer> parts = new ArrayList<>();
        for (int at = 0; at < bytes.length; at += 13) {
            parts.add(ByteBuffer.wrap(bytes, at, Math.min(13, bytes.length - at)));
        }

        assertThat(FragmentInspector.inspect(init(), parts)).isEqualTo(inspect(bytes));
    }

    @Test
    void aTornSegmentIsRefused() {
        byte[] bytes = sample("seg.m4s");

        assertThatThrownBy(() -> inspect(Arrays.copyOf(bytes, bytes.length - 1)))
                .hasMessageContaining("torn at byte");
        assertThatThrownBy(() -> inspect("<html>not media</html>".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(MalformedMediaException.class);
    }

    @Test
    void aFileThatBrokeOffIsWholeUpToItsLastFragment() {
        byte[] init = sample("init.mp4");
        byte[] segment = sample("seg.m4s");
        ByteBuffer file = ByteBuffer.allocate(init.length + 2 * segment.length)
                .put(init)
                .put(segment)
                .put(segment, 0, segment.length - 5);

        assertThat(walk(file.flip()).wholeBytes()).isEqualTo(init.length + segment.length);
        assertThat(walk(ByteBuffer.wrap(init)).wholeBytes()).isZero();
        assertThat(walk(ByteBuffer.allocate(0)).wholeBytes()).isZero();
        assertThat(walk(ByteBuffer.allocate(100)).wholeBytes()).isZero();
    }

    private static FragmentWalk walk(ByteBuffer file) {
        FragmentWalk walk = new FragmentWalk(file.limit());
        while (!walk.isOver()) {
            int at = (int) walk.position();
            walk.box(file.slice(at, Math.min(FragmentWalk.HEADER_BYTES, file.limit() - at)));
        }
        return walk;
    }

    @Property(tries = 500)
    void bytesOfAnyKindAreInspectedOrRefused(
            @ForAll @Size(max = 20) List<@IntRange(max = 900) Integer> places, @ForAll byte value) {
        byte[] init = sample("init.mp4");
        byte[] segment = sample("seg.m4s");
        places.forEach(place -> {
            init[place % init.length] = value;
            segment[place % segment.length] = value;
        });
        try {
            SegmentInspection found = FragmentInspector.inspect(
                    InitSegment.parse(ByteBuffer.wrap(init)), List.of(ByteBuffer.wrap(segment)));
            assertThat(found.tracks()).isNotEmpty();
        } catch (MalformedMediaException e) {
            assertThat(e).hasMessageContaining("MP4");
        }
    }
}
