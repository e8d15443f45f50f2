package io.aircheck.server.lists;

import static org.assertj.core.api.Assertions.assertThat;

import io.aircheck.server.TownPlatform;
import io.aircheck.server.lists.ListState.Outcome;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ListStateTest {

    private static final String ONE = "https://town.example/1\n";
    private static final String BOTH = ONE + "https://town.example/2\n";

    private final ListState state = new ListState(text -> ListParser.parse("rooms.txt", text, TownPlatform.REGISTRY));

    private Outcome see(String text) {
        return state.see(new ListSighting.Text(text));
    }

    private Outcome seeNothing() {
        return state.see(new ListSighting.Unreadable("there is no such file"));
    }

    @Test
    void an_added_room_counts_at_once() {
        assertThat(see(ONE)).isInstanceOf(Outcome.Changed.class);
        assertThat(see(BOTH)).isInstanceOf(Outcome.Changed.class);
        assertThat(see(BOTH)).isInstanceOf(Outcome.Nothing.class);
        assertThat(state.current().entries()).hasSize(2);
    }

    @Test
    void a_room_that_is_gone_or_paused_counts_when_seen_three_times() {
        see(BOTH);
        String paused = "#" + BOTH;
        assertThat(see(paused)).isInstanceOf(Outcome.Nothing.class);
        assertThat(state.see(new ListSighting.Same())).isInstanceOf(Outcome.Nothing.class);
        assertThat(see(paused)).isInstanceOf(Outcome.Changed.class);
        assertThat(state.current().entries()).extracting(ListEntry::paused).containsExactly(true, false);
    }

    @Test
    void a_file_seen_empty_or_half_written_for_a_moment_stops_nothing() {
        see(BOTH);
        assertThat(see("")).isInstanceOf(Outcome.Nothing.class);
        assertThat(see("")).isInstanceOf(Outcome.Nothing.class);
        assertThat(see(ONE.substring(0, 10))).isInstanceOf(Outcome.Nothing.class);
        assertThat(see(ONE)).isInstanceOf(Outcome.Nothing.class);
        assertThat(see(BOTH)).isInstanceOf(Outcome.Nothing.class);
        assertThat(state.current().entries()).hasSize(2);
    }

    @Test
    void a_file_that_vanishes_stops_nothing_and_is_reported_once() {
        see(BOTH);
        assertThat(seeNothing()).isInstanceOf(Outcome.Nothing.class);
        assertThat(seeNothing()).isInstanceOf(Outcome.Nothing.class);
        assertThat(seeNothing()).isEqualTo(new Outcome.Lost("there is no such file"));
        assertThat(seeNothing()).isInstanceOf(Outcome.Nothing.class);
        assertThat(see(BOTH)).isInstanceOf(Outcome.Nothing.class);
        assertThat(state.current().entries()).hasSize(2);
    }

    @Test
    void a_file_is_read_again_when_its_time_its_size_or_nothing_but_its_text_changed(@TempDir Path directory)
            throws IOException {
        Path path = Files.writeString(directory.resolve("rooms.txt"), ONE);
        Instant written = Files.getLastModifiedTime(path).toInstant();
        Clock justAfter = Clock.fixed(written.plusMillis(100), ZoneOffset.UTC);
        ListFile fresh = new ListFile(path, justAfter);
        assertThat(fresh.look()).isEqualTo(new ListSighting.Text(ONE));
        Files.writeString(path, ONE.replace('1', '3'));
        Files.setLastModifiedTime(path, FileTime.from(written));
        assertThat(fresh.look()).isEqualTo(new ListSighting.Text(ONE.replace('1', '3')));

        ListFile old = new ListFile(path, Clock.offset(justAfter, Duration.ofHours(1)));
        assertThat(old.look()).isInstanceOf(ListSighting.Text.class);
        assertThat(old.look()).isInstanceOf(ListSighting.Same.class);
        Files.writeString(path, BOTH);
        assertThat(old.look()).isEqualTo(new ListSighting.Text(BOTH));
        Files.delete(path);
        assertThat(old.look()).isInstanceOf(ListSighting.Unreadable.class);
    }

    @Test
    void a_list_from_a_chinese_windows_is_understood(@TempDir Path directory) throws IOException {
        Path path = Files.write(
                directory.resolve("r.txt"), "超清，https://town.example/1".getBytes(Charset.forName("GB18030")));
        assertThat(new ListFile(path, Clock.systemUTC()).look())
                .isEqualTo(new ListSighting.Text("超清，https://town.example/1"));
    }
}
