package io.aircheck.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.aircheck.music.Song;
import io.aircheck.recorder.EndReason;
import io.aircheck.recorder.Gap;
import io.aircheck.server.access.RouteRules;
import io.aircheck.server.accounts.AccountRefusedException;
import io.aircheck.server.accounts.Role;
import io.aircheck.server.accounts.Scope;
import io.aircheck.server.events.Event;
import io.aircheck.server.events.EventForm;
import io.aircheck.server.events.StoredEvent;
import io.aircheck.server.lists.ListProblem;
import io.aircheck.server.recordings.RunningFigures;
import io.aircheck.server.rooms.RoomRefusedException.Why;
import io.aircheck.server.rooms.RoomState;
import io.aircheck.server.rooms.RoomState.Word;
import io.aircheck.server.rooms.RoomView;
import io.aircheck.server.rooms.Skipped;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Both languages can say everything. */
class WordsTest {

    private static final Pattern PLACE = Pattern.compile("\\{[^}]*}");
    private static final Pattern SAID_IN_TEMPLATES = Pattern.compile("say\\(\"([a-z0-9_.A-Z]+)\"[,)]");

    private final Properties english = load("messages.properties");
    private final Properties chinese = load("messages_zh_CN.properties");

    @Test
    void bothFilesHaveTheSameKeys() {
        assertThat(new TreeSet<>(chinese.stringPropertyNames()))
                .isEqualTo(new TreeSet<>(english.stringPropertyNames()));
    }

    @Test
    void bothFilesPutTheSameThingsIn() {
        for (String key : english.stringPropertyNames()) {
            assertThat(places(chinese.getProperty(key))).as(key).isEqualTo(places(english.getProperty(key)));
        }
    }

    @Test
    void noSentenceIsEmpty() {
        assertThat(english.values()).noneMatch(value -> value.toString().isBlank());
        assertThat(chinese.values()).noneMatch(value -> value.toString().isBlank());
    }

    @Test
    void everyStateOfARoomHasAName() {
        for (Word word : Word.values()) {
            assertThat(english).containsKey("state." + word.id()).containsKey("event.room.state." + word.id());
        }
    }

    @Test
    void everyEndGapAndRefusalHasASentence() {
        for (EndReason reason : EndReason.values()) {
            assertThat(english).containsKeys("end." + id(reason), "event.recording.ended." + id(reason));
        }
        for (Gap.Cause cause : Gap.Cause.values()) {
            assertThat(english).containsKeys("gap." + id(cause), "event.recording.gap." + id(cause));
        }
        for (Why why : Why.values()) {
            assertThat(english).containsKey("room.refused." + id(why));
        }
    }

    @Test
    void everyMistakeInAListHasASentence() {
        for (ListProblem.Kind kind : ListProblem.Kind.values()) {
            assertThat(english).containsKey("list.problem." + kind.id());
        }
    }

    @Test
    void everyReasonNotToRecordHasASentence() {
        for (Skipped.Why why : Skipped.Why.values()) {
            assertThat(english).containsKeys("skipped." + why.id(), "event.room.skipped." + why.id());
        }
    }

    static Stream<StoredEvent> everyEvent() {
        return records(Event.class)
                .filter(type -> type != Event.RoomSkipped.class)
                .map(WordsTest::sample)
                .map(EventForm::of);
    }

    @ParameterizedTest
    @MethodSource("everyEvent")
    void everyEventHasASentenceInWhichNothingIsLeftOut(StoredEvent event) {
        for (Language language : Language.values()) {
            String sentence =
                    EventLine.of(event, SampleService.viewer(language)).sentence();

            assertThat(sentence).isNotEqualTo(event.kind()).doesNotContain("{", "}", "  ");
        }
    }

    @Test
    void whatASiteAnsweredIsReadInTheLanguageOfThePage() {
        String reason = "api.example/room answered HTTP 500";
        StoredEvent event =
                EventForm.of(new Event.RoomStateChanged(SampleService.NOW, 1, "A", Word.OFFLINE, Word.ERROR, reason));
        RoomState state =
                new RoomState(Word.ERROR, reason, SampleService.NOW, null, null, null, null, null, null, null);
        RoomView room = new RoomView(SampleRooms.rooms().getFirst().room(), state);

        Viewer chinese = SampleService.viewer(Language.CHINESE);
        assertThat(EventLine.of(event, chinese).more()).isEqualTo("api.example/room 返回了 HTTP 500");
        assertThat(RoomCard.of(room, null, chinese).why()).contains("api.example/room 返回了 HTTP 500");
        Viewer english = SampleService.viewer(Language.ENGLISH);
        assertThat(EventLine.of(event, english).more()).isEqualTo(reason);
        assertThat(RoomCard.of(room, null, english).why()).contains(reason);
    }

    @Test
    void everythingThatTemplatesSayIsThere() throws IOException {
        try (Stream<Path> templates = Files.walk(Path.of("src/main/jte"))) {
            List<String> said = templates
                    .filter(Files::isRegularFile)
                    .flatMap(file -> SAID_IN_TEMPLATES.matcher(read(file)).results())
                    .map(match -> match.group(1))
                    .toList();
            assertThat(said).hasSizeGreaterThan(50).allMatch(english::containsKey);
        }
    }

    @Test
    void whatTheAuditLogTellsHasWords() {
        assertThat(RouteRules.acts()).hasSizeGreaterThan(20).allMatch(act -> english.containsKey("audit.act." + act));
        for (AccountRefusedException.Why why : AccountRefusedException.Why.values()) {
            assertThat(english).containsKey("account.refused." + id(why));
        }
        for (Role role : Role.values()) {
            assertThat(english).containsKeys("role." + role.id(), "role." + role.id() + ".may");
        }
        for (Scope scope : Scope.values()) {
            assertThat(english).containsKey("scope." + scope.id());
        }
    }

    @Test
    void countsOneAndMany() {
        assertThat(Words.of(Language.ENGLISH).count("recording.gaps", 1)).isEqualTo("1 gap");
        assertThat(Words.of(Language.ENGLISH).count("recording.gaps", 12)).isEqualTo("12 gaps");
        assertThat(Words.of(Language.CHINESE).count("recording.gaps", 12)).isEqualTo("12 处缺失");
    }

    @Test
    void whatIsPutInIsNotReadAsAPattern() {
        assertThat(Words.of(Language.ENGLISH).say("room.done.pause", "name", "$1 \\ {name}"))
                .isEqualTo("Paused $1 \\ {name}.");
    }

    private static Stream<Class<?>> records(Class<?> type) {
        return type.isRecord()
                ? Stream.of(type)
                : Arrays.stream(type.getPermittedSubclasses()).flatMap(WordsTest::records);
    }

    /** Some event of this kind, each component filled by its type. */
    private static Event sample(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        Object[] values = Arrays.stream(types).map(WordsTest::sampleValue).toArray();
        try {
            return (Event) type.getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object sampleValue(Class<?> type) {
        if (type == Instant.class) {
            return SampleService.NOW;
        } else if (type == String.class) {
            return "some";
        } else if (type == long.class) {
            return 7_000_000L;
        } else if (type == Long.class) {
            return 7L;
        } else if (type == int.class) {
            return 3;
        } else if (type == Duration.class) {
            return Duration.ofSeconds(75);
        } else if (type == Word.class) {
            return Word.LIVE;
        } else if (type == EndReason.class) {
            return EndReason.OFFLINE;
        } else if (type == Gap.class) {
            return new Gap(SampleService.NOW, Duration.ofSeconds(3), 1, Gap.Cause.GONE, "some");
        } else if (type == Song.class) {
            return Song.of("some", "some");
        } else if (type == RunningFigures.class) {
            return new RunningFigures(Duration.ofSeconds(3), 1, 1, SampleService.NOW);
        }
        throw new IllegalStateException("an event has a " + type + ": say here what a sample of it is");
    }

    private static List<String> places(String sentence) {
        return PLACE.matcher(sentence)
                .results()
                .map(match -> match.group())
                .sorted()
                .toList();
    }

    private static String id(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static Properties load(String name) {
        try (Reader reader = new InputStreamReader(
                Objects.requireNonNull(Words.class.getResourceAsStream(name)), StandardCharsets.UTF_8)) {
            Properties properties = new Properties();
            properties.load(reader);
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
