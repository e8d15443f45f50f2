package io.aircheck.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.aircheck.server.access.Visitor;
import io.aircheck.server.recordings.RecordingView;
import io.aircheck.server.settings.Scope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
        List<RoomCard> cards = RoomsModel.cards(SampleService.rooms(), SampleService.running(), viewer);
        RecordingView finished = SampleService.finished().get(2);
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
                                        "", SampleService.running(), SampleService.finished(), 40L, viewer))));
        pages.put(
                "recording",
                fill(
                        "recording",
                        viewer,
                        "recordings",
                        Map.of("model", RecordingModel.of(finished, SampleService.events(), null, viewer))));
        pages.put(
                "recording-running",
                fill(
                        "recording",
                        viewer,
                        "recordings",
                        Map.of(
                                "model",
                                RecordingModel.of(
                                        SampleService.running().get(1), SampleService.events(), null, viewer))));
        pages.put(
                "room",
                fill(
                        "room",
                        viewer,
                        "rooms",
                        Map.of(
                                "model",
                                RoomModel.of(
                                        SampleService.rooms().get(4),
                                        null,
                                        SampleService.finished().subList(0, 3),
                                        SampleService.events(),
                                        viewer))));
        pages.put(
                "events",
                fill(
                        "events",
                        viewer,
                        "events",
                        Map.of(
                                "model",
                                new EventsModel(
                                        SampleService.events().stream()
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
                                        Scope.SERVICE,
                                        viewer.words().say("nav.settings"),
                                        "/settings",
                                        List.of("douyin", "bilibili"),
                                        Map.of("split", SampleService.HOSTILE),
                                        Map.of("split", SampleService.HOSTILE),
                                        viewer))));
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

    private String rooms(Viewer viewer, List<RoomCard> cards) {
        List<RecordingView> day = Stream.concat(SampleService.running().stream(), SampleService.finished().stream())
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
                template.equals("login") ? null : StatusBar.of(SampleService.overview(), viewer.words()),
                new Page.Csrf("_csrf", "X-CSRF-TOKEN", "token"),
                new Visitor.ThisComputer(),
                null);
        Map<String, Object> all = new HashMap<>(values);
        all.put("page", page);
        return templates.fill("page/" + template, all);
    }
}
