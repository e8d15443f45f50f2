package io.aircheck.server.watch;

import io.aircheck.platforms.Address;
import io.aircheck.platforms.PlatformRegistry;
import io.aircheck.platforms.StreamChoice;
import io.aircheck.server.lists.ListEntry;
import io.aircheck.server.rooms.NewRoom;
import io.aircheck.server.rooms.RoomKey;
import io.aircheck.server.rooms.RoomRefusedException;
import io.aircheck.server.rooms.RoomRefusedException.Why;
import io.aircheck.server.rooms.RoomScopes;
import io.aircheck.server.rooms.RoomState.Word;
import io.aircheck.server.rooms.RoomStore;
import io.aircheck.server.rooms.RoomStore.StoredRoom;
import io.aircheck.server.rooms.RoomStore.Unnumbered;
import io.aircheck.server.rooms.RoomView;
import io.aircheck.server.rooms.Rooms;
import io.aircheck.server.rooms.WatchedRoom;
import io.aircheck.server.rooms.WatchedRoom.Source;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which rooms there are: those of the lists and those added on the page, each once. Tells the {@link Watcher}. */
public final class Roster implements Rooms {

    private static final Comparator<RoomView> ORDER = Comparator.comparing(
                    (RoomView view) -> view.state().recordingId() == null)
            .thenComparing(view -> view.state().word() != Word.LIVE)
            .thenComparing(RoomView::displayName, String.CASE_INSENSITIVE_ORDER)
            .thenComparing(view -> view.room().id());

    private final RoomStore store;
    private final PlatformRegistry registry;
    private final Watcher watcher;
    private final RoomScopes scopes;
    private Map<RoomKey, ListEntry> listed = Map.of();
    private Map<RoomKey, StoredRoom> stored;

    /** @param scopes is told of all rooms */
    public Roster(RoomStore store, PlatformRegistry registry, Watcher watcher, RoomScopes scopes) {
        this.scopes = scopes;
        this.store = store;
        this.registry = registry;
        this.watcher = watcher;
        this.stored = store.number(List.of());
    }

    /** The lists say now that these rooms, each once, are to be watched. */
    public synchronized void listed(List<ListEntry> entries) {
        listed = entries.stream()
                .collect(Collectors.toMap(ListEntry::key, entry -> entry, (first, _) -> first, LinkedHashMap::new));
        stored = store.number(entries.stream()
                .map(entry -> new Unnumbered(entry.key(), entry.url()))
                .toList());
        sync();
    }

    private void sync() {
        List<WatchRequest> wanted = new ArrayList<>();
        listed.forEach((key, entry) -> wanted.add(ofList(entry, Objects.requireNonNull(stored.get(key)))));
        stored.values().stream()
                .filter(room -> room.fromPage() && !listed.containsKey(room.key()))
                .sorted(Comparator.comparing(StoredRoom::id))
                .forEach(room -> wanted.add(ofPage(room)));
        scopes.watch(wanted.stream()
                .filter(request -> request.match() != null)
                .collect(Collectors.toMap(
                        request -> RoomKey.of(request.room().url(), request.match()),
                        request -> request.room().scope(),
                        (first, _) -> first)));
        watcher.sync(wanted);
    }

    private static WatchRequest ofList(ListEntry entry, StoredRoom room) {
        WatchedRoom watched = new WatchedRoom(
                room.id(),
                entry.url(),
                entry.match() == null ? null : entry.match().room().platform(),
                entry.quality(),
                entry.name(),
                new Source.ListFile(entry.file(), entry.line()),
                entry.paused() || room.paused());
        return new WatchRequest(watched, entry.match());
    }

    private WatchRequest ofPage(StoredRoom room) {
        PlatformRegistry.Match match = registry.find(room.url()).orElse(null);
        WatchedRoom watched = new WatchedRoom(
                room.id(),
                room.url(),
                match == null ? null : match.room().platform(),
                room.quality(),
                room.name(),
                new Source.Page(),
                room.paused());
        return new WatchRequest(watched, match);
    }

    @Override
    public List<RoomView> all() {
        return watcher.views().stream().sorted(ORDER).toList();
    }

    @Override
    public Optional<RoomView> find(long id) {
        return watcher.view(id);
    }

    @Override
    public synchronized Optional<RoomView> watched(String url) {
        return registry.find(url.strip())
                .map(match -> stored.get(RoomKey.of(url.strip(), match)))
                .flatMap(room -> watcher.view(room.id()));
    }

    @Override
    public synchronized RoomView add(NewRoom wish) {
        String url = wish.url().strip();
        PlatformRegistry.Match match = registry.find(url)
                .orElseThrow(() -> new RoomRefusedException(Why.UNSUPPORTED, "no platform knows the address " + url));
        String typed = Address.parse(url).map(Address::url).orElse(url);
        String quality = checkedQuality(wish.quality());
        RoomKey key = RoomKey.of(url, match);
        StoredRoom known = stored.get(key);
        if (listed.containsKey(key) || (known != null && known.fromPage())) {
            throw new RoomRefusedException(Why.DUPLICATE, url + " is watched already");
        }
        stored = store.number(List.of(new Unnumbered(key, typed)));
        long id = Objects.requireNonNull(stored.get(key)).id();
        save(new StoredRoom(id, key, typed, quality, blankToNull(wish.name()), true, false));
        return known(id);
    }

    @Override
    public synchronized RoomView pause(long id) {
        setPaused(id, true);
        return known(id);
    }

    @Override
    public synchronized RoomView resume(long id) {
        StoredRoom room = storedRoom(id);
        ListEntry entry = listed.get(room.key());
        if (entry != null && entry.paused()) {
            throw new RoomRefusedException(
                    Why.IN_LIST_FILE,
                    "the room is paused by a # in line " + entry.line() + " of " + entry.file() + "; remove it there");
        }
        setPaused(id, false);
        return known(id);
    }

    private void setPaused(long id, boolean paused) {
        StoredRoom room = storedRoom(id);
        if (room.paused() != paused) {
            save(new StoredRoom(id, room.key(), room.url(), room.quality(), room.name(), room.fromPage(), paused));
        }
    }

    @Override
    public synchronized void remove(long id) {
        StoredRoom room = storedRoom(id);
        ListEntry entry = listed.get(room.key());
        if (entry != null) {
            throw new RoomRefusedException(
                    Why.IN_LIST_FILE,
                    "the room stands in line " + entry.line() + " of " + entry.file() + "; remove it there");
        }
        save(new StoredRoom(id, room.key(), room.url(), null, null, false, false));
    }

    @Override
    public void checkNow(long id) {
        known(id);
        watcher.checkNow(id);
    }

    private void save(StoredRoom room) {
        store.save(room);
        stored.put(room.key(), room);
        sync();
    }

    private RoomView known(long id) {
        return watcher.view(id).orElseThrow(() -> unknown(id));
    }

    private StoredRoom storedRoom(long id) {
        known(id);
        return stored.values().stream()
                .filter(room -> room.id() == id)
                .findFirst()
                .orElseThrow(() -> unknown(id));
    }

    private static RoomRefusedException unknown(long id) {
        return new RoomRefusedException(Why.UNKNOWN, "there is no room " + id);
    }

    private static @Nullable String checkedQuality(@Nullable String words) {
        String word = blankToNull(words);
        if (word != null && !StreamChoice.isWish(word)) {
            throw new RoomRefusedException(
                    Why.QUALITY,
                    "\"" + word
                            + "\" is no quality; allowed are best, worst, audio_only, a height such as 1080p60 or 720p,"
                            + " and OD 原画, BD 蓝光, UHD 超清, HD 高清, SD 标清, LD 流畅");
        }
        return word;
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
