package io.aircheck.media.flv;

import static io.aircheck.media.flv.FlvTags.audioHeader;
import static io.aircheck.media.flv.FlvTags.key;
import static io.aircheck.media.flv.FlvTags.picture;
import static io.aircheck.media.flv.FlvTags.sound;
import static io.aircheck.media.flv.FlvTags.videoHeader;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class GopAssemblerTest {

    private final StreamBytes bytes = new StreamBytes(new SmallChunks(16));
    private final FlvReader reader = new FlvReader(bytes);
    private final GopAssembler assembler = new GopAssembler(bytes, 10_000);

    @Test
    void groupGoesFromKeyFrameToKeyFrame() {
        List<Gop> groups =
                add(videoHeader(1), audioHeader(1), key(0, 1), sound(10, 1), picture(40, 2), key(80, 3), sound(90, 2));
        assertThat(groups).singleElement().satisfies(gop -> {
            assertThat(FlvTags.tags(gop)).containsExactly(key(0, 1), sound(10, 1), picture(40, 2));
            assertThat(gop.startsWithKeyFrame()).isTrue();
            assertThat(gop.configuration().headers()).containsExactly(audioHeader(1), videoHeader(1));
        });
        assertThat(FlvTags.tags(assembler.rest())).containsExactly(key(80, 3), sound(90, 2));
    }

    @Test
    void whatComesBeforeTheFirstKeyFrameCannotBeDecoded() {
        List<Gop> groups = add(videoHeader(1), sound(0, 1), picture(5, 1), key(40, 2), key(80, 3));
        assertThat(groups)
                .singleElement()
                .satisfies(gop -> assertThat(FlvTags.tags(gop)).containsExactly(key(40, 2)));
    }

    @Test
    void butItsSoundIsKeptBesideTheFirstGroup() {
        List<Gop> groups = add(videoHeader(1), sound(0, 1), sound(20, 2), key(40, 2), key(80, 3), key(120, 4));
        assertThat(FlvTags.tags(groups.get(0).withSoundBefore(0)))
                .containsExactly(key(40, 2), sound(0, 1), sound(20, 2));
        assertThat(FlvTags.tags(groups.get(0).withSoundBefore(1))).containsExactly(key(40, 2), sound(20, 2));
        assertThat(groups.get(1).soundBefore()).isNull();
    }

    @Test
    void repeatedSequenceHeadersAreDropped() {
        List<Gop> groups = add(
                videoHeader(1),
                audioHeader(1),
                key(0, 1),
                videoHeader(1),
                audioHeader(1),
                picture(40, 2),
                key(80, 3),
                videoHeader(1),
                key(120, 4));
        assertThat(groups).extracting(gop -> gop.tags().size()).containsExactly(2, 1);
        assertThat(groups)
                .extracting(gop -> gop.configuration().id())
                .containsOnly(groups.getFirst().configuration().id());
    }

    @Test
    void otherHeaderHoldsFromTheNextKeyFrame() {
        List<Gop> groups = add(
                videoHeader(1),
                audioHeader(1),
                key(0, 1),
                videoHeader(2),
                sound(30, 1),
                picture(40, 2),
                key(80, 3),
                key(120, 4));
        assertThat(groups.get(0).configuration().videoHeader()).isEqualTo(videoHeader(1));
        assertThat(FlvTags.tags(groups.get(0))).containsExactly(key(0, 1), sound(30, 1));
        assertThat(groups.get(1).configuration().videoHeader()).isEqualTo(videoHeader(2));
        assertThat(FlvTags.tags(groups.get(1))).containsExactly(key(80, 3));
    }

    @Test
    void soundHeaderAfterTheFirstKeyFrameIsNoChange() {
        List<Gop> groups = add(videoHeader(1), key(0, 1), audioHeader(1), sound(30, 1), key(80, 3), key(120, 4));
        assertThat(FlvTags.tags(groups.get(0))).containsExactly(key(0, 1), sound(30, 1));
        assertThat(groups.get(1).configuration()).isEqualTo(groups.get(0).configuration());
    }

    @Test
    void soundAfterAnotherSoundHeaderGoesWithIt() {
        List<Gop> groups = add(
                videoHeader(1),
                audioHeader(1),
                key(0, 1),
                sound(5, 1),
                audioHeader(2),
                sound(30, 2),
                picture(40, 2),
                key(80, 3),
                key(120, 4));
        assertThat(FlvTags.tags(groups.get(0))).containsExactly(key(0, 1), sound(5, 1), picture(40, 2));
        assertThat(FlvTags.tags(groups.get(1))).containsExactly(key(80, 3), sound(30, 2));
        assertThat(groups.get(1).configuration().audioHeader()).isEqualTo(audioHeader(2));
    }

    @Test
    void phoneTurnedOverAndBackChangesNothing() {
        List<Gop> groups = add(
                videoHeader(1), key(0, 1), videoHeader(2), picture(40, 2), videoHeader(1), picture(80, 3), key(120, 4));
        assertThat(groups)
                .singleElement()
                .satisfies(gop ->
                        assertThat(FlvTags.tags(gop)).containsExactly(key(0, 1), picture(40, 2), picture(80, 3)));
    }

    @Test
    void ofTwoHeadersInARowTheLastWins() {
        List<Gop> groups = add(videoHeader(1), key(0, 1), videoHeader(2), videoHeader(3), key(40, 2), key(80, 3));
        assertThat(groups)
                .extracting(gop -> gop.configuration().videoHeader())
                .containsExactly(videoHeader(1), videoHeader(3));
    }

    @Test
    void groupThatIsTooLargeIsCut() {
        List<Gop> groups = add(
                new GopAssembler(bytes, 60),
                videoHeader(1),
                key(0, 1),
                picture(40, 2),
                picture(80, 3),
                picture(120, 4),
                key(160, 5));
        assertThat(groups).extracting(Gop::startsWithKeyFrame).containsExactly(true, false);
        assertThat(groups).extracting(gop -> gop.tags().size()).containsExactly(3, 1);
    }

    @Test
    void groupThatLastsTooLongIsCut() {
        List<Gop> groups = add(
                new GopAssembler(bytes, 10_000, 80),
                videoHeader(1),
                key(0, 1),
                picture(40, 2),
                picture(80, 3),
                picture(120, 4),
                key(160, 5));
        assertThat(groups).extracting(Gop::startsWithKeyFrame).containsExactly(true, false);
        assertThat(groups).extracting(gop -> gop.tags().size()).containsExactly(3, 1);
    }

    @Test
    void whoWantsPiecesDoesNotWaitLongForAPictureThatNeverComes() {
        List<FlvTag> tags = new ArrayList<>(List.of(audioHeader(1)));
        for (int i = 0; i <= 100; i++) {
            tags.add(sound(i * 25L, i));
        }
        List<Gop> groups = add(new GopAssembler(bytes, 10_000, 500), tags.toArray(FlvTag[]::new));
        assertThat(groups).extracting(gop -> gop.tags().firstTimestamp()).containsExactly(0L, 1500L, 2000L);
    }

    @Test
    void streamWithoutPicturesIsCutByTime() {
        List<FlvTag> tags = new ArrayList<>(List.of(audioHeader(1)));
        for (int i = 0; i <= 400; i++) {
            tags.add(sound(i * 25L, i));
        }
        List<Gop> groups = add(tags.toArray(FlvTag[]::new));
        assertThat(groups).extracting(gop -> gop.tags().firstTimestamp()).containsExactly(0L, 5000L, 7000L);
        assertThat(groups).allMatch(Gop::startsWithKeyFrame);
        assertThat(assembler.rest().tags().firstTimestamp()).isEqualTo(9000);
    }

    @Test
    void soundBeforeAPictureThatNeverCameIsNoRecordingOfSound() {
        add(videoHeader(1), audioHeader(1), sound(0, 1), sound(20, 2));
        assertThat(assembler.rest()).isNull();
    }

    private List<Gop> add(FlvTag... tags) {
        return add(assembler, tags);
    }

    private List<Gop> add(GopAssembler target, FlvTag... tags) {
        FlvTags.come(bytes, FlvTags.stream(List.of(tags)));
        List<Gop> groups = new ArrayList<>();
        try {
            while (reader.next()) {
                Gop gop = target.add(reader);
                if (gop != null) {
                    groups.add(gop);
                }
            }
        } catch (FlvException e) {
            throw new AssertionError(e);
        }
        return groups;
    }
}
