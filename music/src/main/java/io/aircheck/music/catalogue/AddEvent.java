package io.aircheck.music.catalogue;

import java.nio.file.Path;

/** What an {@link Adding} tells while it works. */
public sealed interface AddEvent {

    /**
     * How much there is to do.
     *
     * @param known files that are in the catalogue already
     * @param bytes of those that are to be read
     */
    record Found(int files, int known, long bytes) implements AddEvent {}

    /** A file was done with. */
    sealed interface Done extends AddEvent {
        long bytes();
    }

    record Added(Track track, long bytes) implements Done {}

    /** A file was there already, under another name or at another place, or with other tags. */
    record Moved(Track track, long bytes) implements Done {}

    /**
     * @param reason a sentence in English
     */
    record Unreadable(Path file, String reason, long bytes) implements Done {}
}
