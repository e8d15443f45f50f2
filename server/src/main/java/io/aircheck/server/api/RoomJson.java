package io.aircheck.server.api;

import io.aircheck.server.rooms.RoomState;
import io.aircheck.server.rooms.RoomView;
import io.aircheck.server.rooms.WatchedRoom;
import io.aircheck.server.rooms.WatchedRoom.Source;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A room.
 *
 * @param list the list file it stands in; null where it was added on the page
 * @param line in that file
 * @param state live, offline, not_found, login_required, geo_blocked, private, blocked, error, unchecked, paused, unsupported
 * @param skipped why it is not recorded though it might be, or null
 * @param skippedDetail the hours, the rule or the limit that keeps it from being recorded
 * @param recording id of the recording that runs or waits, or null
 */
record RoomJson(
        long id,
        String url,
        @Nullable String platform,
        @Nullable String quality,
        @Nullable String name,
        @Nullable String list,
        @Nullable Integer line,
        boolean paused,
        String state,
        @Nullable String reason,
        Instant since,
        @Nullable Instant checkedAt,
        @Nullable Instant nextCheckAt,
        @Nullable String streamer,
        @Nullable String title,
        @Nullable String category,
        @Nullable String cover,
        @Nullable Long recording,
        @Nullable String skipped,
        @Nullable String skippedDetail) {

    static RoomJson of(RoomView view) {
        WatchedRoom room = view.room();
        RoomState state = view.state();
        Source.ListFile file = room.source() instanceof Source.ListFile listFile ? listFile : null;
        return new RoomJson(
                room.id(),
                room.url(),
                room.platform(),
                room.quality(),
                room.name(),
                file == null ? null : file.file(),
                file == null ? null : file.line(),
                room.paused(),
                state.word().id(),
                state.reason(),
                state.since(),
                state.checkedAt(),
                state.nextCheckAt(),
                state.streamer(),
                state.title(),
                state.category(),
                state.cover(),
                state.recordingId(),
                state.skipped() == null ? null : state.skipped().why().id(),
                state.skipped() == null ? null : state.skipped().detail());
    }
}
