package io.aircheck.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.aircheck.music.IdentificationJson;
import io.aircheck.net.InvalidSettingException;
import io.aircheck.net.ProxyAddress;
import io.aircheck.platforms.Platforms;
import io.aircheck.platforms.Reasons;
import io.aircheck.server.events.Event;
import io.aircheck.server.events.EventForm;
import io.aircheck.server.hooks.HookForm;
import io.aircheck.server.identify.Identification;
import io.aircheck.server.notify.ConfiguredChannel;
import io.aircheck.server.notify.Courier;
import io.aircheck.server.settings.Layer;
import io.aircheck.server.settings.SettingKey;
import io.aircheck.server.settings.SettingKeys;
import io.aircheck.server.steps.Step;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whoever reads Chinese reads no English sentence: neither in what failed nor in why. */
class ExplanationsTest {

    /** Three words of a sentence; names, options and codes stand alone or in two. */
    private static final Pattern LATIN_SENTENCE = Pattern.compile("\\b[a-z]{2,}(?: [a-z]{2,}){2,}\\b");

    /** Commands are typed as they are. */
    private static final Pattern COMMAND = Pattern.compile("aircheck [a-z]+(?: [a-z]+)?");

    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");
    private static final Reasons REASONS = Explanations.of(Platforms.all());
    private static final Viewer READER = SampleService.viewer(Language.CHINESE);

    @TempDir
    static Path home;

    private static PageServer server;

    @BeforeAll
    static void start() {
        server = new PageServer(home, Map.of("language", "zh"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static void assertChinese(@Nullable String text) {
        assertThat(text).isNotNull().containsPattern(HAN).doesNotContainPattern(LATIN_SENTENCE);
    }

    /** Each place where a sentence is made that a page may show. */
    static Stream<String> said() {
        Path server = Path.of("src/main/java/io/aircheck/server");
        String[] outcomes = {
            "new InvalidSettingException",
            "new Verdict.Refused",
            "new Verdict.Later",
            "new Outcome.Failed",
            "new Outcome.Done",
            "unreadable",
            "IdentificationJson.unheard"
        };
        Path recorder = Path.of("../recorder/src/main/java/io/aircheck/recorder");
        Path music = Path.of("../music/src/main/java/io/aircheck/music/cloud");
        return Stream.of(
                        SaidInSource.of(server.resolve("hooks"), outcomes),
                        SaidInSource.of(server.resolve("notify"), outcomes),
                        SaidInSource.of(server.resolve("steps"), outcomes),
                        SaidInSource.of(server.resolve("jobs"), outcomes),
                        SaidInSource.of(server.resolve("lists"), outcomes),
                        SaidInSource.of(server.resolve("facts"), outcomes),
                        SaidInSource.of(server.resolve("identify/ServiceListening.java"), "new IOException", "error"),
                        SaidInSource.of(server.resolve("identify/IdentificationQueue.java"), outcomes),
                        SaidInSource.of(server.resolve("settings/MusicKeys.java"), "problems.add"),
                        SaidInSource.of(
                                recorder,
                                "new End",
                                "incident",
                                "incidents.add",
                                "new Missing",
                                "new FetchFailure",
                                "gaps.add",
                                "new Gap",
                                "new HopelessException"),
                        SaidInSource.of(
                                music,
                                "new Quota",
                                "new BadKey",
                                "new ClockSkew",
                                "new Throttled",
                                "new Unreachable",
                                "new Failed"))
                .flatMap(List::stream);
    }

    @TestFactory
    Stream<DynamicTest> everySentenceThatAPageMayShowHasATranslation() {
        assertThat(said()).hasSizeGreaterThan(120);
        return said().map(sentence ->
                DynamicTest.dynamicTest(sentence, () -> assertChinese(REASONS.inChinese(sentence(sentence)))));
    }

    /** As it is said: what a service says of its refusals stands in parentheses behind it. */
    private static String sentence(String found) {
        String sample = SaidInSource.SAMPLE;
        return found.matches("(?s)(AudD|ACRCloud|AcoustID|" + sample + " (wants|does|is asked|did|has|gave)).*"
                                + sample)
                        && !found.endsWith(": " + sample)
                ? found.substring(0, found.length() - sample.length()) + " (it says: " + sample + ", code 7)"
                : found;
    }

    private record Attempt(String name, Runnable run) {}

    private static Attempt attempt(Consumer<String> reader, String text) {
        return new Attempt(text, () -> reader.accept(text));
    }

    @TestFactory
    Stream<DynamicTest> whatAUserMayWriteWronglyIsExplainedInChinese() {
        Stream<Attempt> channels = Stream.of(
                        "nonsense",
                        "https://nowhere.example/x",
                        "foo://x",
                        "tgram://only",
                        "wxpusher://x",
                        "barks://host",
                        "ntfys://host",
                        "gotifys://host",
                        "mailtos://host",
                        "tgram://TOKEN/CHAT#name=%zz",
                        "tgram://TOKEN/CHAT#about=everything",
                        "tgram://TOKEN/CHAT#language=fr",
                        "tgram://TOKEN/CHAT#color=red")
                .map(text -> attempt(ConfiguredChannel::of, text));
        Stream<Attempt> hooks = Stream.of(
                        "x",
                        "{}",
                        "[1]",
                        "[{\"x\":1}]",
                        "[{}]",
                        "[{\"command\":\"a b\"}]",
                        "[{\"command\":[]}]",
                        "[{\"command\":[\"{title}\"]}]",
                        "[{\"command\":[\"a\",[]]}]",
                        "[{\"command\":[\"a\",\"{x}\"]}]",
                        "[{\"command\":\"a\",\"secret\":\"s\"}]",
                        "[{\"webhook\":\"https://a.example\"}]",
                        "[{\"webhook\":\"ftp://a\",\"on\":\"live\"}]",
                        "[{\"webhook\":\"https://a.example\",\"on\":\"never\"}]",
                        "[{\"webhook\":\"https://a.example\",\"on\":\"live\",\"shape\":\"x\"}]",
                        "[{\"webhook\":\"https://a.example\",\"on\":\"live\",\"limit\":\"9y\"}]",
                        "[{\"webhook\":\"https://a.example\",\"on\":\"live\",\"name\":\"<>\"}]")
                .map(text -> attempt(HookForm::read, text));
        Stream<Attempt> steps = Stream.of(
                        "dance", "run", "join x", "convert", "convert mp4, reencode", "delete, join", "join, delete")
                .map(text -> attempt(Step::list, text));
        Stream<Attempt> proxies = Stream.of("ftp://x:1", "http://x", "http://x:99999", "http://a%zz@x:1")
                .map(text -> attempt(ProxyAddress::parse, text));
        return Stream.of(channels, hooks, steps, proxies)
                .flatMap(it -> it)
                .map(it -> DynamicTest.dynamicTest(it.name(), () -> {
                    String english = refusal(it.run());
                    assertChinese(REASONS.inChinese(english));
                }));
    }

    private static String refusal(Runnable attempt) {
        try {
            attempt.run();
        } catch (InvalidSettingException e) {
            return Objects.requireNonNull(e.getMessage());
        }
        throw new AssertionError("this was taken");
    }

    @Test
    void whyNoAnswerCameIsExplainedInChinese() {
        Stream.of(
                        new UnknownHostException(),
                        new ConnectException(),
                        new SSLException(""),
                        new InterruptedIOException(),
                        new IOException())
                .map(Courier::reason)
                .forEach(reason -> assertChinese(READER.reason(reason)));
        assertThat(READER.reason("HTTP 403: invalid key given here"))
                .as("a service's own words stay")
                .isEqualTo("HTTP 403: invalid key given here");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        notify    | foo://x
        after-recording | dance
        proxy     | ftp://x:1
        split     | sometimes
        keep-age  | forever
        quality   | superb
        path      | {nothing}
        """)
    void aSettingThatIsNotTakenIsExplainedInChinese(String key, String text) {
        String page = server.submit("/settings", "/settings", Map.of(key, text)).body();

        assertThat(page).contains("lang=\"zh-CN\"");
        String trouble = Stream.of(page.split("class=\"trouble\""))
                .skip(1)
                .map(part -> part.substring(part.indexOf('>') + 1, part.indexOf('<')))
                .filter(part -> !part.isBlank())
                .findFirst()
                .orElseThrow(() -> new AssertionError("nothing was refused"));
        assertChinese(trouble);
    }

    @Test
    void whatASettingIsAndAllowsIsSaidInChinese() {
        for (SettingKey<?> key : SettingKeys.in(Layer.SERVICE)) {
            String about = COMMAND.matcher(key.chinese()).replaceAll("");
            assertThat(about).as(key.name()).containsPattern(HAN).doesNotContainPattern(LATIN_SENTENCE);
            assertThat(key.form().allowedChinese()).as(key.name()).doesNotContainPattern(LATIN_SENTENCE);
        }
    }

    @Test
    void eventsThatTellOfFailuresAreReadInChinese() {
        List<Event> failures = List.of(
                new Event.ServiceFailed(SampleService.NOW, "the program has no memory left (Java heap space)"),
                new Event.ServiceFailed(SampleService.NOW, "watching broke off: java.lang.OutOfMemoryError"),
                new Event.ListFileUnreadable(SampleService.NOW, "rooms.txt", "there is no such file"),
                new Event.ListLineRefused(SampleService.NOW, "rooms.txt", 3, "unsupported", "x"),
                new Event.RecordingIncident(
                        SampleService.NOW, 1, "A", 2, "segment 1204: the server answered 404; it is asked for again"));
        for (Event failure : failures) {
            EventLine line = EventLine.of(EventForm.of(failure), READER);
            assertChinese(line.sentence());
            if (line.more() != null && !line.more().equals("x")) {
                assertChinese(line.more());
            }
        }
    }

    @Test
    void anAnswerAboutASongThatDidNotComeIsExplainedInChinese() {
        Identification it = new Identification(
                1,
                "anna",
                null,
                null,
                false,
                Identification.Stage.ANSWERED,
                SampleService.NOW,
                SampleService.NOW,
                IdentificationJson.unheard(
                        "anna",
                        "error",
                        "http://10.0.0.1/x leads to the internal address 10.0.0.1, which only an address that you typed may"
                                + " do"));

        IdentificationModel model = IdentificationModel.of(it, READER);

        assertChinese(model.title());
        assertChinese(model.trouble());
    }
}
