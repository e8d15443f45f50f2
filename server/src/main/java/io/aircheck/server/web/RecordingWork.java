package io.aircheck.server.web;

import io.aircheck.server.retention.Kept;
import java.util.List;
import java.util.Optional;

/**
 * What is done to one recording: its jobs, and whether it must stay.
 *
 * @param canGo whether it can be moved into the trash
 * @param inTrash whether it is there
 */
public record RecordingWork(List<JobRow> jobs, boolean canLock, boolean locked, boolean canGo, boolean inTrash) {

    static RecordingWork of(Optional<Kept> it, List<JobRow> jobs) {
        boolean locked = it.filter(Kept::locked).isPresent();
        boolean inTrash = it.filter(kept -> kept.trashedAt() != null).isPresent();
        return new RecordingWork(
                jobs, it.isPresent() && !inTrash, locked, it.isPresent() && !inTrash && !locked, inTrash);
    }
}
