package io.aircheck.server.web;

import static io.aircheck.server.accounts.Scope.OPERATE;
import static io.aircheck.server.accounts.Scope.READ;
import static org.assertj.core.api.Assertions.assertThat;

import io.aircheck.server.access.Gate;
import io.aircheck.server.access.Visitor;
import io.aircheck.server.accounts.Account;
import io.aircheck.server.accounts.ApiKey;
import io.aircheck.server.accounts.Role;
import io.aircheck.server.audit.AuditLine;
import io.aircheck.server.jobs.Job;
import io.aircheck.server.overview.LogTail;
import io.aircheck.server.recordings.LibraryQuery;
import io.aircheck.server.recordings.RecordingView;
import io.aircheck.server.recordings.RoomHistory;
import io.aircheck.server.settings.Scope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every page, filled with a made-up evening, in both languages; left in {@code target/pages} to be looked at. */
class PagesTest {

    @TempDir
    private Path folder;

    private final Templates templates = new Templates();
    private final SampleWork work = new SampleWork();

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyPageCanBeFilledAndEscapesWhatPlatformsSay(Language language) throws IOException {
        Viewer viewer = SampleService.viewer(language);
        Map<String, String> pages = pages(viewer);
        Path shown = Files.createDirectories(Path.of("target", "pages", language.tag()));
        for (Map.Entry<String, String> page : pages.entrySet()) {
            Files.writeString(shown.resolve(page.getKey() + ".html"), page.getValue());
            assertThat(page.getValue())
                    .as(page.getKey())
                    .contains("<html lang=\"" + language.tag() + "\"", "</html>")
                    .doesNotContain("<script>", " style=", " onclick=");
        }
        assertThat(pages.get("rooms")).contains("&lt;script>alert(1)", "林间小调", "0:42:11");
    }

    @Test
    void aPageWithoutRoomsTellsWhatToDo() {
        Viewer viewer = SampleService.viewer(Language.ENGLISH);
        assertThat(rooms(viewer, List.of()))
                .contains("copy its address", "config/rooms.txt")
                .doesNotContain("class=\"tabs\"");
    }

    private Map<String, String> pages(Viewer viewer) {
        List<RoomCard> cards = RoomsModel.cards(SampleRooms.rooms(), SampleRecordings.running(), viewer);
        RecordingView finished = SampleRecordings.finished().get(2);
        Map<String, String> pages = new HashMap<>();
        pages.put("rooms", rooms(viewer, cards));
        pages.put("welcome", rooms(viewer, List.of()));
        pages.put(
                "recordings",
                fill(
                        "recordings",
                        viewer,
                        "recordings",
                        Map.of(
                                "model",
                                RecordingsModel.of(
                                        new RecordingsQuery("", "moon", "5", "", "2026-11-01", ""),
                                        new RecordingsModel.Choices(
                                                List.of(new RecordingsModel.Choice("5", SampleService.HOSTILE, true)),
                                                List.of(new RecordingsModel.Choice("douyin", "Douyin", false))),
                                        hits(SampleRecordings.running()),
                                        hits(SampleRecordings.finished()),
                                        40L,
                                        viewer))));
        pages.put(
                "recording",
                fill(
                        "recording",
                        viewer,
                        "recordings",
                        Map.of(
                                "model",
                                RecordingModel.of(finished, SampleEvents.events(), RecordingModel.Wanted.FIRST, viewer),
                                "work",
                                RecordingWork.of(
                                        new SampleRetention().find(58), rows(work.latest(20, null, 58L), viewer)))));
        pages.put(
                "recording-running",
                fill(
                        "recording",
                        viewer,
                        "recordings",
                        Map.of(
                                "model",
                                RecordingModel.of(
                                        SampleRecordings.running().get(1),
                                        SampleEvents.events(),
                                        RecordingModel.Wanted.FIRST,
                                        viewer),
                                "work",
                                RecordingWork.of(Optional.empty(), List.of()))));
        pages.put(
                "room",
                fill(
                        "room",
                        viewer,
                        "rooms",
                        Map.of(
                                "model",
                                RoomModel.of(
                                        SampleRooms.rooms().get(4),
                                        null,
                                        SampleRecordings.finished().subList(0, 3),
                                        SampleEvents.events(),
                                        calendar("2026-11", viewer),
                                        viewer),
                                "jobs",
                                rows(work.latest(3, null, null), viewer))));
        pages.put(
                "jobs",
                fill(
                        "jobs",
                        viewer,
                        "jobs",
                        Map.of(
                                "model",
                                JobsModel.of(
                                        HookRow.of(work.all(), viewer.words()),
                                        work.programs(),
                                        rows(work.latest(20, null, null), viewer),
                                        viewer.words()))));
        SampleRetention retention = new SampleRetention();
        pages.put(
                "cleanup",
                fill(
                        "cleanup",
                        viewer,
                        "cleanup",
                        Map.of(
                                "model",
                                CleanUpModel.of(retention.preview(), retention.trash(), retention.inTrash(), viewer))));
        pages.put(
                "events",
                fill(
                        "events",
                        viewer,
                        "events",
                        Map.of(
                                "model",
                                new EventsModel(
                                        SampleEvents.events().stream()
                                                .map(event -> EventLine.of(event, viewer))
                                                .toList(),
                                        null))));
        pages.put(
                "settings",
                fill(
                        "settings",
                        viewer,
                        "settings",
                        Map.of(
                                "model",
                                SettingsModel.of(
                                        PageServer.settings(folder, Map.of("quality", "720p")),
                                        Scope.service(),
                                        viewer.words().say("nav.settings"),
                                        "/settings",
                                        List.of("douyin", "bilibili"),
                                        Map.of("split", SampleService.HOSTILE),
                                        Map.of("split", SampleService.HOSTILE),
                                        viewer))));
        pages.put("setup", fill("setup", viewer, "", Map.of("name", "owner", "code", true, "trouble", "")));
        pages.put(
                "account",
                fill(
                        "account",
                        viewer,
                        "account",
                        Map.of("model", AccountModel.of(Gate.person(accounts().getFirst()), viewer))));
        pages.put(
                "accounts",
                fill(
                        "accounts",
                        viewer,
                        "account",
                        Map.of(
                                "model",
                                AccountsModel.of(accounts(), false, true, new Visitor.ThisComputer(), viewer))));
        pages.put(
                "keys",
                fill(
                        "keys",
                        viewer,
                        "account",
                        Map.of(
                                "model",
                                KeysModel.of(keys(), viewer),
                                "secret",
                                "ack_0123456789abcdefghijklmnopqrstuvwxyzABCDEFG")));
        pages.put("audit", fill("audit", viewer, "account", Map.of("model", AuditModel.of(audit(), 6, "", viewer))));
        SampleIdentifications answers = new SampleIdentifications();
        List<IdentificationModel> asked = answers.latest(9, null).stream()
                .map(it -> IdentificationModel.of(it, viewer))
                .toList();
        pages.put(
                "identify",
                fill(
                        "identify",
                        viewer,
                        "identify",
                        Map.of("asked", asked, "typed", "x\"y", "older", "/identify?before=1")));
        for (IdentificationModel answer : asked) {
            pages.put(
                    "identification-" + answer.id(),
                    fill("identification", viewer, "identify", Map.of("model", answer)));
        }
        pages.put("status", fill("status", viewer, "status", Map.of("model", status(viewer))));
        LogTail.Entry entry = new LogTail.Entry("2026-11-20 13:00:02", LogTail.Level.ERROR, SampleService.HOSTILE);
        pages.put(
                "log",
                fill(
                        "log",
                        viewer,
                        "events",
                        Map.of("file", "/logs/aircheck.log", "level", LogTail.Level.WARN, "entries", List.of(entry))));
        pages.put("login", fill("login", viewer, "", Map.of("trouble", "", "names", true)));
        pages.put(
                "error",
                fill(
                        "error",
                        viewer,
                        "",
                        Map.of(
                                "status",
                                404,
                                "title",
                                viewer.words().say("error.404.title"),
                                "help",
                                viewer.words().say("error.404.help"))));
        return pages;
    }

    private static List<LibraryQuery.Hit> hits(List<RecordingView> recordings) {
        return recordings.stream()
                .map(it -> new LibraryQuery.Hit(it, it.plays()))
                .toList();
    }

    private static Calendar calendar(String month, Viewer viewer) {
        Calendar.Page page = Calendar.Page.of(month, viewer);
        RoomHistory history = SampleRecordings.history(page.from(viewer.zone()), page.to(viewer.zone()));
        return Calendar.of(page, history, 5, DayOfWeek.MONDAY, viewer);
    }

    private static StatusModel status(Viewer viewer) {
        Words words = viewer.words();
        double[] load = IntStream.range(0, 400)
                .mapToDouble(i -> 0.5 + 0.4 * Math.sin(i / 9.0))
                .toArray();
        String line = Chart.line(load, 1);
        List<StatusModel.Figure> figures = List.of(
                new StatusModel.Figure(words.say("status.recording"), "4", "15.3 Mbit/s", EventLine.Tone.AIR, "/"),
                new StatusModel.Figure(
                        words.say("status.rooms.attention"), "2", "", EventLine.Tone.WARN, "/?state=attention"),
                new StatusModel.Figure(
                        words.say("status.errors"),
                        "3 %",
                        words.say("status.errors.of", Map.of("failed", "31", "all", "1034")),
                        EventLine.Tone.PLAIN,
                        null),
                new StatusModel.Figure(words.say("status.disk"), "412 GB", "", EventLine.Tone.PLAIN, null));
        List<Chart> charts = List.of(
                new Chart(words.say("status.processor"), "31 %", List.of(line)),
                new Chart(words.say("status.network"), "1 Mbit/s", List.of(line, Chart.line(new double[] {0, 9}, 3))));
        return new StatusModel(
                new StatusModel.Now(figures, charts),
                Moment.full(SampleService.NOW, viewer.zone()),
                List.of(
                        platform("bilibili", 62, EventLine.Tone.WARN, SampleService.HOSTILE, viewer),
                        platform("douyin", 100, EventLine.Tone.GOOD, "", viewer)));
    }

    private static StatusModel.Platform platform(
            String id, int percent, EventLine.Tone tone, String failures, Viewer viewer) {
        Words words = viewer.words();
        return new StatusModel.Platform(
                id,
                viewer.platform(id),
                words.count("status.rooms", 12),
                words.say("status.success", Map.of("percent", Integer.toString(percent), "n", "1034")),
                percent,
                tone,
                failures,
                Moment.ago(SampleService.NOW.minusSeconds(95), viewer),
                words.say("status.cookie.age", "span", Figures.roughly(Duration.ofDays(25), words)),
                percent < 90);
    }

    private static List<Account> accounts() {
        Instant made = SampleService.NOW.minusSeconds(9_000_000);
        return List.of(
                new Account(1, "王小明", Role.OWNER, "{bcrypt}x", 0, made, SampleService.NOW.minusSeconds(90)),
                new Account(2, "operations@example.com", Role.OPERATOR, "{bcrypt}x", 0, made, null),
                new Account(3, "guest", Role.VIEWER, "{bcrypt}x", 0, made, SampleService.NOW.minusSeconds(400_000)));
    }

    private static List<ApiKey> keys() {
        Instant made = SampleService.NOW.minusSeconds(9_000_000);
        return List.of(
                new ApiKey(1, "Home Assistant", OPERATE, "ack_Zm9vYm", "王小明", made, null, SampleService.NOW),
                new ApiKey(2, SampleService.HOSTILE, READ, "ack_YmFyYm", "guest", made, made.plusSeconds(60), null));
    }

    private static List<AuditLine> audit() {
        AuditLine.Actor wang = new AuditLine.Actor("person", "王小明");
        return List.of(
                line(7, wang, "room.add", SampleService.HOSTILE, AuditLine.Result.DONE, 302),
                line(6, new AuditLine.Actor("key", "Home Assistant"), "room.pause", "林间小调", AuditLine.Result.DONE, 200),
                line(5, new AuditLine.Actor("stranger", ""), "login", "王小明", AuditLine.Result.REFUSED, 401),
                line(
                        4,
                        new AuditLine.Actor("person", "guest"),
                        "recording.stop",
                        "studio_nine",
                        AuditLine.Result.REFUSED,
                        403),
                line(3, wang, "key.make", "Home Assistant", AuditLine.Result.DONE, 302),
                line(2, new AuditLine.Actor("computer", ""), "setup", "王小明", AuditLine.Result.DONE, 302),
                line(1, new AuditLine.Actor("computer", ""), "room.check", "林间小调", AuditLine.Result.FAILED, 500));
    }

    private static AuditLine line(
            long id, AuditLine.Actor actor, String act, String thing, AuditLine.Result result, int status) {
        Instant at = SampleService.NOW.minusSeconds((8 - id) * 9000);
        return new AuditLine(id, at, actor, "192.168.1." + id, act, thing, result, status);
    }

    private List<JobRow> rows(List<Job> jobs, Viewer viewer) {
        return JobRow.of(jobs, work, viewer);
    }

    private String rooms(Viewer viewer, List<RoomCard> cards) {
        List<RecordingView> day = Stream.concat(
                        SampleRecordings.running().stream(), SampleRecordings.finished().stream())
                .toList();
        return fill(
                "rooms",
                viewer,
                "rooms",
                Map.of(
                        "model", RoomsModel.of(cards, RoomsQuery.ALL, viewer.words()),
                        "strip", Strip.recent(cards.isEmpty() ? List.of() : day, viewer),
                        "problems", List.of(),
                        "typed", ""));
    }

    private String fill(String template, Viewer viewer, String section, Map<String, Object> values) {
        Page page = new Page(
                viewer.words(),
                Theme.AUTO,
                section,
                "x",
                "/",
                null,
                template.equals("login") || template.equals("setup")
                        ? null
                        : StatusBar.of(SampleService.overview(), viewer.words()),
                new Page.Csrf("_csrf", "X-CSRF-TOKEN", "token"),
                new Visitor.ThisComputer(),
                null);
        Map<String, Object> all = new HashMap<>(values);
        all.put("page", page);
        return templates.fill("page/" + template, all);
    }
}
