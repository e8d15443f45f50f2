package io.aircheck.server.watch;

import static io.aircheck.server.watch.Evening.live;
import static io.aircheck.server.watch.Evening.offline;
import static io.aircheck.server.watch.Evening.titled;
import static org.assertj.core.api.Assertions.assertThat;

import io.aircheck.recorder.EndReason;
import io.aircheck.recorder.Format;
import io.aircheck.server.rooms.Skipped;
import io.aircheck.server.rooms.Skipped.Why;
import io.aircheck.server.settings.Scope;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is demanded of a broadcast, and changed while rooms are watched. The evening begins on a Friday at 18:00. */
class WatchRulesTest extends OfOneEvening {

    private Scope scope(String room) {
        return evening.room(room).room().scope();
    }

    private Why whyNot(String room) {
        Skipped skipped = evening.room(room).state().skipped();
        return skipped == null ? null : skipped.why();
    }

    @Test
    void a_room_is_neither_checked_nor_recorded_outside_its_hours_and_at_once_when_they_begin() throws Exception {
        evening.editor.change(Scope.service(), Map.of("schedule", "19:00-20:00"));
        evening.answers.put("1", live());
        evening.list(ROOM);
        assertThat(evening.checked).isEmpty();
        assertThat(evening.room("1").state().skipped()).isEqualTo(new Skipped(Why.OUTSIDE_HOURS, "19:00-20:00"));
        assertThat(evening.kinds()).contains("room.skipped");
        evening.pass(Duration.ofMinutes(61));
        assertThat(evening.running).hasSize(1);
        assertThat(whyNot("1")).isNull();
        assertThat(evening.running.getFirst().request.limits().until())
                .isEqualTo(Instant.parse("2026-11-20T20:00:00Z"));
        evening.pass(Duration.ofMinutes(59));
        evening.running.getFirst().writes(0).ends(EndReason.LIMIT_REACHED);
        assertThat(evening.finished()).hasSize(1);
        assertThat(whyNot("1")).isEqualTo(Why.OUTSIDE_HOURS);
        assertThat(evening.room("1").state().nextCheckAt()).isEqualTo(Instant.parse("2026-11-21T19:00:00Z"));
    }

    @Test
    void titles_decide_and_a_change_of_the_title_is_seen() throws Exception {
        evening.list(ROOM);
        evening.editor.change(scope("1"), Map.of("include", "歌回", "exclude", "/re-?run/i"));
        evening.answers.put("1", titled("杂谈"));
        evening.pass(Duration.ofMinutes(5));
        assertThat(evening.running).isEmpty();
        assertThat(evening.room("1").state().skipped()).isEqualTo(new Skipped(Why.NOT_INCLUDED, "歌回"));
        assertThat(evening.kinds().stream().filter("room.skipped"::equals))
                .as("told once")
                .hasSize(1);
        evening.answers.put("1", titled("歌回 ReRun"));
        evening.pass(Duration.ofMinutes(2));
        assertThat(whyNot("1")).isEqualTo(Why.EXCLUDED);
        evening.answers.put("1", titled("歌回"));
        evening.pass(Duration.ofMinutes(2));
        assertThat(evening.running).hasSize(1);
    }

    @Test
    void a_room_of_which_only_news_is_wanted_is_not_recorded() throws Exception {
        evening.list(ROOM);
        evening.editor.change(scope("1"), Map.of("notify-only", "yes"));
        evening.answers.put("1", live());
        evening.pass(Duration.ofMinutes(2));
        assertThat(evening.running).isEmpty();
        assertThat(whyNot("1")).isEqualTo(Why.NOTIFY_ONLY);
        assertThat(evening.kinds()).contains("room.state", "room.skipped");
    }

    @Test
    void a_broadcast_is_recorded_for_as_long_as_is_wanted_over_its_drops() {
        evening.list(ROOM);
        evening.editor.change(scope("1"), Map.of("stop-after", "1h"));
        evening.answers.put("1", live());
        evening.pass(Duration.ofMinutes(2));
        Evening.Running first = evening.running.getFirst();
        assertThat(first.request.limits().duration()).isEqualTo(Duration.ofHours(1));
        first.writes(0).ends(EndReason.SILENCE);
        evening.pass(Duration.ofSeconds(10));
        Evening.Running second = evening.running.getFirst();
        assertThat(second.request.limits().duration())
                .isEqualTo(Duration.ofHours(1).minusSeconds(4));
        second.writes(1).ends(EndReason.LIMIT_REACHED);
        evening.pass(Duration.ofMinutes(5));
        assertThat(evening.running).isEmpty();
        assertThat(evening.room("1").state().skipped()).isEqualTo(new Skipped(Why.LONG_ENOUGH, "1h"));
        evening.answers.put("1", offline());
        evening.pass(Duration.ofMinutes(2));
        evening.answers.put("1", live());
        evening.pass(Duration.ofMinutes(2));
        assertThat(evening.running).as("the next broadcast").hasSize(1);
    }

    @Test
    void no_more_recordings_run_than_are_allowed_and_who_waits_longest_is_next() {
        evening.editor.change(Scope.service(), Map.of("most-recordings", "2"));
        List.of("1", "2", "3", "4").forEach(room -> evening.answers.put(room, live()));
        evening.list(
                "https://town.example/1\nhttps://town.example/2\nhttps://town.example/3\nhttps://town.example/4\n");
        evening.pass(Duration.ofSeconds(5));
        assertThat(evening.running).hasSize(2);
        assertThat(evening.room("3").state().skipped()).isEqualTo(new Skipped(Why.TOO_MANY, "2"));
        evening.answers.put("1", offline());
        evening.running.getFirst().writes(0).ends(EndReason.OFFLINE);
        evening.pass(Duration.ofSeconds(3));
        assertThat(whyNot("3")).isNull();
        assertThat(whyNot("4")).isEqualTo(Why.TOO_MANY);
        evening.editor.change(new Scope.Platform("town"), Map.of("most-recordings", "2"));
        evening.editor.change(Scope.service(), Map.of("most-recordings", "0"));
        evening.pass(Duration.ofMinutes(2));
        assertThat(evening.running).as("the platform's own limit").hasSize(2);
        evening.editor.change(new Scope.Platform("town"), Collections.singletonMap("most-recordings", null));
        evening.pass(Duration.ofMinutes(2));
        assertThat(evening.running).hasSize(3);
    }

    @Test
    void sound_alone_is_recorded_where_that_is_wished() {
        evening.list(ROOM);
        evening.editor.change(scope("1"), Map.of("audio-only", "yes", "thumbnail", "yes"));
        evening.answers.put("1", live());
        evening.pass(Duration.ofMinutes(2));
        assertThat(evening.running.getFirst().request.order()).satisfies(order -> {
            assertThat(order.format()).isEqualTo(Format.M4A);
            assertThat(order.keepSource()).isFalse();
            assertThat(order.thumbnail()).isFalse();
        });
    }

    @Test
    void a_shorter_interval_counts_at_once_and_a_recording_keeps_what_it_was_begun_with() {
        evening.editor.change(Scope.service(), Map.of("check-interval", "1h"));
        evening.answers.put("2", live());
        evening.list("https://town.example/1\nhttps://town.example/2\n");
        evening.pass(Duration.ofSeconds(5));
        Evening.Running run = evening.running.getFirst();
        evening.checked.clear();
        evening.editor.change(
                Map.of(Scope.service(), Map.of("check-interval", "30s"), scope("2"), Map.of("split", "10m")));
        evening.pass(Duration.ofSeconds(31));
        assertThat(evening.checked).contains("1");
        assertThat(run.request.splitting().duration()).isNull();
        assertThat(run.stopAsked).isFalse();
    }

    @Test
    void a_room_is_asked_more_often_when_it_usually_goes_on_air() {
        Instant usual = Evening.START.plus(Duration.ofMinutes(60));
        evening.editor.change(Scope.service(), Map.of("check-interval", "5m"));
        evening.watcher.learn(Map.of(1L, List.of(usual.minus(Duration.ofDays(2)), usual.minus(Duration.ofDays(1)))));
        evening.list(ROOM);
        assertThat(evening.room("1").room().id()).isEqualTo(1);
        evening.pass(Duration.ofMinutes(25));
        assertThat(evening.checked).as("every five minutes").hasSizeBetween(5, 6);
        evening.pass(Duration.ofMinutes(10));
        evening.checked.clear();
        evening.pass(Duration.ofMinutes(25));
        assertThat(evening.checked).as("every 100 seconds").hasSizeBetween(14, 16);
    }
}
