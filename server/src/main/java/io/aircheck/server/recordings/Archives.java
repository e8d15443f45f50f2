package io.aircheck.server.recordings;

import io.aircheck.server.store.Database;
import io.aircheck.server.store.Ids;
import io.aircheck.server.store.Row;
import io.aircheck.server.store.Text;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Folders beside that of the recordings whose files are in the library too. Nothing is ever written into them, and a file in
 * them is named by its whole path.
 */
public final class Archives {

    private final Database database;
    private final Path recordings;

    /** @param recordings the directory of all recordings; what is below it is named from there */
    public Archives(Database database, Path recordings) {
        this.database = database;
        this.recordings = recordings;
    }

    /**
     * What an old recording belongs to now.
     *
     * @param roomId 0 for a room that is not watched
     */
    public record Room(long roomId, String url) {}

    public List<Path> directories() {
        return database.read(client -> client.sql("SELECT directory FROM archives ORDER BY id")
                .query((row, _) -> Path.of(row.getString("directory")))
                .list());
    }

    /** Adds a folder, once. */
    public void add(Path directory) {
        if (directory.startsWith(recordings) || directories().contains(directory)) {
            return;
        }
        long id = database.ids().next(Ids.Table.ARCHIVES);
        database.write(client -> client.sql("INSERT INTO archives (id, directory) VALUES (?, ?)")
                .params(Row.of(id, directory.toString()))
                .update());
    }

    /** Which of these the library does not have yet. */
    public List<ArchivedRecording> unknown(List<ArchivedRecording> found) {
        Set<String> known =
                database.read(client -> client.sql("SELECT file FROM parts").query(String.class).list().stream()
                        .collect(Collectors.toSet()));
        return found.stream()
                .filter(it -> it.parts().stream().noneMatch(part -> known.contains(name(part.file()))))
                .toList();
    }

    /**
     * Puts recordings into the library, all or none. They are locked: what another program made is not cleaned up unless the user
     * unlocks it.
     *
     * @param rooms of each, in their order
     */
    public void add(List<ArchivedRecording> found, List<Room> rooms) {
        database.write(client -> {
            for (int i = 0; i < found.size(); i++) {
                insert(client, found.get(i), rooms.get(i));
            }
        });
    }

    private void insert(JdbcClient client, ArchivedRecording it, Room room) {
        long broadcast = database.ids().next(Ids.Table.BROADCASTS);
        long recording = database.ids().next(Ids.Table.RECORDINGS);
        long startedAt = it.startedAt().toEpochMilli();
        long endedAt = it.endedAt().toEpochMilli();
        client.sql("""
                        INSERT INTO broadcasts (id, room_id, platform, url, streamer, title, started_at, ended_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(Row.of(
                        broadcast,
                        room.roomId(),
                        it.platform(),
                        room.url(),
                        Text.cut(255, it.streamer()),
                        Text.atMost(1024, it.title()),
                        startedAt,
                        endedAt))
                .update();
        String base = name(it.base());
        int slash = base.lastIndexOf('/');
        client.sql("""
                        INSERT INTO recordings (id, broadcast_id, phase, directory, base_name, started_at, ended_at, active_at,
                            end_reason, locked)
                        VALUES (?, ?, 'finished', ?, ?, ?, ?, ?, 'offline', 1)
                        """)
                .params(Row.of(
                        recording,
                        broadcast,
                        slash < 0 ? "" : base.substring(0, slash),
                        base.substring(slash + 1),
                        startedAt,
                        endedAt,
                        endedAt))
                .update();
        for (ArchivedRecording.Part part : it.parts()) {
            client.sql("""
                            INSERT INTO parts (id, recording_id, part_number, file, media_type, is_open, size_bytes,
                                duration_millis, started_at, unit_count) VALUES (?, ?, ?, ?, ?, 0, ?, ?, ?, 0)
                            """)
                    .params(Row.of(
                            database.ids().next(Ids.Table.PARTS),
                            recording,
                            part.number(),
                            name(part.file()),
                            MediaTypes.of(part.file().toString()),
                            part.bytes(),
                            part.duration().toMillis(),
                            part.startedAt().toEpochMilli()))
                    .update();
        }
    }

    /** Relative to the recordings where it is below them. */
    private String name(Path file) {
        Path named = file.startsWith(recordings) ? recordings.relativize(file) : file;
        return named.toString().replace('\\', '/');
    }
}
