package io.aircheck.media.mpegts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aircheck.media.MalformedMediaException;
import io.aircheck.media.SegmentInspection;
import io.aircheck.media.SegmentInspection.Kind;
import io.aircheck.media.SegmentInspection.Track;
import io.aircheck.media.codec.PictureSize;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TsInspectorTest {

    /** A second of 178 × 100 at 25 frames with B-frames, and one channel at 44.1 kHz. */
    private static byte[] sample(String name) {
        try (InputStream in = Objects.requireNonNull(TsInspectorTest.class.getResourceAsStream(name), name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SegmentInspection inspect(byte[] bytes) throws MalformedMediaException {
        return TsInspector.inspect(List.of(ByteBuffer.wrap(bytes)));
    }

    @Test
    void pictureAndSoundTellTheirSetUpAndTimes() throws MalformedMediaException {
        SegmentInspection found = inspect(sample("avc.ts"));

        assertThat(found.tracks()).extracting(Track::kind).containsExactly(Kind.VIDEO, Kind.AUDIO);
        assertThat(found.tracks()).extracting(Track::codec).containsExactly("avc", "aac");
        assertThat(found.pictureSize()).contains(new PictureSize(178, 100));
        assertThat(found.startsWithKeyFrame()).isTrue();
        assertThat(found.encrypted()).isFalse();
        assertThat(found.duration()).isEqualTo(Duration.ofSeconds(1));
        assertThat(found.tracks().get(1).configuration()).isEqualTo("aac2/44100/1");
        assertThat(found.leading()).map(Track::id).contains(256);
    }

    @Test
    void hevcAndSoundAloneAreKnownToo() throws MalformedMediaException {
        SegmentInspection hevc = inspect(sample("hevc.ts"));
        SegmentInspection sound = inspect(sample("audio.ts"));

        assertThat(hevc.pictureSize()).contains(new PictureSize(178, 100));
        assertThat(hevc.startsWithKeyFrame()).isTrue();
        assertThat(hevc.tracks().getFirst().configuration()).startsWith("hevc");
        assertThat(sound.tracks()).extracting(Track::configuration).containsExactly("aac2/48000/2");
        assertThat(sound.startsWithKeyFrame()).isTrue();
    }

    @Test
    void soundIsAsLongAsItsFramesNotAsTheTimesOfItsPackets() throws MalformedMediaException {
        Track sound = inspect(sample("audio.ts")).tracks().getFirst();

        assertThat(sound.firstDts()).isEqualTo(126_000);
        assertThat(sound.lastDts()).as("47 frames of 1920 ticks later").isEqualTo(216_240);
        assertThat(sound.durationTicks()).isEqualTo(92_160);
    }

    @Test
    void theSetUpIsThatOfTheParameterSetsNotOfThePictures() throws MalformedMediaException {
        byte[] original = sample("avc.ts");
        byte[] otherTail = original.clone();
        otherTail[original.length - 1] ^= 1;

        assertThat(inspect(otherTail).tracks().getFirst().configuration())
                .isEqualTo(inspect(original).tracks().getFirst().configuration());
        assertThat(inspect(sample("hevc.ts")).tracks().getFirst().configuration())
                .isNotEqualTo(inspect(original).tracks().getFirst().configuration());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 188, 189, 1000, 65_424})
    void howTheBytesAreCutIntoBuffersMakesNoDifference(int size) throws MalformedMediaException {
        byte[] bytes = sample("avc.ts");
        List<ByteBuffer> parts = new ArrayList<>();
        for (int at = 0; at < bytes.length; at += size) {
            parts.add(ByteBuffer.wrap(bytes, at, Math.min(size, bytes.length - at)));
        }

        assertThat(TsInspector.inspect(parts)).isEqualTo(inspect(bytes));
        assertThat(parts.getFirst().position()).isZero();
    }

    @Test
    void aSegmentWithoutItsHeadSaysNothingOfItsSetUp() throws MalformedMediaException {
        byte[] bytes = sample("avc.ts");
        byte[] tables = Arrays.copyOf(bytes, 3 * TsPacket.LENGTH);
        int half = bytes.length / 2 / TsPacket.LENGTH * TsPacket.LENGTH;
        SegmentInspection found = TsInspector.inspect(
                List.of(ByteBuffer.wrap(tables), ByteBuffer.wrap(bytes, half, bytes.length - half)));

        assertThat(found.startsWithKeyFrame()).isFalse();
        assertThat(found.tracks().getFirst().configuration()).isNull();
    }

    @Test
    void aPacketThatDoesNotBeginWhereItMustIsNamed() {
        byte[] bytes = sample("avc.ts");
        bytes[5 * TsPacket.LENGTH] = 0;

        assertThatThrownBy(() -> inspect(bytes))
                .hasMessage("not a transport stream at byte 940: no packet begins there");
        assertThatThrownBy(() -> inspect(new byte[100])).hasMessageContaining("shorter than one packet");
    }

    @Test
    void timestampsAreComparedOverTheirWrap() {
        long wrap = 1L << 33;

        assertThat(TsPacket.ticksBetween(wrap - 90_000, 90_000)).isEqualTo(180_000);
        assertThat(TsPacket.ticksBetween(90_000, wrap - 90_000)).isEqualTo(-180_000);
        assertThat(TsPacket.ticksBetween(wrap + 10, 20)).isEqualTo(10);
    }

    @Property(tries = 300)
    void packetsOfAnyContentAreInspectedOrRefused(
            @ForAll @Size(max = 40) List<@IntRange(max = 4000) Integer> places, @ForAll byte value) {
        byte[] bytes = sample("avc.ts");
        for (int place : places) {
            int at = place % bytes.length;
            if (at % TsPacket.LENGTH != 0) {
                bytes[at] = value;
            }
        }
        try {
            assertThat(inspect(bytes).duration()).isGreaterThanOrEqualTo(Duration.ZERO);
        } catch (MalformedMediaException e) {
            assertThat(e).hasMessageContaining("transport stream");
        }
    }
}
