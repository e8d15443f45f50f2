package io.aircheck.server.recordings;

import io.aircheck.music.tracklist.Play;

/**
 * Music that was heard in a recording.
 *
 * @param part the number of the file
 * @param play its times are counted from the beginning of that file
 * @param open whether it is still playing
 */
public record RecordedPlay(long id, long recordingId, int part, Play play, boolean open) {}
