package io.aircheck.server.web;

import io.aircheck.server.rooms.RoomView;
import io.aircheck.server.settings.Layer;
import io.aircheck.server.settings.SettingKey;
import io.aircheck.server.settings.SettingKeys;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The page that changes many rooms at once.
 *
 * @param query which rooms it shows
 * @param paused {@code yes}, {@code no}, or empty for as it is
 * @param usual what people change most
 * @param further everything else that a room can have of its own
 */
public record SeveralRoomsModel(
        RoomsQuery query,
        List<RoomsModel.Tab> tabs,
        List<Row> rooms,
        String paused,
        List<Field> usual,
        List<Field> further) {

    private static final Set<String> USUAL = Set.of(
            "quality", "format", "audio-only", "split", "path", "check-interval", "schedule", "notify-only", "proxy");

    /** @param chosen whether it is ticked */
    public record Row(RoomCard card, boolean chosen) {}

    /**
     * A setting of a room.
     *
     * @param typed what was written; empty for as it is
     * @param back whether it is to be taken back
     * @param trouble what is wrong with it; null for nothing
     */
    public record Field(
            String name,
            String help,
            String allowed,
            List<String> choices,
            boolean secret,
            String typed,
            boolean back,
            @Nullable String trouble) {}

    /**
     * What was sent.
     *
     * @param rooms ids
     * @param texts settings by their names; null takes back
     */
    record Wish(List<Long> rooms, String paused, Map<String, @Nullable String> texts) {

        static final Wish NOTHING = new Wish(List.of(), "", Map.of());

        boolean changesNothing() {
            return paused.isEmpty() && texts.isEmpty();
        }
    }

    /**
     * @param all whether all that are shown are ticked
     * @param troubles what is wrong with the wish, by names of settings
     */
    static SeveralRoomsModel of(
            List<RoomView> rooms,
            RoomsQuery query,
            boolean all,
            Wish wish,
            Map<String, String> troubles,
            Viewer viewer) {
        List<RoomCard> cards = RoomsModel.cards(rooms, List.of(), viewer);
        List<RoomCard> found = cards.stream().filter(query::mentions).toList();
        Set<Long> chosen = Set.copyOf(wish.rooms());
        return new SeveralRoomsModel(
                query,
                RoomsModel.tabs(found, query.group(), viewer.words()),
                found.stream()
                        .filter(card -> query.wants(card) || chosen.contains(card.id()))
                        .map(card -> new Row(card, all || chosen.contains(card.id())))
                        .toList(),
                wish.paused(),
                fields(true, wish, troubles, viewer),
                fields(false, wish, troubles, viewer));
    }

    private static List<Field> fields(boolean usual, Wish wish, Map<String, String> troubles, Viewer viewer) {
        boolean english = viewer.words().language() == Language.ENGLISH;
        return SettingKeys.in(Layer.ROOM).stream()
                .filter(key -> !key.inFileOnly() && USUAL.contains(key.name()) == usual)
                .map(key -> field(key, english, wish, troubles))
                .toList();
    }

    private static Field field(SettingKey<?> key, boolean english, Wish wish, Map<String, String> troubles) {
        String typed = wish.texts().get(key.name());
        return new Field(
                key.name(),
                english ? key.english() : key.chinese(),
                english ? key.form().allowed() : key.form().allowedChinese(),
                key.form().choices(),
                key.isSecret(),
                typed == null || key.isSecret() ? "" : typed,
                wish.texts().containsKey(key.name()) && typed == null,
                troubles.get(key.name()));
    }

    /** The address of the page with all its rooms ticked. */
    public String all() {
        String state = query.group() == null ? "" : query.group().id();
        return "/rooms/several?all=true&state=" + state + "&q="
                + URLEncoder.encode(query.text(), StandardCharsets.UTF_8);
    }
}
