package io.aircheck.recorder.hls;

import static org.assertj.core.api.Assertions.assertThat;

import io.aircheck.platforms.LiveStream;
import io.aircheck.platforms.Protocol;
import io.aircheck.platforms.Quality;
import io.aircheck.platforms.RoomDetails;
import io.aircheck.platforms.RoomStatus;
import io.aircheck.recorder.EndReason;
import io.aircheck.recorder.Gap;
import io.aircheck.recorder.StorageException;
import io.aircheck.recorder.StreamEngine.End;
import io.aircheck.recorder.StreamSource;
import io.aircheck.recorder.hls.FakeWeb.Answer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the engine makes of servers that fail, lie, fall silent or begin anew. */
@Timeout(30)
class HlsEngineFaultsTest extends HlsEngineScene {

    @Test
    void everyKindOfFailureIsTriedAgain() throws Exception {
        segments(6);
        byte[] body = segment(0);
        List<Answer> faults = List.of(
                FakeWeb.status(404),
                FakeWeb.status(503),
                new Answer(200, body, 200, false, false),
                new Answer(200, body, 200, true, false),
                FakeWeb.ok("<html>try again later</html>"),
                new Answer(200, Arrays.copyOf(body, 300), -1, false, false));
        for (int i = 0; i < 6; i++) {
            int number = i;
            web.at(
                    "http://h.test/a/s" + i + ".ts",
                    time -> time == 0 ? faults.get(number) : FakeWeb.ok(segment(number)));
        }
        web.at(LIST, list(0, 5, "#EXT-X-ENDLIST"));

        assertThat(run().reason()).isEqualTo(EndReason.STREAM_ENDED);
        assertThat(sink.bytes.toByteArray()).isEqualTo(all(0, 1, 2, 3, 4));
        assertThat(sink.incidents).hasSize(5).allMatch(incident -> incident.endsWith("it is asked for again"));
    }

    @ParameterizedTest
    @CsvSource({"4, 4", "3, 3"})
    void theLastSegmentOfAPlaylistThatIsTakenAwayIsRecordedThoughItWasNeverListed(int published, int recorded)
            throws Exception {
        segments(published);
        web.at(LIST, time -> time < 2 ? FakeWeb.ok(list(0, 3, "")) : FakeWeb.status(404));
        resolutions.add(new StreamSource.Resolution(new RoomStatus.Offline(RoomDetails.UNKNOWN), null));

        assertThat(run().reason()).isEqualTo(EndReason.OFFLINE);
        assertThat(sink.sequences)
                .isEqualTo(LongStream.range(0, recorded).boxed().toList());
        assertThat(sink.gaps).isEmpty();
        assertThat(sink.incidents).noneMatch(incident -> incident.contains("segment 3"));
    }

    @Test
    void aSegmentThatWasFetchedWhileThePlaylistWasGoneIsThereOnceWhenItIsBack() throws Exception {
        segments(5);
        web.at(LIST, time -> switch (time) {
            case 0 -> FakeWeb.ok(list(0, 3, ""));
            case 1, 2 -> FakeWeb.status(404);
            default -> FakeWeb.ok(list(1, 4, "#EXT-X-ENDLIST"));
        });

        assertThat(run().reason()).isEqualTo(EndReason.STREAM_ENDED);
        assertThat(sink.bytes.toByteArray()).isEqualTo(all(0, 1, 2, 3, 4));
        assertThat(sink.gaps).isEmpty();
    }

    @Test
    void itIsWrittenWhileThePlaylistIsStillWaitedForAndNotAgainWhenThatIsBack() throws Exception {
        segments(5);
        web.at(LIST, time -> {
            boolean back = sink.sequences.size() == 4;
            return time < 2
                    ? FakeWeb.ok(list(0, 3, ""))
                    : back ? FakeWeb.ok(list(1, 4, "#EXT-X-ENDLIST")) : FakeWeb.status(404);
        });

        assertThat(run().reason()).isEqualTo(EndReason.STREAM_ENDED);
        assertThat(sink.bytes.toByteArray()).isEqualTo(all(0, 1, 2, 3, 4));
        assertThat(sink.gaps).isEmpty();
    }

    @Test
    void anAddressThatIsRefusedForGoodAndCannotBeRenewedEndsWithARefusal() throws Exception {
        segments(3);
        web.at(LIST, time -> time < 2 ? FakeWeb.ok(list(0, 3, "")) : FakeWeb.status(403));

        End end = run();

        assertThat(end.reason()).isEqualTo(EndReason.REFUSED);
        assertThat(end.message()).contains("nothing new came for", "403");
        assertThat(sink.sequences).containsExactly(0L, 1L, 2L);
    }

    @Test
    void whatCannotBeHadIsAGapAndTheRestGoesOn() throws Exception {
        segments(4);
        web.at("http://h.test/a/s1.ts", time -> FakeWeb.status(404));
        web.at("http://h.test/a/s2.ts", time -> FakeWeb.status(410));
        web.at(LIST, list(0, 4, "#EXT-X-ENDLIST"));

        assertThat(run().reason()).isEqualTo(EndReason.STREAM_ENDED);
        assertThat(sink.sequences).containsExactly(0L, 3L);
        assertThat(sink.gaps).singleElement().satisfies(gap -> {
            assertThat(gap.units()).isEqualTo(2);
            assertThat(gap.length()).isEqualTo(Duration.ofMillis(200));
            assertThat(gap.cause()).isEqualTo(Gap.Cause.GONE);
        });
    }

    @Test
    void aSegmentWithoutEndIsGivenUpAndMemoryStaysBounded() throws Exception {
        segments(3);
        web.at("http://h.test/a/s1.ts", time -> new Answer(200, segment(1), -1, false, true));
        web.at(LIST, list(0, 3, "#EXT-X-ENDLIST"));

        assertThat(run().reason()).isEqualTo(EndReason.STREAM_ENDED);
        assertThat(sink.sequences).containsExactly(0L, 2L);
        assertThat(sink.gaps).extracting(Gap::cause).containsExactly(Gap.Cause.DAMAGED);
        assertThat(sink.incidents).anyMatch(incident -> incident.contains("did not end after 64 MiB"));
    }

    @Test
    void aWebPageInsteadOfAPlaylistIsSaidPlainly() throws Exception {
        web.at(LIST, "<!DOCTYPE html><html>Not here</html>");

        assertThat(run())
                .isEqualTo(new End(
                        EndReason.FAILED,
                        "the playlist could not be used: line 1: this is a web page, not a playlist"));
    }

    @Test
    void aPlaylistWithoutEndIsRefused() throws Exception {
        web.at(LIST, time -> new Answer(200, "#EXTM3U\n".getBytes(StandardCharsets.UTF_8), -1, false, true));

        End end = run();

        assertThat(end.reason()).isEqualTo(EndReason.FAILED);
        assertThat(end.message()).contains("is larger than 4194304 bytes");
    }

    @Test
    void refusedAddressesAreRenewedByThePlatform() throws Exception {
        segments(3);
        LiveStream fresh = LiveStream.of(Protocol.HLS, Quality.OD, "source", "http://h.test/b/index.m3u8");
        resolutions.add(new StreamSource.Resolution(new RoomStatus.Live(RoomDetails.UNKNOWN, List.of(fresh)), fresh));
        web.at(LIST, time -> time == 0 ? FakeWeb.ok(list(0, 1, "")) : FakeWeb.status(403));
        web.at("http://h.test/b/index.m3u8", list(0, 3, "#EXT-X-ENDLIST"));
        for (int i = 1; i < 3; i++) {
            web.at("http://h.test/b/s" + i + ".ts", segment(i));
        }

        assertThat(run().reason()).isEqualTo(EndReason.STREAM_ENDED);
        assertThat(sink.bytes.toByteArray()).isEqualTo(all(0, 1, 2));
    }

    @Test
    void aPlaylistThatIsGoneEndsOnlyWhenThePlatformSaysOffline() throws Exception {
        segments(2);
        web.at(LIST, time -> time == 0 ? FakeWeb.ok(list(0, 2, "")) : FakeWeb.status(404));
        resolutions.add(new StreamSource.Resolution(new RoomStatus.Failed(RoomDetails.UNKNOWN, "busy"), null));
        resolutions.add(new StreamSource.Resolution(new RoomStatus.Offline(RoomDetails.UNKNOWN), null));

        assertThat(run().reason()).isEqualTo(EndReason.OFFLINE);
        assertThat(sink.sequences).containsExactly(0L, 1L);
        assertThat(sink.incidents).contains("the platform does not say whether the room is live: busy");
    }

    @Test
    void aStreamThatIsSilentForTooLongEnds() throws Exception {
        segments(2);
        web.at(LIST, list(0, 2, ""));

        End end = run();

        assertThat(end.reason()).isEqualTo(EndReason.SILENCE);
        assertThat(end.message()).startsWith("nothing new came for 2 s");
    }

    @Test
    void anInterruptedRecordingKeepsWhatIsInHand() throws Exception {
        segments(2);
        web.at("http://h.test/a/s1.ts", time -> new Answer(200, segment(1), 200, true, false));
        web.at(LIST, list(0, 2, ""));
        boolean[] interrupted = {false};
        Thread recording = Thread.ofVirtual().start(() -> {
            try {
                run();
            } catch (InterruptedException e) {
                interrupted[0] = true;
            } catch (StorageException e) {
                throw new AssertionError(e);
            }
        });
        sink.first.await();
        recording.interrupt();
        recording.join();

        assertThat(interrupted[0]).isTrue();
        assertThat(sink.sequences).containsExactly(0L);
    }

    @Test
    void aServerThatHoldsReloadsBackIsAskedForTheNextSegment() throws Exception {
        segments(3);
        String control = "#EXT-X-SERVER-CONTROL:CAN-BLOCK-RELOAD=YES\n";
        web.at(LIST, list(0, 1, control))
                .at(LIST + "?_HLS_msn=1", list(0, 2, control))
                .at(LIST + "?_HLS_msn=2", list(0, 3, control + "#EXT-X-ENDLIST"));

        assertThat(run().reason()).isEqualTo(EndReason.STREAM_ENDED);
        assertThat(sink.bytes.toByteArray()).isEqualTo(all(0, 1, 2));
        assertThat(web.visits(LIST)).isOne();
    }

    @Test
    void aPlaylistThatIsGoneForAMomentDoesNotEndTheRecordingThoughItsPlatformSaysOffline() throws Exception {
        segments(4);
        resolutions.add(new StreamSource.Resolution(new RoomStatus.Offline(RoomDetails.UNKNOWN), null));
        web.at(LIST, time -> switch (time) {
            case 0 -> FakeWeb.ok(list(0, 2, ""));
            case 1, 2, 3, 4 -> FakeWeb.status(404);
            default -> FakeWeb.ok(list(0, 4, "#EXT-X-ENDLIST"));
        });

        assertThat(run().reason()).isEqualTo(EndReason.STREAM_ENDED);
        assertThat(sink.sequences).containsExactly(0L, 1L, 2L, 3L);
    }

    @Test
    void aReloadThatHangsIsMadeOnceMoreBesideIt() throws Exception {
        segments(4);
        web.at(LIST, time -> switch (time) {
            case 0 -> FakeWeb.ok(list(0, 2, ""));
            case 1 -> {
                awaited(new CountDownLatch(1)); // until the engine gives it up
                yield FakeWeb.status(503);
            }
            default -> FakeWeb.ok(list(0, 4, "#EXT-X-ENDLIST"));
        });

        assertThat(run().reason()).isEqualTo(EndReason.STREAM_ENDED);
        assertThat(sink.bytes.toByteArray()).isEqualTo(all(0, 1, 2, 3));
        assertThat(sink.gaps).isEmpty();
        assertThat(sink.incidents)
                .containsExactly("the playlist does not come; it is asked for once more on another connection");
    }
}
