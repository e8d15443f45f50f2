package io.aircheck.server.events;

import io.aircheck.music.Song;
import io.aircheck.recorder.EndReason;
import io.aircheck.recorder.Gap;
import io.aircheck.server.recordings.RunningFigures;
import io.aircheck.server.rooms.RoomState;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Something that happened. {@link EventForm} gives each its key and parameters. */
public sealed interface Event {

    Instant at();

    /** What concerns one room. */
    sealed interface OfRoom extends Event {
        long roomId();

        /** What to call the room: the streamer, else the address. */
        String room();
    }

    /** What concerns one recording of a room. */
    sealed interface OfRecording extends OfRoom {
        long recordingId();
    }

    record ServiceStarted(Instant at, String version, int rooms) implements Event {}

    record ServiceStopping(Instant at) implements Event {}

    /**
     * Settings were changed on the page or through the API.
     *
     * @param scope service, platform:ID or room:ID
     * @param names of the changed settings, with commas between them
     * @param roomId null unless they are a room's
     */
    record SettingsChanged(
            Instant at,
            String scope,
            String names,
            @Nullable Long roomId) implements Event {}

    record RoomAdded(Instant at, long roomId, String room) implements OfRoom {}

    record RoomRemoved(Instant at, long roomId, String room) implements OfRoom {}

    record RoomPaused(Instant at, long roomId, String room) implements OfRoom {}

    record RoomResumed(Instant at, long roomId, String room) implements OfRoom {}

    /** A room was checked and nothing changed but the times; only for live pages. */
    record RoomChecked(Instant at, long roomId, String room) implements OfRoom {}

    record RoomStateChanged(
            Instant at,
            long roomId,
            String room,
            RoomState.Word from,
            RoomState.Word to,
            @Nullable String reason) implements OfRoom {}

    /**
     * A room is not recorded though it might be.
     *
     * @param why {@link io.aircheck.server.rooms.Skipped.Why#id}
     * @param detail what belongs to it: the hours, the rule, the limit
     */
    record RoomSkipped(
            Instant at,
            long roomId,
            String room,
            String why,
            @Nullable String detail) implements OfRoom {}

    record RecordingStarted(
            Instant at,
            long roomId,
            String room,
            long recordingId,
            @Nullable String title) implements OfRecording {}

    /** The stream is back within the time in which drops are joined, or the service after a restart. */
    record RecordingContinued(Instant at, long roomId, String room, long recordingId) implements OfRecording {}

    /** How far a running recording is, about once a second; only for live pages. */
    record RecordingProgressed(Instant at, long roomId, String room, long recordingId, RunningFigures figures)
            implements OfRecording {}

    /** A file was begun; only for programs that want to know. */
    record PartOpened(Instant at, long roomId, String room, long recordingId, long partId, String file)
            implements OfRecording {}

    /** A file got its final name. */
    record PartFinished(
            Instant at,
            long roomId,
            String room,
            long recordingId,
            long partId,
            String file,
            long bytes,
            Duration duration)
            implements OfRecording {}

    record GapFound(Instant at, long roomId, String room, long recordingId, Gap gap) implements OfRecording {}

    /**
     * A song begins in a recording.
     *
     * @param position where, from the beginning of the recording
     */
    record SongStarted(Instant at, long roomId, String room, long recordingId, Song song, Duration position)
            implements OfRecording {}

    /** Trouble that the recorder deals with. */
    record RecordingIncident(Instant at, long roomId, String room, long recordingId, String what)
            implements OfRecording {}

    record RecordingEnded(
            Instant at,
            long roomId,
            String room,
            long recordingId,
            EndReason reason,
            @Nullable String message,
            Duration duration,
            long bytes,
            int gaps)
            implements OfRecording {}

    /** A file that the last run left open was made playable; its length is 0 where nothing could be kept. */
    record PartRecovered(Instant at, String file, long bytes) implements Event {}

    /** A line of a list file cannot be used. */
    record ListLineRefused(Instant at, String file, int line, String problem, String text) implements Event {}

    /** A list file was read after a change. */
    record ListFileRead(Instant at, String file, int rooms) implements Event {}

    /** A list file is gone or cannot be read; its rooms stay as they were. */
    record ListFileUnreadable(Instant at, String file, String reason) implements Event {}

    /** A platform that the user wrote is there, or was read after a change. */
    record PlatformFileRead(Instant at, String file) implements Event {}

    /** A platform that the user wrote cannot be used. */
    record PlatformFileBroken(Instant at, String file, String reason) implements Event {}

    /** The file of a platform was taken away. */
    record PlatformFileGone(Instant at, String file) implements Event {}

    /** Recordings stop, for the disk is nearly full. */
    record DiskLow(Instant at, long freeBytes, long thresholdBytes) implements Event {}

    /** Memory is nearly full: no more recordings than so many are begun. */
    record MemoryLow(Instant at, int limit) implements Event {}

    record MemoryRecovered(Instant at) implements Event {}

    /** The program cannot go on; it finishes its files and ends. */
    record ServiceFailed(Instant at, String reason) implements Event {}

    record DiskRecovered(Instant at, long freeBytes, long thresholdBytes) implements Event {}

    /** Work that waits in line has gone on; only for live pages. */
    record JobChanged(Instant at, long jobId) implements Event {}

    /** A program or a step of a recording failed, or a webhook was given up. */
    record JobFailed(
            Instant at,
            long roomId,
            String room,
            String task,
            @Nullable String message) implements OfRoom {}

    /**
     * The rules of clean-up took something away.
     *
     * @param moved how many recordings went into the trash
     * @param deleted how many were deleted for good
     * @param bytes how much room that made
     */
    record CleanedUp(Instant at, int moved, int deleted, long bytes) implements Event {}
}
