package io.aircheck.server.identify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aircheck.music.Identification.Identified;
import io.aircheck.music.Identification.NoMatch;
import io.aircheck.music.IdentificationJson;
import io.aircheck.music.Match;
import io.aircheck.music.Song;
import io.aircheck.server.Shelf;
import io.aircheck.server.TownPlatform;
import io.aircheck.server.identify.IdentificationRefusedException.Why;
import io.aircheck.server.rooms.NewRoom;
import io.aircheck.server.rooms.RoomState;
import io.aircheck.server.rooms.RoomView;
import io.aircheck.server.rooms.Rooms;
import io.aircheck.server.rooms.WatchedRoom;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Who asks when, and what is listened to. The listener of this test answers only when it is allowed to. */
@Timeout(60)
class IdentificationQueueTest {

    private static final Duration LONG = Duration.ofMinutes(5);

    @TempDir
    Path home;

    private Shelf shelf;
    private final Ear ear = new Ear();
    private final List<RoomView> rooms = new ArrayList<>();
    private IdentificationQueue queue;

    /** Listens until it may answer; knows the song of everything but of what is called silence. */
    private static final class Ear implements Answering {

        private final List<String> heard = new CopyOnWriteArrayList<>();
        private final Semaphore allowed = new Semaphore(0);

        @Override
        public JsonNode answer(Subject subject, @Nullable Duration at, boolean deep) throws InterruptedException {
            boolean strange = subject instanceof Subject.OfAddress address && address.roomId() == null;
            heard.add(
                    subject.key() + (at == null ? "" : " " + at) + (deep ? " deep" : "") + (strange ? " strange" : ""));
            allowed.acquire();
            if (subject.key().contains("broken")) {
                throw new IllegalStateException("broken");
            }
            Match match = new Match(Song.of("Song of " + subject.key()), 0.9, "catalogue", null, null, 1, 1, null);
            return IdentificationJson.of(
                    subject.label(),
                    subject.key().contains("silence") ? new NoMatch() : new Identified(List.of(match), List.of()),
                    Duration.ZERO);
        }

        @Override
        public void close() {
            heard.add("closed");
        }
    }

    @BeforeEach
    void open() {
        shelf = new Shelf(home, Instant.parse("2026-11-20T20:00:00Z"));
        queue = queue(LONG);
        room(1, "anna", RoomState.Word.LIVE);
        room(2, "twin", RoomState.Word.OFFLINE);
        room(3, "twin", RoomState.Word.OFFLINE);
    }

    @AfterEach
    void close() {
        queue.close();
        shelf.close();
    }

    private IdentificationQueue queue(Duration longest) {
        Subjects subjects = new Subjects(TownPlatform.REGISTRY, new Watched(), shelf.library::find);
        return new IdentificationQueue(subjects, ear, shelf.database, () -> Duration.ofDays(30), shelf.clock, longest);
    }

    private void room(long id, String name, RoomState.Word word) {
        String url = "https://town.example/" + id;
        rooms.add(new RoomView(
                new WatchedRoom(id, url, "town", null, null, new WatchedRoom.Source.Page(), false),
                new RoomState(word, null, Instant.EPOCH, null, null, name, null, null, null, null)));
    }

    private Identifications.Asked ask(String source) {
        return queue.ask(Question.about(source, false), "anybody");
    }

    private Identification answered(long id) {
        Identification it = queue.find(id).orElseThrow();
        while (it.isOpen()) {
            Thread.onSpinWait();
            it = queue.find(id).orElseThrow();
        }
        return it;
    }

    private AbstractThrowableAssert<?, ?> refused(String source, String asker) {
        return assertThatThrownBy(() -> queue.ask(Question.about(source, false), asker))
                .isInstanceOf(IdentificationRefusedException.class);
    }

    @Test
    void aQuestionIsAnsweredAndKept() {
        Identifications.Asked asked = ask("https://town.example/9");
        assertThat(asked.fresh()).isTrue();
        assertThat(asked.identification().state()).isEqualTo("waiting");
        ear.allowed.release();

        Identification it = answered(asked.identification().id());

        assertThat(it.state()).isEqualTo("identified");
        assertThat(it.answer().path("matches").path(0).path("title").asString()).isEqualTo("Song of town:live:9");
        assertThat(queue.latest(10, null)).containsExactly(it);
        assertThat(queue.latest(10, it.id())).isEmpty();
    }

    @Test
    void whoAsksForTheSameAtTheSameTimeGetsTheSameAnswer() {
        Identifications.Asked first = ask("https://town.example/1");
        List<Identifications.Asked> others = List.of(
                queue.ask(Question.about("https://town.example/1?from=share", false), "another"),
                queue.ask(Question.about("Anna", false), "a third"));
        Identifications.Asked deep = queue.ask(Question.about("anna", true), "another");

        assertThat(others)
                .allMatch(other -> !other.fresh()
                        && other.identification().id() == first.identification().id());
        assertThat(deep.fresh()).isTrue();
        ear.allowed.release(2);
        answered(first.identification().id());
        answered(deep.identification().id());
        assertThat(ear.heard).containsExactlyInAnyOrder("town:live:1", "town:live:1 deep");
        ear.allowed.release();
        assertThat(ask("https://town.example/1").fresh())
                .as("a live room plays on")
                .isTrue();
    }

    @Test
    void whatNeverChangesIsListenedToUntilItIsKnown() {
        ear.allowed.release(9);
        long known = ask("https://town.example/video/5").identification().id();
        answered(known);
        long unknown =
                ask("https://town.example/video/silence").identification().id();
        answered(unknown);

        assertThat(ask("https://town.example/video/5").identification().id()).isEqualTo(known);
        assertThat(ask("https://town.example/video/silence").fresh())
                .as("the catalogue may have grown")
                .isTrue();
    }

    @Test
    void aRecordingIsAskedAboutByItsIdAndAtAPlace() {
        long id = shelf.record(1, "anna", "anna/1", Duration.ofHours(1), 5);
        ear.allowed.release(2);
        long whole = queue.ask(Question.aboutRecording(id, null, false), "x")
                .identification()
                .id();
        long there = queue.ask(Question.aboutRecording(id, Duration.ofSeconds(61), false), "x")
                .identification()
                .id();

        assertThat(answered(there).recordingId()).isEqualTo(id);
        assertThat(answered(whole).source()).isEqualTo("anna · Title");
        assertThat(ear.heard).containsExactlyInAnyOrder("recording:" + id, "recording:" + id + " PT1M1S");
    }

    @Test
    void onlyWhatTheOwnerWatchesIsTrusted() {
        ear.allowed.release(2);
        answered(ask("https://town.example/1").identification().id());
        answered(ask("https://town.example/77").identification().id());

        assertThat(ear.heard).containsExactly("town:live:1", "town:live:77 strange");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        ''                          | EMPTY
        https://nowhere.example/1   | UNKNOWN
        nobody                      | UNKNOWN
        /etc/passwd                 | UNKNOWN
        file:///etc/passwd          | UNKNOWN
        twin                        | AMBIGUOUS
        """)
    void whatMeansNothingIsRefusedWithASentence(String source, Why why) {
        refused(source, "x")
                .satisfies(e ->
                        assertThat(((IdentificationRefusedException) e).why()).isEqualTo(why))
                .message()
                .isNotBlank();
        assertThat(ear.heard).isEmpty();
    }

    @Test
    void aNameOfSeveralRoomsMeansTheOneThatIsLive() {
        room(4, "twin", RoomState.Word.LIVE);
        ear.allowed.release();

        answered(ask("twin").identification().id());

        assertThat(ear.heard).containsExactly("town:live:4");
    }

    @Test
    void aRecordingThatIsNotThereIsRefused() {
        assertThatThrownBy(() -> queue.ask(Question.aboutRecording(99, null, false), "x"))
                .hasMessageContaining("99");
    }

    @Test
    void nobodyWaitsForManyAnswersAtOnceAndAllTogetherForNoMoreThanCanBe() {
        IntStream.range(0, IdentificationQueue.MOST_OPEN_OF_ONE)
                .forEach(i -> queue.ask(Question.about("https://town.example/a" + i, false), "eager"));
        refused("https://town.example/more", "eager").hasMessageContaining("wait for 3 answers");
        assertThat(queue.ask(Question.about("https://town.example/a0", false), "eager")
                        .fresh())
                .as("joining costs nothing")
                .isFalse();

        IntStream.range(0, IdentificationQueue.MOST_OPEN - IdentificationQueue.MOST_OPEN_OF_ONE)
                .forEach(i -> queue.ask(Question.about("https://town.example/b" + i, false), "asker " + i));
        refused("https://town.example/more", "one too many").hasMessageContaining("too many wait");
        assertThat(ear.heard).hasSizeLessThanOrEqualTo(IdentificationQueue.AT_ONCE);
    }

    @Test
    void nobodyAsksMoreOftenThanTenTimesAMinute() {
        ear.allowed.release(100);
        for (int i = 0; i < AskingPace.MOST; i++) {
            answered(queue.ask(Question.about("https://town.example/a" + i, false), "eager")
                    .identification()
                    .id());
        }
        refused("https://town.example/more", "eager")
                .satisfies(e -> assertThat(((IdentificationRefusedException) e).waiting())
                        .isEqualTo(AskingPace.WITHIN));
        assertThat(queue.ask(Question.about("https://town.example/more", false), "calm")
                        .fresh())
                .isTrue();

        shelf.clock.advance(AskingPace.WITHIN);
        assertThat(queue.ask(Question.about("https://town.example/later", false), "eager")
                        .fresh())
                .isTrue();
    }

    @Test
    void listeningThatDoesNotEndIsGivenUp() {
        queue.close();
        queue = queue(Duration.ofMillis(50));

        Identification it =
                answered(ask("https://town.example/1").identification().id());

        assertThat(it.state()).isEqualTo("error");
        assertThat(it.answer().path("error").asString()).startsWith("no answer came within");
    }

    @Test
    void whatBreaksIsAnErrorAndTheNextIsAnswered() {
        ear.allowed.release(2);
        Identification broken =
                answered(ask("https://town.example/broken").identification().id());

        assertThat(broken.answer().path("error").asString()).isEqualTo("listening failed; the log says why");
        assertThat(answered(ask("https://town.example/1").identification().id()).state())
                .isEqualTo("identified");
    }

    @Test
    void whatWasNotAnsweredWhenTheServiceEndedIsSaidToBe() {
        List<Long> ids = IntStream.range(0, 3)
                .mapToObj(i -> ask("https://town.example/" + i).identification().id())
                .toList();
        queue.close();
        queue = queue(LONG);

        assertThat(ids).allSatisfy(id -> {
            Identification it = queue.find(id).orElseThrow();
            assertThat(it.state()).isEqualTo("error");
            assertThat(it.answer().path("error").asString()).isEqualTo("Aircheck was ended before this was answered");
        });
    }

    /** The rooms of this test. */
    private final class Watched implements Rooms {

        @Override
        public List<RoomView> all() {
            return rooms;
        }

        @Override
        public Optional<RoomView> find(long id) {
            return rooms.stream().filter(room -> room.room().id() == id).findFirst();
        }

        @Override
        public Optional<RoomView> watched(String url) {
            String path = url.replaceFirst("\\?.*", "");
            return rooms.stream().filter(room -> room.room().url().equals(path)).findFirst();
        }

        @Override
        public RoomView add(NewRoom wish) {
            throw new UnsupportedOperationException();
        }

        @Override
        public RoomView pause(long id) {
            throw new UnsupportedOperationException();
        }

        @Override
        public RoomView resume(long id) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void remove(long id) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void checkNow(long id) {
            throw new UnsupportedOperationException();
        }
    }
}
