package io.aircheck.server.watch;

import static io.aircheck.server.watch.Evening.live;
import static io.aircheck.server.watch.Evening.offline;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.aircheck.platforms.RoomDetails;
import io.aircheck.platforms.RoomStatus;
import io.aircheck.recorder.EndReason;
import io.aircheck.server.recordings.Recording.Phase;
import io.aircheck.server.rooms.NewRoom;
import io.aircheck.server.rooms.RoomRefusedException;
import io.aircheck.server.rooms.RoomState.Word;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is checked when, and what is recorded of it. */
class WatcherTest extends OfOneEvening {

    @Test
    void a_room_is_checked_at_once_and_then_at_the_interval() {
        evening.list(ROOM);
        assertThat(evening.checked).containsExactly("1");
        assertThat(evening.room("1").state().word()).isEqualTo(Word.OFFLINE);
        evening.pass(Duration.ofSeconds(59));
        assertThat(evening.checked).hasSize(1);
        evening.pass(Duration.ofSeconds(2));
        assertThat(evening.checked).hasSize(2);
    }

    @Test
    void a_live_room_is_recorded_in_the_wished_quality_and_not_checked_meanwhile() {
        evening.answers.put("1", live());
        evening.list("标清," + ROOM.strip() + ",主播: 小明");
        assertThat(evening.running).singleElement().satisfies(run -> {
            assertThat(run.request.source().stream().name()).isEqualTo("low");
            assertThat(run.request.directory()).isEqualTo(directory.resolve("recordings/town"));
        });
        assertThat(evening.room("1").state().streamer()).isEqualTo("小明");
        assertThat(evening.room("1").state().recordingId()).isNotNull();
        evening.pass(Duration.ofMinutes(10));
        assertThat(evening.checked).hasSize(1);
    }

    @Test
    void a_new_title_begins_a_new_file_where_that_is_wished() throws Exception {
        try (Evening titled =
                new Evening(directory.resolve("titled"), Evening.START, 0, Map.of("AIRCHECK_SPLIT_ON_TITLE", "yes"))) {
            titled.answers.put("1", live());
            titled.list(ROOM).pass(Duration.ofMinutes(3));
            Evening.Running run = titled.running.getFirst();
            assertThat(run.splitsAsked).isZero();
            titled.answers.put("1", Evening.offline());
            titled.pass(Duration.ofMinutes(2));
            assertThat(run.stopAsked).as("its stream tells when it is over").isFalse();
            titled.answers.put("1", Evening.titled("Encore"));
            titled.pass(Duration.ofMinutes(3));
            assertThat(run.splitsAsked).isOne();
            assertThat(titled.room("1").state().title()).isEqualTo("Encore");
        }
    }

    @Test
    void a_running_recording_is_split_by_hand() {
        evening.answers.put("1", live());
        evening.list(ROOM);
        long id = evening.room("1").state().recordingId();
        assertThat(evening.watcher.split(id)).isTrue();
        assertThat(evening.running.getFirst().splitsAsked).isOne();
        evening.running.getFirst().writes(0).ends(EndReason.SILENCE);
        assertThat(evening.watcher.split(id)).as("it waits for its stream").isFalse();
    }

    @Test
    void a_short_drop_is_joined_into_one_broadcast() {
        evening.answers.put("1", live());
        evening.list(ROOM);
        evening.running.getFirst().writes(0).ends(EndReason.SILENCE);
        assertThat(evening.library.running())
                .singleElement()
                .satisfies(view -> assertThat(view.recording().phase()).isEqualTo(Phase.WAITING));
        evening.answers.put("1", offline());
        evening.pass(Duration.ofSeconds(6));
        assertThat(evening.checked).as("a quick check after 5 s").hasSize(2);
        evening.answers.put("1", live());
        evening.pass(Duration.ofSeconds(10));
        assertThat(evening.running).hasSize(1);
        evening.running.getFirst().writes(1).ends(EndReason.OFFLINE);
        evening.answers.put("1", offline());
        evening.pass(Duration.ofMinutes(5));
        assertThat(evening.finished()).singleElement().satisfies(view -> {
            assertThat(view.parts()).hasSize(2);
            assertThat(view.recording().bytes()).isEqualTo(4000);
            assertThat(view.recording().endReason()).isEqualTo(EndReason.OFFLINE);
            assertThat(view.broadcast().endedAt()).isNotNull();
        });
        assertThat(evening.library.running()).isEmpty();
    }

    @Test
    void a_room_that_comes_back_later_begins_another_broadcast() {
        evening.answers.put("1", live());
        evening.list(ROOM);
        evening.running.getFirst().writes(0).ends(EndReason.OFFLINE);
        evening.answers.put("1", offline());
        evening.pass(Duration.ofMinutes(10));
        evening.answers.put("1", live());
        evening.pass(Duration.ofMinutes(2));
        evening.running.getFirst().writes(0);
        assertThat(evening.finished()).hasSize(1);
        assertThat(evening.library.running()).hasSize(1);
    }

    @Test
    void quick_checks_follow_at_growing_distances() {
        evening.answers.put("1", live());
        evening.list(ROOM);
        evening.running.getFirst().writes(0).ends(EndReason.OFFLINE);
        evening.answers.put("1", offline());
        evening.checked.clear();
        evening.pass(Duration.ofSeconds(5 + 10 + 20 + 40));
        assertThat(evening.checked).hasSize(4);
    }

    @Test
    void failures_and_refusals_are_waited_out_ever_longer() {
        evening.answers.put("1", new RoomStatus.Blocked(RoomDetails.UNKNOWN, "captcha"));
        evening.list(ROOM);
        assertThat(evening.room("1").state().reason()).isEqualTo("captcha");
        evening.pass(Duration.ofSeconds(119));
        assertThat(evening.checked).hasSize(1);
        evening.pass(Duration.ofSeconds(2));
        assertThat(evening.checked).hasSize(2);
        evening.pass(Duration.ofSeconds(238));
        assertThat(evening.checked).hasSize(2);
        evening.pass(Duration.ofSeconds(2));
        assertThat(evening.checked).hasSize(3);
    }

    @Test
    void a_room_whose_platform_was_mended_is_checked_at_once() {
        evening.answers.put("1", new RoomStatus.Failed(RoomDetails.UNKNOWN, "town.js failed in line 3"));
        evening.list(ROOM);
        evening.answers.put("1", new RoomStatus.Offline(RoomDetails.UNKNOWN));
        evening.watcher.platformChanged("village");
        evening.pass(Duration.ofSeconds(2));
        assertThat(evening.checked).hasSize(1);
        evening.watcher.platformChanged("town");
        evening.pass(Duration.ofSeconds(2));
        assertThat(evening.checked).hasSize(2);
    }

    @Test
    void a_hash_in_front_finishes_the_recording() throws InterruptedException {
        evening.answers.put("1", live());
        evening.list(ROOM);
        evening.list("#" + ROOM);
        Evening.Running run = evening.running.getFirst();
        assertThat(run.stopAsked).isTrue();
        assertThat(evening.room("1").state().word()).isEqualTo(Word.PAUSED);
        run.writes(0).ends(EndReason.STOPPED);
        assertThat(evening.finished()).hasSize(1);
        evening.pass(Duration.ofMinutes(5));
        assertThat(evening.checked).hasSize(1);
        assertThat(evening.kinds())
                .containsExactly("recording.started", "room.state", "room.paused", "recording.part", "recording.ended");
    }

    @Test
    void a_room_taken_off_the_list_finishes_and_is_gone() {
        evening.answers.put("1", live());
        evening.list(ROOM);
        evening.list("");
        assertThat(evening.roster.all()).isEmpty();
        evening.running.getFirst().writes(0).ends(EndReason.STOPPED);
        assertThat(evening.finished()).hasSize(1);
    }

    @Test
    void a_room_unpaused_while_its_recording_still_finishes_is_recorded_again() {
        evening.answers.put("1", live());
        evening.list(ROOM);
        evening.list("#" + ROOM);
        evening.list(ROOM);
        evening.pass(Duration.ofSeconds(2));
        assertThat(evening.running).hasSize(1);
        evening.running.getFirst().writes(0).ends(EndReason.STOPPED);
        evening.pass(Duration.ofSeconds(2));
        assertThat(evening.running).hasSize(1);
        assertThat(evening.finished()).hasSize(1);
    }

    @Test
    void a_recording_that_the_user_stopped_is_not_begun_again_before_the_room_was_off() {
        evening.answers.put("1", live());
        evening.list(ROOM);
        long id = evening.library.running().getFirst().recording().id();
        assertThat(evening.watcher.stop(id)).isTrue();
        evening.running.getFirst().writes(0).ends(EndReason.STOPPED);
        evening.pass(Duration.ofMinutes(10));
        assertThat(evening.running).isEmpty();
        assertThat(evening.watcher.stop(id)).isFalse();
        evening.answers.put("1", offline());
        evening.pass(Duration.ofMinutes(2));
        evening.answers.put("1", live());
        evening.pass(Duration.ofMinutes(2));
        assertThat(evening.running).hasSize(1);
    }

    @Test
    void recordings_stop_when_the_disk_is_nearly_full_and_go_on_when_there_is_space() {
        evening.answers.put("1", live());
        evening.list(ROOM);
        evening.watcher.freeSpace(999_999);
        Evening.Running run = evening.running.getFirst();
        assertThat(run.stopAsked).isTrue();
        run.writes(0).ends(EndReason.STOPPED);
        evening.watcher.freeSpace(1_500_000);
        evening.pass(Duration.ofMinutes(30));
        assertThat(evening.running).as("between the limits nothing changes").isEmpty();
        evening.watcher.freeSpace(2_000_000);
        evening.pass(Duration.ofSeconds(2));
        assertThat(evening.running).hasSize(1);
        assertThat(evening.library.running()).as("the same broadcast").hasSize(1);
        assertThat(evening.finished()).isEmpty();
    }

    @Test
    void a_stream_of_which_nothing_comes_leaves_nothing_in_the_library() {
        evening.answers.put("1", live());
        evening.list(ROOM);
        evening.running.getFirst().ends(EndReason.FAILED);
        assertThat(evening.library.running()).isEmpty();
        assertThat(evening.finished()).isEmpty();
        evening.pass(Duration.ofSeconds(6));
        assertThat(evening.running).as("tried again").hasSize(1);
    }

    @Test
    void a_video_is_fetched_once() {
        evening.answers.put("1", live());
        evening.list("https://town.example/video/1");
        evening.running.getFirst().writes(0).ends(EndReason.STREAM_ENDED);
        assertThat(evening.finished()).hasSize(1);
        evening.pass(Duration.ofMinutes(10));
        assertThat(evening.running).isEmpty();
        assertThat(evening.checked).hasSize(1);
    }

    @Test
    void many_rooms_of_one_host_are_checked_one_a_second_and_a_new_one_comes_next() {
        String many = IntStream.range(0, 5000)
                .mapToObj(i -> "https://town.example/" + i)
                .collect(Collectors.joining("\n"));
        evening.list(many);
        evening.pass(Duration.ofSeconds(100));
        assertThat(evening.checked).hasSize(101);
        evening.list(many + "\nhttps://town.example/new");
        evening.pass(Duration.ofSeconds(1));
        assertThat(evening.checked).last().isEqualTo("new");
        evening.pass(Duration.ofSeconds(400));
        assertThat(evening.checked.stream().distinct().count()).isEqualTo(502);
    }

    @Test
    void a_room_added_on_the_page_is_kept_and_can_be_paused_and_removed() throws Exception {
        long id = evening.roster
                .add(new NewRoom("town.example/9", "HD", " Nine "))
                .room()
                .id();
        evening.watcher.tick();
        assertThat(evening.checked).containsExactly("9");
        assertThat(evening.room("9").room().url()).isEqualTo("https://town.example/9");
        assertThatExceptionOfType(RoomRefusedException.class)
                .isThrownBy(() -> evening.roster.add(new NewRoom("https://town.example/9?x=1", null, null)))
                .extracting(RoomRefusedException::why)
                .isEqualTo(RoomRefusedException.Why.DUPLICATE);
        assertThat(evening.roster.pause(id).state().word()).isEqualTo(Word.PAUSED);
        evening.close();

        evening = new Evening(directory);
        evening.list(ROOM);
        assertThat(evening.room("9").room().id()).isEqualTo(id);
        assertThat(evening.room("9").state().word()).isEqualTo(Word.PAUSED);
        assertThat(evening.roster.resume(id).state().word()).isEqualTo(Word.UNCHECKED);
        evening.roster.remove(id);
        assertThat(evening.roster.all()).hasSize(1);
        long listed = evening.room("1").room().id();
        assertThatExceptionOfType(RoomRefusedException.class)
                .isThrownBy(() -> evening.roster.remove(listed))
                .withMessageContaining("line 1 of rooms.txt");
    }

    @Test
    void a_wish_that_means_nothing_is_refused_with_a_sentence() {
        assertThatExceptionOfType(RoomRefusedException.class)
                .isThrownBy(() -> evening.roster.add(new NewRoom("https://elsewhere.example/1", null, null)))
                .withMessageContaining("no platform knows");
        assertThatExceptionOfType(RoomRefusedException.class)
                .isThrownBy(() -> evening.roster.add(new NewRoom("https://town.example/1", "4K", null)))
                .withMessageContaining("1080p60");
        assertThatExceptionOfType(RoomRefusedException.class)
                .isThrownBy(() -> evening.roster.pause(77))
                .withMessage("there is no room 77");
    }

    @Test
    void an_unsupported_address_is_shown_as_such_and_never_checked() {
        evening.list("https://elsewhere.example/1\n" + ROOM);
        assertThat(evening.roster.all()).extracting(view -> view.state().word()).contains(Word.UNSUPPORTED);
        assertThat(evening.checked).containsExactly("1");
    }
}
